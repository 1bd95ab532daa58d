using System.CommandLine;
using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace schema</c>.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("schema", """
            Write the JSON Schema of scenario or sweep files, by which editors complete and check what is typed. In the first line of a file, VS Code takes it from
            # yaml-language-server: $schema=scenario.schema.json

            Examples:
              semspace schema --out scenario.schema.json
              semspace schema --sweep --out sweep.schema.json
            """);
        Option<string?> output = PathOptions.Output<string?>("file to write to (default: standard output)", null);
        Option<bool> sweep = new("--sweep") { Description = "the schema of sweep files" };
        command.Add(output);
        command.Add(sweep);
        command.SetAction(parse =>
        {
            OutputPlace place = terminal.Place(parse.GetValue(output));
            OutputPlace.Check([place], []);
            WholeFile.Write(place, file => file.Write(parse.GetValue(sweep) ? SchemaDocument.Sweep : SchemaDocument.Scenario));
            return ExitCode.Success;
        });
        return command;
    }
}
