namespace SemSpace.Reports.Tables;

/// <summary>What a key of a scenario is set to: its text, which says whether it is a number, a flag or words. Empty where a run has no such key.</summary>
/// <param name="Text">The text.</param>
internal readonly record struct Setting(string Text);
