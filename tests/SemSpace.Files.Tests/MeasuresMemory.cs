namespace SemSpace.Files.Tests;

/// <summary>Tests that measure the memory of the whole process, beside which no others run.</summary>
[CollectionDefinition(nameof(MeasuresMemory), DisableParallelization = true)]
public sealed class MeasuresMemory;
