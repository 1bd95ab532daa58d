using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Contacts;

/// <summary>A margin given as a function of seconds after an instant.</summary>
internal sealed class SignedFunction(Epoch origin, Func<double, double> margin) : IVisibility
{
    public double SignedMargin(Epoch epoch) => margin((epoch - origin).TotalSeconds);
}
