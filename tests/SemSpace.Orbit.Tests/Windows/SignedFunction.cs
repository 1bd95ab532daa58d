using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows;

/// <summary>A margin given as a function of seconds after an instant.</summary>
internal sealed class SignedFunction(Epoch origin, Func<double, double> margin) : IVisibility
{
    public double SignedMargin(Epoch epoch) => margin((epoch - origin).TotalSeconds);
}
