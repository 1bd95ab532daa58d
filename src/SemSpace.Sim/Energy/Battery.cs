using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Energy;

/// <summary>
/// A satellite's battery and its ledger, integrated exactly: between two changes of load or of sunlight every power is
/// constant, so charge is piecewise linear, and the moments of full and empty are solved for.
/// In sunlight the bus has η_c·P_panel; what the loads leave charges the battery, what they lack is drawn from it at η_d.
/// Not modelled: penumbra, panel attitude, temperature, ageing, self-discharge.
/// </summary>
public sealed class Battery
{
    private const double SolarConstantWPerM2 = 1361;
    private const double JoulesPerWh = 3600;

    private readonly EnergyOptions _options;
    private readonly IReadOnlyList<TimeWindow> _eclipses;
    private readonly double[] _loadW = new double[4];
    private readonly double[] _usedJ = new double[4];
    private readonly double _panelW, _capacityJ;
    private int _nextEclipse;

    /// <summary>A battery at its initial charge under its idle load.</summary>
    /// <param name="options">The power system.</param>
    /// <param name="eclipses">Times in the Earth's shadow, in order.</param>
    /// <param name="start">The time now.</param>
    public Battery(EnergyOptions options, IReadOnlyList<TimeWindow> eclipses, Epoch start)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _eclipses, Now) = (options, eclipses, start);
        _capacityJ = options.BatteryWh * JoulesPerWh;
        _panelW = SolarConstantWPerM2 * options.PanelAreaM2 * options.PanelEfficiency;
        ChargeJ = MinimumJ = InitialJ = options.InitialCharge * _capacityJ;
        _loadW[(int)LoadPhase.Idle] = options.IdlePowerW;
    }

    /// <summary>The time that the ledger has come to.</summary>
    public Epoch Now { get; private set; }

    /// <summary>Energy in the battery, J.</summary>
    public double ChargeJ { get; private set; }

    /// <summary>Energy at the start, J.</summary>
    public double InitialJ { get; }

    /// <summary>Lowest energy so far, J.</summary>
    public double MinimumJ { get; private set; }

    /// <summary>Electricity from the panel so far, J.</summary>
    public double HarvestedJ { get; private set; }

    /// <summary>Lost in charging and discharging so far, J.</summary>
    public double LossJ { get; private set; }

    /// <summary>Thrown away at full battery so far, J.</summary>
    public double ClippedJ { get; private set; }

    /// <summary>Wanted by loads at empty battery so far, J.</summary>
    public double UnservedJ { get; private set; }

    /// <summary>Time in shadow so far, s.</summary>
    public double EclipseSeconds { get; private set; }

    /// <summary>The charge below which no work starts, J.</summary>
    public double FloorJ => _options.MinCharge * _capacityJ;

    /// <summary>The charge at which a gated satellite works again, J.</summary>
    public double ResumeJ => (_options.MinCharge + _options.Hysteresis) * _capacityJ;

    /// <summary>Energy used by a phase so far, J.</summary>
    public double UsedJ(LoadPhase phase) => _usedJ[(int)phase];

    /// <summary>Sets a phase's power from a time on, W.</summary>
    public void SetLoad(Epoch time, LoadPhase phase, double watts)
    {
        AdvanceTo(time);
        _loadW[(int)phase] = watts;
    }

    /// <summary>Brings the ledger to a time.</summary>
    public void AdvanceTo(Epoch time)
    {
        while (Now < time)
        {
            while (_nextEclipse < _eclipses.Count && _eclipses[_nextEclipse].End <= Now) _nextEclipse++;
            (bool dark, Epoch change) = Light(_nextEclipse, Now);
            Epoch end = Epoch.Min(change, time);
            Book((end - Now).TotalSeconds, dark);
            Now = end;
        }
    }

    /// <summary>When the charge first reaches a level if the loads stay as they are; the limit when it does not before.</summary>
    public Epoch FirstTimeAt(double chargeJ, Epoch limit)
    {
        double charge = ChargeJ;
        Epoch time = Now;
        for (int eclipse = _nextEclipse; time < limit;)
        {
            while (eclipse < _eclipses.Count && _eclipses[eclipse].End <= time) eclipse++;
            (bool dark, Epoch change) = Light(eclipse, time);
            Epoch end = Epoch.Min(change, limit);
            double watts = BatteryW(dark);
            double after = Math.Clamp(charge + (watts * (end - time).TotalSeconds), 0, _capacityJ);
            if (charge >= chargeJ) return time;
            if (after >= chargeJ) return Epoch.Min(end, time + Duration.FromSeconds((chargeJ - charge) / watts));
            (charge, time) = (after, end);
        }

        return limit;
    }

    private double LoadW => _loadW[0] + _loadW[1] + _loadW[2] + _loadW[3];

    /// <summary>Whether a time lies in shadow, and when that changes.</summary>
    private (bool Dark, Epoch Change) Light(int eclipse, Epoch time)
    {
        if (eclipse == _eclipses.Count) return (false, new Epoch(long.MaxValue));
        bool dark = _eclipses[eclipse].Start <= time;
        return (dark, dark ? _eclipses[eclipse].End : _eclipses[eclipse].Start);
    }

    /// <summary>Power into the battery, or out of it where negative, W.</summary>
    private double BatteryW(bool dark)
    {
        double busW = dark ? 0 : _options.ChargeEfficiency * _panelW;
        double surplus = busW - LoadW;
        return surplus >= 0 ? surplus : surplus / _options.DischargeEfficiency;
    }

    private void Book(double seconds, bool dark)
    {
        double watts = BatteryW(dark), wantedJ = watts * seconds;
        double after = Math.Clamp(ChargeJ + wantedJ, 0, _capacityJ), storedJ = after - ChargeJ;
        for (int i = 0; i < _loadW.Length; i++) _usedJ[i] += _loadW[i] * seconds;
        if (dark) EclipseSeconds += seconds;
        else HarvestedJ += _panelW * seconds;
        if (!dark) LossJ += (1 - _options.ChargeEfficiency) * _panelW * seconds;
        if (watts >= 0)
        {
            ClippedJ += wantedJ - storedJ;
        }
        else
        {
            LossJ += -storedJ * (1 - _options.DischargeEfficiency);
            UnservedJ += (storedJ - wantedJ) * _options.DischargeEfficiency;
        }

        ChargeJ = after;
        MinimumJ = Math.Min(MinimumJ, after);
    }
}
