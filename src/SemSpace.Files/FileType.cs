using System.Runtime.InteropServices;

namespace SemSpace.Files;

/// <summary>What kind of thing a path leads to; .NET does not tell, and opening a pipe to find out may wait for ever.</summary>
internal static class FileType
{
    /// <summary>A file on disk.</summary>
    public const int Regular = 8;

    /// <summary>A named or unnamed pipe.</summary>
    public const int Pipe = 1;

    /// <summary>A device of characters.</summary>
    public const int Device = 2;

    /// <summary>A folder.</summary>
    public const int Folder = 4;

    /// <summary>A socket.</summary>
    public const int Socket = 12;

    private const int BlockDevice = 6;

    // linux/stat.h: the record is the same on every architecture, its mode at byte 28.
    private const int CurrentFolder = -100, TypeMask = 1, RecordLength = 256, ModeAt = 28, TypeShift = 12;

    /// <summary>One of the constants; 0 where nothing is there or the system is not Linux.</summary>
    public static int Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return Directory.Exists(path) ? Folder : 0;
        byte[] record = new byte[RecordLength];
        if (Query(CurrentFolder, path, 0, TypeMask, record) != 0) return 0;
        int type = BitConverter.ToUInt16(record, ModeAt) >> TypeShift;
        return type == BlockDevice ? Device : type;
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Query(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] record);
}
