using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Data;

/// <summary>Which exam to draw.</summary>
/// <param name="ValidationImages">Images in the validation set, 1 or more.</param>
/// <param name="TestImages">Images in the test set, 1 or more.</param>
/// <param name="Month">Calendar month that they show, 1 to 12.</param>
/// <param name="MaxAbsLatitudeDeg">Centres lie no further from the equator, for example the orbits' inclination; 0 to 90°.</param>
public sealed record ExamRequest(int ValidationImages, int TestImages, int Month, double MaxAbsLatitudeDeg);

/// <summary>Images that models are scored on.</summary>
/// <param name="Images">The images.</param>
/// <param name="Blocks">The block of the Earth that each image lies in; empty for images of no place.</param>
public sealed record ExamSet(ImageSet Images, IReadOnlyList<BlockMiddle> Blocks);

/// <summary>
/// What the versions of a model are scored on. Whatever is decided is decided by the validation set, so that the test set, which decides nothing, says what
/// the decision is worth.
/// </summary>
/// <param name="Validation">Decides: whether a target is reached, which version is the best.</param>
/// <param name="Test">Reports.</param>
/// <param name="ClassNames">Names in the order of the labels.</param>
/// <param name="Seeds">Feeds a task's own draws while it is scored, such as channel noise: the same for every training seed.</param>
public sealed record Exam(ExamSet Validation, ExamSet Test, IReadOnlyList<string> ClassNames, SeedTree Seeds);
