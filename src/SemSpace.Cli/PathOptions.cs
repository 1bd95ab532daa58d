using System.CommandLine;
using System.CommandLine.Parsing;

namespace SemSpace.Cli;

/// <summary>Options and arguments that name a file or a folder. None may be empty, as one made of an unset variable is.</summary>
internal static class PathOptions
{
    /// <summary>An option that names a file.</summary>
    public static Option<string?> File(string name, string description) => Checked(new Option<string?>(name) { Description = description, HelpName = "file" });

    /// <summary>An option that names a folder.</summary>
    public static Option<string?> Folder(string name, string description) => Checked(new Option<string?>(name) { Description = description, HelpName = "folder" });

    /// <summary>The option that names the folder of all results.</summary>
    public static Option<string> Results(string description)
        => Checked(new Option<string>("--out") { Description = description, HelpName = "folder", DefaultValueFactory = _ => "results" });

    /// <summary>The option that names the one file which a command writes, also under its earlier name.</summary>
    /// <typeparam name="T">A text, which may be null where no file stands for none given.</typeparam>
    /// <param name="description">What the file is.</param>
    /// <param name="file">Its name unless it is given.</param>
    public static Option<T> Output<T>(string description, T file)
        => Checked(new Option<T>("--out", "--output") { Description = description, HelpName = "file", DefaultValueFactory = _ => file });

    /// <summary>The option, which from now on refuses an empty name.</summary>
    public static Option<T> Checked<T>(Option<T> option)
    {
        option.Validators.Add(result => Check(result, option.Name));
        return option;
    }

    /// <summary>The argument, which from now on refuses an empty name.</summary>
    public static Argument<T> Checked<T>(Argument<T> argument)
    {
        argument.Validators.Add(result => Check(result, argument.Name));
        return argument;
    }

    private static void Check(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value))) result.AddError($"{name} is empty; must be the name of a file or folder.");
    }
}
