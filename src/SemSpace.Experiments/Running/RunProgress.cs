using SemSpace.Fl.Training;

namespace SemSpace.Experiments.Running;

/// <summary>A part of a run's work.</summary>
public enum RunStage
{
    /// <summary>Orbits and contact windows.</summary>
    Contacts,

    /// <summary>Images, model and exam.</summary>
    Data,

    /// <summary>The simulation, with training and evaluation.</summary>
    Simulation,

    /// <summary>What is left of the training on all samples in one place, which goes on beside the simulation.</summary>
    Centralised,

    /// <summary>Tables and figures.</summary>
    Output,
}

/// <summary>How far a run has come.</summary>
/// <param name="Stage">Part of the work.</param>
/// <param name="Fraction">Share of that part that is done, 0 to 1.</param>
/// <param name="SimulatedHours">Simulated time so far, h; in <see cref="RunStage.Simulation"/>.</param>
/// <param name="Trainings">Trainings done so far.</param>
/// <param name="Updates">Updates received so far.</param>
/// <param name="Version">Latest cloud version.</param>
/// <param name="Evaluation">Validation score of the latest version evaluated, so that nobody stops a run by its test score; null while there is none.</param>
public readonly record struct RunProgress(
    RunStage Stage, double Fraction, double SimulatedHours = 0, int Trainings = 0, int Updates = 0, int Version = 0, Evaluation? Evaluation = null)
{
    /// <summary>Share of the training in one place that is done beside the simulation, 0 to 1; null where there is none.</summary>
    public double? Centralised { get; init; }

    /// <summary>What the user is to be warned of now, one sentence each; null for nothing.</summary>
    public IReadOnlyList<string>? Warnings { get; init; }
}
