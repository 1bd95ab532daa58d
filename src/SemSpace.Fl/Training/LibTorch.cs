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

    private static readonly Lock Gate = new();
    private static bool _isLoaded;

    /// <summary>Loads libtorch if that has not been done. To be called before anything of TorchSharp is touched.</summary>
    /// <exception cref="LibTorchException">The native library, or one that it needs, is missing or does not fit.</exception>
    public static void EnsureLoaded()
    {
        lock (Gate)
        {
            if (_isLoaded) return;
            Load(NativeLibraryName);
            UseOneThread();
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
