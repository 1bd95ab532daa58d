using System.Runtime.InteropServices;
using TorchSharp;

namespace SemSpace.Fl.Training;

/// <summary>The native library of TorchSharp cannot be loaded on this machine; the message says why and what to do.</summary>
public sealed class LibTorchException : Exception
{
    /// <summary>An unspecific failure.</summary>
    public LibTorchException() : this("libtorch cannot be loaded.") { }

    /// <summary>A failure in words.</summary>
    public LibTorchException(string message) : base(message) { }

    /// <summary>A failure in words with its cause.</summary>
    public LibTorchException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>Loads libtorch once and gives every operation one thread, so that results do not depend on how many there are. Thread-safe.</summary>
public static class LibTorch
{
    private const string NativeLibraryName = "LibTorchSharp";

    /// <summary>Bytes: the largest block that the C library may be told to keep, and how much of freed blocks it keeps.</summary>
    private const int LargestKept = 32 << 20, MostKept = 512 << 20;

    private static readonly Lock Gate = new();
    private static bool _isLoaded, _clears;

    /// <summary>Whether libtorch clears each tensor that it allocates, which it does where it has a switch for that. Loads it.</summary>
    /// <exception cref="LibTorchException">It cannot be loaded.</exception>
    public static bool ClearsNewTensors
    {
        get
        {
            EnsureLoaded();
            return _clears;
        }
    }

    /// <summary>Loads libtorch if that has not been done. To be called before anything of TorchSharp is touched.</summary>
    /// <exception cref="LibTorchException">The native library, or one that it needs, is missing or does not fit.</exception>
    public static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_isLoaded) return;
            KeepFreedMemory();
            Load(NativeLibraryName);
            UseOneThread();
            LeaveOutNnpackWhereItCannotWork();
            _clears = ClearNewTensors();
            _isLoaded = true;
        }
    }

    /// <summary>
    /// Loads the library by hand before TorchSharp does: if its own loading fails it copies all of libtorch beside the program and
    /// then reports a missing package reference, which is rarely the cause.
    /// </summary>
    internal static void Load(string libraryName)
    {
        try
        {
            _ = NativeLibrary.Load(libraryName, typeof(torch).Assembly, null);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new LibTorchException(Explain(libraryName, failure), failure);
        }
    }

    /// <summary>
    /// A function that libtorch exports by this name, null where there is none. Asked for on Linux on x64 alone: elsewhere functions of C++ have other names
    /// and ways to be called.
    /// </summary>
    internal static nint? FindExport(string name)
    {
        bool isKnown = OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;
        return isKnown ? FindExport("torch_cpu", name) : null;
    }

    private static nint? FindExport(string libraryName, string name)
        => NativeLibrary.TryLoad(libraryName, typeof(torch).Assembly, null, out nint library) && NativeLibrary.TryGetExport(library, name, out nint export) ? export : null;

    /// <summary>
    /// Lets libtorch clear each tensor that it allocates. oneDNN computes in blocks of 8 or 16 channels, and the version in libtorch 2.10 (3.7.1) leaves what
    /// is over in the last block as the memory was: where that happens to be no number, so is the result of a convolution of 1 to 15 or 17 to 31 channels.
    /// Finite values there change nothing, as their weights are zero. oneDNN's issue 3280, mended in its 3.8.1, is probably this.
    /// </summary>
    /// <returns>Whether it has that switch.</returns>
    private static unsafe bool ClearNewTensors()
    {
        string name = OperatingSystem.IsWindows() ? "?FLAGS_caffe2_cpu_allocator_do_zero_fill@@3_NA" : "FLAGS_caffe2_cpu_allocator_do_zero_fill";
        if (FindExport("c10", name) is not { } isCleared) return false;
        *(byte*)isCleared = 1;
        return true;
    }

    /// <summary>
    /// libtorch asks NNPACK, one of its libraries for convolutions, again and again on processors that NNPACK does not know (Zen 5 among them), and
    /// writes a warning to the terminal each time. What it computes with is the same without asking.
    /// </summary>
    private static unsafe void LeaveOutNnpackWhereItCannotWork()
    {
        if (FindExport("nnp_initialize") is not { } initialize || ((delegate* unmanaged[Cdecl]<int>)initialize)() == 0) return;
        if (FindExport("_ZN2at13globalContextEv") is not { } context || FindExport("_ZN2at7Context20setUserEnabledNNPACKEb") is not { } enable) return;
        ((delegate* unmanaged[Cdecl]<nint, byte, void>)enable)(((delegate* unmanaged[Cdecl]<nint>)context)(), 0);
    }

    /// <summary>
    /// Lets the GNU C library keep what libtorch frees: each step of a training allocates and frees the same tensors, and by default their memory goes back to the system, at
    /// times after every operation, to be cleared anew for the next one.
    /// </summary>
    private static unsafe void KeepFreedMemory()
    {
        const int trimThreshold = -1, topPad = -2, mmapThreshold = -3; // malloc.h
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryLoad("libc.so.6", out nint library) || !NativeLibrary.TryGetExport(library, "mallopt", out nint function)) return;
        delegate* unmanaged[Cdecl]<int, int, int> set = (delegate* unmanaged[Cdecl]<int, int, int>)function;
        _ = set(mmapThreshold, LargestKept);
        _ = set(trimThreshold, MostKept);
        _ = set(topPad, LargestKept);
    }

    private static void UseOneThread()
    {
        torch.InitializeDeviceType(DeviceType.CPU);
        torch.set_num_threads(1);
        try
        {
            torch.set_num_interop_threads(1);
        }
        catch (ExternalException)
        {
            // Refused once libtorch has worked; only TorchScript uses those threads, and nothing here does.
        }
    }

    /// <summary>What the system's loader says of a missing or old library, without the runtime's advice to programmers around it.</summary>
    private static string Reason(Exception failure)
    {
        string? said = failure.Message.Split('\n', StringSplitOptions.TrimEntries)
            .LastOrDefault(line => line.Contains("GLIBC", StringComparison.Ordinal) || line.Contains(".so", StringComparison.Ordinal) && !line.Contains(NativeLibraryName, StringComparison.Ordinal));
        if (failure is BadImageFormatException) return "it is made for another processor";
        return said is null ? "it, or a library that it needs, is not there" : said.TrimEnd('.');
    }

    private static string Explain(string libraryName, Exception failure)
        => $"{libraryName}, the native part of TorchSharp, cannot be loaded on {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier}): "
        + $"{Reason(failure)}. Check that the libtorch files stand beside the program (publish it for this system), that the system is "
        + "64-bit with glibc 2.34 or newer, and that its libstdc++ has GLIBCXX_3.4.30 or newer (GCC 12).";
}
