using System.Runtime.InteropServices;
using System.Text;

namespace SemSpace.Files;

/// <summary>What stands at a path.</summary>
public enum PlaceKind
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A device.</summary>
    Device,

    /// <summary>A pipe, which may never begin or end.</summary>
    Pipe,

    /// <summary>A socket.</summary>
    Socket,
}

/// <summary>
/// What the runtime does not say about files: their kind and identity, and whether a folder's names have reached the disk. Asked of
/// Linux; other systems give what the runtime knows. Holds no state.
/// </summary>
public static class Unix
{
    private const int CurrentFolder = -100, FollowLinks = 0, CloseOnExec = 0x80000, StatSize = 256;
    private const uint TypeAndInode = 0x1 | 0x100;
    private const int ModeAt = 28, InodeAt = 32, DeviceAt = 136, KindMask = 0xF000, FolderKind = 0x4000, FileKind = 0x8000, PipeKind = 0x1000, SocketKind = 0xC000;

    /// <summary>What stands at a path, links followed.</summary>
    public static PlaceKind KindOf(string path)
    {
        if (Stat(path) is not { } stat) return Directory.Exists(path) ? PlaceKind.Folder : File.Exists(path) ? PlaceKind.File : PlaceKind.Nothing;
        return (BitConverter.ToUInt16(stat, ModeAt) & KindMask) switch
        {
            FolderKind => PlaceKind.Folder,
            FileKind => PlaceKind.File,
            PipeKind => PlaceKind.Pipe,
            SocketKind => PlaceKind.Socket,
            _ => PlaceKind.Device, // of blocks or of characters
        };
    }

    /// <summary>The same text for two paths of one existing file, whatever their names; null where nothing is there or the system does not say.</summary>
    public static string? IdentityOf(string path)
        => Stat(path) is { } stat ? FormattableString.Invariant($"{BitConverter.ToUInt64(stat, DeviceAt)}/{BitConverter.ToUInt64(stat, InodeAt)}") : null;

    /// <summary>Sees to it that a folder's names are on the disk. A file system that cannot is left in peace: the files themselves are there.</summary>
    public static void FlushFolder(string path)
    {
        if (!OperatingSystem.IsLinux()) return;
        int folder = open(Bytes(path), CloseOnExec);
        if (folder < 0) return;
        _ = fsync(folder);
        _ = close(folder);
    }

    private static byte[]? Stat(string path)
    {
        if (!OperatingSystem.IsLinux()) return null;
        byte[] stat = new byte[StatSize];
        return statx(CurrentFolder, Bytes(path), FollowLinks, TypeAndInode, stat) == 0 ? stat : null;
    }

    private static byte[] Bytes(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable SYSLIB1054 // marshalling of byte arrays is as good, and needs no unsafe code
    [DllImport("libc")]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, byte[] stat);

    [DllImport("libc")]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    private static extern int fsync(int file);

    [DllImport("libc")]
    private static extern int close(int file);
#pragma warning restore SYSLIB1054
}
