using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>Makes elements from the keywords of a message; every fault found goes to the list.</summary>
/// <param name="found">Where records and faults go.</param>
/// <param name="namesFrame">Whether frame, time system and theory must be named, as in the standard's own notations; if not, SGP4's are meant.</param>
internal sealed class OmmRecordParser(ElementCollector found, bool namesFrame)
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly List<ElementFault> _faults = [];
    private OmmRecord _record = new(0);

    /// <summary>Reads one message.</summary>
    public void Parse(OmmRecord record)
    {
        _record = record;
        _faults.Clear();
        foreach ((int line, string message) in record.Problems) Report(line, message);
        CheckFrame();
        OrbitalElements elements = new()
        {
            Name = ReadName(),
            CatalogNumber = ReadWhole(OmmKeys.CatalogNumber, ElementLimits.LargestCatalogNumber, isRequired: true),
            InternationalDesignator = ReadDesignator(),
            Classification = ReadClassification(),
            Epoch = ReadEpoch(),
            MeanMotionRevPerDay = ReadNumber(OmmKeys.MeanMotion, ElementLimits.LeastMeanMotion, ElementLimits.LargestMeanMotion, "rev/day"),
            Eccentricity = ReadEccentricity(),
            InclinationDeg = ReadNumber(OmmKeys.Inclination, 0, ElementLimits.LargestInclinationDeg, "deg"),
            RaanDeg = ReadNumber(OmmKeys.Raan, -ElementLimits.LargestAngleDeg, ElementLimits.LargestAngleDeg, "deg"),
            ArgumentOfPerigeeDeg = ReadNumber(OmmKeys.ArgumentOfPerigee, -ElementLimits.LargestAngleDeg, ElementLimits.LargestAngleDeg, "deg"),
            MeanAnomalyDeg = ReadNumber(OmmKeys.MeanAnomaly, -ElementLimits.LargestAngleDeg, ElementLimits.LargestAngleDeg, "deg"),
            BStar = ReadNumber(OmmKeys.BStar, double.MinValue, double.MaxValue, "1/ER"),
            EphemerisType = ReadEphemerisType(),
            ElementSetNumber = ReadWhole(OmmKeys.ElementSet, ElementLimits.LargestSetNumber),
            RevolutionAtEpoch = ReadWhole(OmmKeys.Revolution, ElementLimits.LargestRevolution),
            MeanMotionDot = ReadNumber(OmmKeys.MeanMotionDot, double.MinValue, double.MaxValue, "rev/day**2", isRequired: false),
            MeanMotionDdot = ReadNumber(OmmKeys.MeanMotionDdot, double.MinValue, double.MaxValue, "rev/day**3", isRequired: false),
        };
        _faults.Sort((a, b) => a.Line.CompareTo(b.Line));
        found.Add(elements, _faults);
    }

    private void Report(int line, string message) => _faults.Add(new(found.FileName, line, message));

    private void Report(string key, OmmValue value, string wanted) => Report(value.Line, $"{key} is '{value.Text}'; must be {wanted}");

    /// <summary>A value; without one, a fault where it is required.</summary>
    private bool TryFind(string key, bool isRequired, string wanted, out OmmValue value)
    {
        bool there = _record.TryGet(key, out value);
        if (!there && isRequired) Report(_record.Line, $"{key} is missing; must be {wanted}");
        return there;
    }

    private void CheckFrame()
    {
        RequireOneOf(OmmKeys.Center, "EARTH");
        RequireOneOf(OmmKeys.Frame, "TEME", "TEMEOFDATE");
        RequireOneOf(OmmKeys.TimeSystem, "UTC");
        RequireOneOf(OmmKeys.Theory, "SGP4", "SGP/SGP4");
    }

    private void RequireOneOf(string key, params string[] allowed)
    {
        string wanted = string.Join(" or ", allowed);
        if (TryFind(key, namesFrame, wanted, out OmmValue value) && !allowed.Contains(value.Text, StringComparer.OrdinalIgnoreCase)) Report(key, value, wanted);
    }

    private string ReadName()
    {
        if (!TryFind(OmmKeys.Name, true, "the satellite's name", out OmmValue value)) return "";
        if (SatelliteName.Problem(value.Text) is { } problem) Report(value.Line, $"{OmmKeys.Name} {problem}");
        return value.Text;
    }

    private string ReadDesignator()
    {
        if (!TryFind(OmmKeys.Designator, false, "", out OmmValue value) || value.Text == OmmKeys.Unknown) return "";
        if (SatelliteName.Problem(value.Text) is { } problem) Report(value.Line, $"{OmmKeys.Designator} {problem}");
        return value.Text;
    }

    private char ReadClassification()
    {
        if (!TryFind(OmmKeys.Classification, false, "", out OmmValue value)) return 'U';
        if (value.Text.Length != 1 || value.Text[0] is <= ' ' or > '~') Report(OmmKeys.Classification, value, "one letter, such as U");
        return value.Text[0];
    }

    private Epoch ReadEpoch()
    {
        if (!TryFind(OmmKeys.Epoch, true, OmmTime.Wanted, out OmmValue value)) return default;
        if (!OmmTime.TryRead(value.Text, out Epoch epoch)) Report(OmmKeys.Epoch, value, OmmTime.Wanted);
        return epoch;
    }

    private int ReadWhole(string key, int most, bool isRequired = false)
    {
        string wanted = FormattableString.Invariant($"a whole number from 0 to {most}");
        if (!TryFind(key, isRequired, wanted, out OmmValue value)) return 0;
        if (!int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > most) Report(key, value, wanted);
        return number;
    }

    private int ReadEphemerisType()
    {
        int type = ReadWhole(OmmKeys.EphemerisType, ElementLimits.LargestEphemerisType);
        if (type == ElementLimits.XpType && _record.TryGet(OmmKeys.EphemerisType, out OmmValue value))
            Report(value.Line, $"{OmmKeys.EphemerisType} is '{type}'; {ElementLimits.XpRefusal}");
        return type;
    }

    private double ReadEccentricity()
    {
        double value = ReadNumber(OmmKeys.Eccentricity, 0, 1);
        if (value >= 1 && _record.TryGet(OmmKeys.Eccentricity, out OmmValue given)) Report(OmmKeys.Eccentricity, given, "below 1");
        return value;
    }

    private double ReadNumber(string key, double least, double most, string unit = "", bool isRequired = true)
    {
        string bounds = least == double.MinValue ? "a number" : FormattableString.Invariant($"a number from {least:0.########} to {most}");
        string wanted = unit.Length == 0 || least == double.MinValue ? bounds : $"{bounds} {unit}";
        if (!TryFind(key, isRequired, wanted, out OmmValue value)) return 0;
        if (value.Unit is { } given && !given.Equals(unit, StringComparison.OrdinalIgnoreCase)) Report(value.Line, $"{key} is in {given}; must be in {unit}");
        if (double.TryParse(value.Text, Number, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most) return number;
        Report(key, value, wanted);
        return 0;
    }
}
