namespace SemSpace.Findings;

/// <summary>A scenario of the study.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="File">Its file.</param>
internal sealed record StudyScenario(string Name, string File);

/// <summary>An arm: settings that name it, and the candidates among which it chooses on validation data.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Settings">What makes it, as <c>key=value</c>.</param>
/// <param name="Candidates">What it may choose from; as many in every arm of a track.</param>
internal sealed record Arm(string Name, IReadOnlyList<string> Settings, IReadOnlyList<IReadOnlyList<string>> Candidates);

/// <summary>Arms that are compared with each other.</summary>
/// <param name="Name">As in the tables.</param>
/// <param name="Common">Settings of all arms.</param>
/// <param name="Arms">The arms.</param>
/// <param name="Scenarios">Where.</param>
/// <param name="SearchSeeds">Seeds on which candidates are compared, by validation data: all on the first half of them, the better half of the candidates on the others, too.</param>
/// <param name="TestSeeds">Other seeds, on which the chosen candidates are reported, by test data.</param>
internal sealed record Track(
    string Name, IReadOnlyList<string> Common, IReadOnlyList<Arm> Arms, IReadOnlyList<StudyScenario> Scenarios, IReadOnlyList<ulong> SearchSeeds, IReadOnlyList<ulong> TestSeeds);
