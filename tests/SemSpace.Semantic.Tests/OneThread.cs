using System.Runtime.CompilerServices;
using SemSpace.Fl.Training;

namespace SemSpace.Semantic.Tests;

/// <summary>Tests compute as runs do: each operation on one thread.</summary>
internal static class OneThread
{
#pragma warning disable CA2255 // a test assembly is an application: nobody else loads it
    [ModuleInitializer]
    public static void Set() => LibTorch.EnsureLoaded();
#pragma warning restore CA2255
}
