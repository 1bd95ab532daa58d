using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tests.Output;

public sealed class WholeFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Target => _folder.In("plan.csv");

    [Fact]
    public void A_file_appears_when_it_is_complete_and_nothing_else_stays()
    {
        using (WholeFile file = WholeFile.Begin(Target))
        {
            file.Text.Write("new");
            Assert.False(File.Exists(Target));
            file.Complete();
        }

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_file_that_is_given_up_leaves_the_earlier_one()
    {
        _folder.Write("plan.csv", "old");
        using (WholeFile file = WholeFile.Begin(Target)) file.Text.Write("new");

        Assert.Equal("old", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Of_two_that_write_one_file_each_puts_its_whole_content_there()
    {
        using WholeFile first = WholeFile.Begin(Target), second = WholeFile.Begin(Target);
        first.Text.Write("first");
        second.Text.Write("second, longer");
        second.Complete();
        Assert.Equal("second, longer", File.ReadAllText(Target));
        first.Complete();
        Assert.Equal("first", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void What_a_killed_process_left_is_swept_up_and_nothing_else()
    {
        _folder.Write(".semspace-1-1.partial", "left");
        string[] kept = [_folder.Write(".plan.csv.partial", ""), _folder.Write(".semspace-notes.partial", ""), _folder.Write(".semspace-1-1.partial.txt", "")];
        Directory.CreateDirectory(_folder.In(".semspace-2-2.partial"));
        using WholeFile held = WholeFile.Begin(_folder.In("other.csv"));
        WholeFile.Write(Target, text => text.Write("new"));
        held.Text.Write("still there");
        held.Complete();

        Assert.Equal([.. kept, _folder.In(".semspace-2-2.partial"), _folder.In("other.csv"), Target], Directory.EnumerateFileSystemEntries(_folder.Path).Order(StringComparer.Ordinal).ToHashSet());
    }

    [Fact]
    public void A_link_stays_and_its_target_is_replaced()
    {
        _folder.Write("real/deep/target.csv", "old");
        Directory.CreateSymbolicLink(_folder.In("folder"), "real/deep");
        File.CreateSymbolicLink(_folder.In("real/deep/link.csv"), "../deep/target.csv");
        File.CreateSymbolicLink(Target, "folder/link.csv");
        WholeFile.Write(Target, text => text.Write("new"));

        Assert.Equal("folder/link.csv", new FileInfo(Target).LinkTarget);
        Assert.Equal("new", File.ReadAllText(_folder.In("real/deep/target.csv")));
        Assert.Null(new FileInfo(_folder.In("real/deep/target.csv")).LinkTarget);
    }

    [Fact]
    public void Two_dots_behind_a_link_lead_where_the_system_says()
    {
        Directory.CreateDirectory(_folder.In("a/b"));
        Directory.CreateSymbolicLink(_folder.In("link"), "a/b");
        WholeFile.Write(_folder.In("link") + "/../x.csv", text => text.Write("new"));

        Assert.Equal("new", File.ReadAllText(_folder.In("a/x.csv")));
    }

    [Fact]
    public void A_link_to_nothing_makes_its_target_and_a_circle_is_refused()
    {
        File.CreateSymbolicLink(_folder.In("link.csv"), "plan.csv");
        WholeFile.Write(_folder.In("link.csv"), text => text.Write("new"));
        Assert.Equal("new", File.ReadAllText(Target));
        File.CreateSymbolicLink(_folder.In("a"), "b");
        File.CreateSymbolicLink(_folder.In("b"), "a");
        AssertRefused(_folder.In("a"), "its links lead in a circle");
    }

    [Fact]
    public void A_file_keeps_its_permissions_and_one_that_is_protected_its_content()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such permissions.");
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("plan.csv", "old");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        WholeFile.Write(Target, text => text.Write("new"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Target));
        File.SetUnixFileMode(Target, UnixFileMode.UserRead);
        AssertRefused(Target, "it is write-protected");
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void Folders_devices_and_pipes_are_refused()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux says what is a device.");
        AssertRefused(_folder.Path, "it is a folder");
        AssertRefused("/dev/full", "it is a device or a pipe; must be a file or /dev/stdout");
        using (Process make = Process.Start("mkfifo", [_folder.In("pipe")])) make.WaitForExit();
        AssertRefused(_folder.In("pipe"), "it is a device or a pipe; must be a file or /dev/stdout");
    }

    [Fact]
    public void What_is_read_is_not_written_whatever_it_is_called()
    {
        string input = _folder.Write("input.yaml", "");
        File.CreateSymbolicLink(_folder.In("link"), "input.yaml");
        foreach (string name in new[] { input, _folder.In("link"), Path.Combine(_folder.Path, "x", "..", "input.yaml") })
            Assert.EndsWith("it is read here. Choose another name.", Assert.Throws<ResultsException>(() => OutputPlace.Check([name], [input])).Message, StringComparison.Ordinal);
        OutputPlace.Check([Target], [input]);
    }

    [Fact]
    public void One_file_is_not_for_two_outputs()
        => Assert.EndsWith("it is named for two outputs. Give each a name of its own.", Assert.Throws<ResultsException>(() => OutputPlace.Check([Target, _folder.In("./plan.csv")], [])).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(string place, string reason)
        => Assert.Equal($"Results cannot be written to {place}: {reason}.", Assert.Throws<ResultsException>(() => WholeFile.Begin(place)).Message);
}
