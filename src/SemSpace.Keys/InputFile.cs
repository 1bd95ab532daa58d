namespace SemSpace.Keys;

/// <summary>A file that a scenario names.</summary>
/// <param name="FullPath">Its absolute path.</param>
public readonly record struct InputFile(string FullPath);

/// <summary>How an expanded scenario names the files it uses.</summary>
public delegate string FileNaming(InputFile file);
