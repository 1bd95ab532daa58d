using System.Diagnostics;

namespace SemSpace.Files.Tests;

public sealed class UserFileTests : IDisposable
{
    private const long Limit = 1000;
    private readonly string _folder = Directory.CreateTempSubdirectory("semspace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_as_it_is()
    {
        string path = Path.Combine(_folder, "a.txt"), link = Path.Combine(_folder, "link");
        File.WriteAllText(path, "näher\n");
        File.CreateSymbolicLink(link, path);
        Assert.Null(UserFile.NotOnDisk(path));
        Assert.Equal("näher\n", UserFile.ReadText(path, Limit));
        Assert.Equal("näher\n", UserFile.ReadText(link, Limit));
        Assert.Equal(File.ReadAllBytes(path), UserFile.ReadBytes(path, Limit));
    }

    [Fact]
    public void A_file_may_be_empty() => Assert.Equal("", UserFile.ReadText(Write("empty", 0), Limit));

    [Fact]
    public void A_file_may_hold_as_much_as_the_limit_and_no_more()
    {
        Assert.Equal(Limit, UserFile.ReadBytes(Write("most", Limit), Limit).Length);
        Assert.Equal("it holds 1001 bytes; must hold at most 1000 bytes", Refused(Write("more", Limit + 1)));
    }

    [Fact]
    public void What_is_written_after_the_opening_is_not_read()
    {
        string path = Write("grows", 10);
        using Stream file = UserFile.Open(path, Limit);
        File.AppendAllText(path, "and more");
        using MemoryStream read = new();
        file.CopyTo(read);
        Assert.Equal(10, read.Length);
    }

    [Fact]
    public void A_file_that_is_not_there_is_the_systems_fault_to_tell()
        => Assert.Throws<FileNotFoundException>(() => UserFile.Open(Path.Combine(_folder, "none"), Limit));

    [Theory]
    [InlineData("/dev/zero", "a device")]
    [InlineData("/dev/random", "a device")]
    [InlineData("/", "a folder")]
    public void Devices_and_folders_are_refused_before_they_are_opened(string path, string kind)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are Linux's.");
        Assert.Equal($"it is {kind}; must be a file on disk. Write what it gives to a file first", Refused(path));
    }

    [Fact]
    public void A_pipe_is_refused_before_it_is_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo is Unix's.");
        string pipe = Path.Combine(_folder, "pipe");
        using Process make = Process.Start("mkfifo", pipe);
        make.WaitForExit();
        Assert.Equal("it is a pipe; must be a file on disk. Write what it gives to a file first", Refused(pipe));
        Assert.Equal("it is a pipe; must be a file on disk", UserFile.NotOnDisk(pipe));
    }

    [Fact]
    public void A_file_that_the_system_makes_up_holds_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The path is Linux's.");
        Assert.Equal("", UserFile.ReadText("/proc/self/status", Limit));
    }

    [Fact]
    public void A_text_that_nobody_could_read_is_shortened_in_its_middle()
    {
        Assert.Equal("short", FaultLimit.Shorten("short"));
        string shortened = FaultLimit.Shorten(new string('a', 5000) + new string('b', 5000));
        Assert.Equal(1005, shortened.Length);
        Assert.StartsWith("aaa", shortened);
        Assert.EndsWith("bbb", shortened);
    }

    private static string Refused(string path) => Assert.Throws<UserFileException>(() => UserFile.Open(path, Limit)).Message;

    private string Write(string name, long length)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[length]);
        return path;
    }
}
