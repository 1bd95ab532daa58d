using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Sim.Energy;

/// <summary>
/// A satellite's battery and its ledger, integrated exactly: between two changes of load or of sunlight every power is
/// constant, so charge is piecewise linear, and the moments of full and empty are solved for.
/// The bus has ν·s·η_c·P_panel, where ν is the lit share of the Sun and s the share of the cells that it shines on; what the loads leave charges the battery, what they lack is drawn from it at η_d.
/// An empty battery is a brown-out, which switches off all loads that are switched and lasts until the battery has charged to <see cref="RestartJ"/>.
/// Not modelled: temperature, ageing of the battery, self-discharge.
/// </summary>
public sealed class Battery
{
    private const double SolarConstantWPerM2 = 1361;
    private const double JoulesPerWh = 3600;

    /// <summary>No satellite restarts below this share of the capacity, or it would go on and off with every millisecond of sunlight.</summary>
    private const double LeastRestartCharge = 0.05;

    private static readonly int Phases = Enum.GetValues<LoadPhase>().Length;

    private static readonly LoadPhase[] Switched = [LoadPhase.Train, LoadPhase.Transmit, LoadPhase.Receive, LoadPhase.Isl];

    private readonly EnergyOptions _options;
    private readonly IReadOnlyList<ShadowSpan> _shadows;
    private readonly double[] _loadW = new double[Phases];
    private readonly double[] _usedJ = new double[Phases];
    private readonly double _panelW, _capacityJ;
    private readonly List<Epoch> _brownouts = [];
    private readonly PanelLight? _light;
    private readonly bool _isCopy;
    private int _nextShadow;
    private double _unservedBeforeJ;

    /// <summary>A battery at its initial charge under its idle load.</summary>
    /// <param name="options">The power system.</param>
    /// <param name="shadows">Times in the Earth's shadow, in order; full sunlight between them.</param>
    /// <param name="start">The time now.</param>
    /// <param name="light">The share of the cells that the Sun shines on; null where the mount says it without one.</param>
    public Battery(EnergyOptions options, IReadOnlyList<ShadowSpan> shadows, Epoch start, PanelLight? light = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _shadows, Now, _light) = (options, shadows, start, light);
        _capacityJ = options.BatteryWh * JoulesPerWh;
        _panelW = SolarConstantWPerM2 * options.PanelAreaM2 * options.AgedPanelEfficiency * (options.Panels.Value.Constant ?? 1);
        ChargeJ = MinimumJ = InitialJ = options.InitialCharge * _capacityJ;
        _loadW[(int)LoadPhase.Idle] = options.IdlePowerW;
        _loadW[(int)LoadPhase.Payload] = options.PayloadPowerW;
    }

    private Battery(Battery other)
        : this(other._options, other._shadows, other.Now, other._light)
    {
        _isCopy = true;
        other._loadW.CopyTo(_loadW, 0);
        (ChargeJ, MinimumJ, IsDown, _nextShadow) = (other.ChargeJ, other.MinimumJ, other.IsDown, other._nextShadow);
    }

    /// <summary>Told, while the ledger is brought to a time, when the battery ran empty before it (false) and when it restarted (true), in order.</summary>
    public Action<Epoch, bool>? PowerChanged { get; set; }

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

    /// <summary>What has left the battery so far, J.</summary>
    public double DischargedJ { get; private set; }

    /// <summary>Thrown away at full battery so far, J.</summary>
    public double ClippedJ { get; private set; }

    /// <summary>Wanted by loads at empty battery so far, J.</summary>
    public double UnservedJ { get; private set; }

    /// <summary>Time in shadow so far, s; in the penumbra by the hidden share of the Sun.</summary>
    public double EclipseSeconds { get; private set; }

    /// <summary>The charge below which no work starts, J.</summary>
    public double FloorJ => _options.MinCharge * _capacityJ;

    /// <summary>The charge at which a gated satellite works again, J.</summary>
    public double ResumeJ => (_options.MinCharge + _options.Hysteresis) * _capacityJ;

    /// <summary>Energy in the full battery, J.</summary>
    public double CapacityJ => _capacityJ;

    /// <summary>The charge that ends a brown-out, J: that at which a gated satellite works again, and 5 % of the capacity at least.</summary>
    public double RestartJ => Math.Max(ResumeJ, LeastRestartCharge * _capacityJ);

    /// <summary>Whether the battery has run empty and has not charged to <see cref="RestartJ"/> since.</summary>
    public bool IsDown { get; private set; }

    /// <summary>When the brown-outs so far began.</summary>
    public IReadOnlyList<Epoch> Brownouts => _brownouts;

    /// <summary>The loads that were on when the last of them began; none where there was none.</summary>
    public LoadSet BrownoutLoads { get; private set; }

    /// <summary>What loads wanted in vain since the last of them began, J.</summary>
    public double BrownoutUnservedJ => UnservedJ - _unservedBeforeJ;

    /// <summary>Time in brown-outs so far, s.</summary>
    public double BrownoutSeconds { get; private set; }

    /// <summary>The light on the cells now, and what all loads ask for, W.</summary>
    public (double SunShare, double PanelW, double LoadW) State
    {
        get
        {
            Sunlight light = Light(_nextShadow, Now);
            return (light.Visible, light.OnCells * _panelW, _loadW.Sum() + HeaterW(light));
        }
    }

    /// <summary>Energy, J, and <see cref="State"/> at a time to which the ledger has not come, if the loads stay as they are. Looks only: the ledger's sums are not cut into other pieces.</summary>
    public (double ChargeJ, double SunShare, double PanelW, double LoadW) Look(Epoch time)
    {
        Battery then = new(this);
        then.AdvanceTo(time);
        (double sun, double panelW, double loadW) = then.State;
        return (then.ChargeJ, sun, panelW, loadW);
    }

    /// <summary>Energy that a phase asked for so far, J; what of it was not served is in <see cref="UnservedJ"/>.</summary>
    public double UsedJ(LoadPhase phase) => _usedJ[(int)phase];

    /// <summary>Whether a load is on that is switched, and will be switched off.</summary>
    public bool HasSwitchedLoad
    {
        get
        {
            foreach (LoadPhase phase in Switched)
            {
                if (_loadW[(int)phase] > 0) return true;
            }

            return false;
        }
    }

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
            while (_nextShadow < _shadows.Count && _shadows[_nextShadow].End <= Now) _nextShadow++;
            Sunlight light = Light(_nextShadow, Now);
            Epoch end = Epoch.Min(light.Until, time);
            if (HasSwitchedLoad && !IsDown) end = Epoch.Min(end, FirstTimeEmpty(end));
            bool wasDown = IsDown;
            Book((end - Now).TotalSeconds, light);
            Now = end;
            if (IsDown && !wasDown) SwitchAllOff();
        }

        while (_nextShadow < _shadows.Count && _shadows[_nextShadow].End <= Now) _nextShadow++;
        if (!_isCopy) _light?.ForgetBefore(time);
    }

    private void SwitchAllOff()
    {
        foreach (LoadPhase phase in Switched) _loadW[(int)phase] = 0;
    }

    /// <summary>When the charge first reaches a level if the loads stay as they are; the limit when it does not before.</summary>
    public Epoch FirstTimeAt(double chargeJ, Epoch limit)
    {
        double charge = ChargeJ;
        Epoch time = Now;
        for (int shadow = _nextShadow; time < limit;)
        {
            (Epoch end, double watts, double after) = Ahead(ref shadow, time, charge, limit);
            if (charge >= chargeJ) return time;
            if (after >= chargeJ) return Epoch.Min(end, time + Duration.FromSeconds((chargeJ - charge) / watts));
            (charge, time) = (after, end);
        }

        return limit;
    }

    /// <summary>When the battery runs empty if the loads stay as they are, to the nanosecond after; the limit when it does not before.</summary>
    public Epoch FirstTimeEmpty(Epoch limit)
    {
        double charge = ChargeJ;
        Epoch time = Now;
        for (int shadow = _nextShadow; time < limit;)
        {
            (Epoch end, double watts, double after) = Ahead(ref shadow, time, charge, limit);
            if (watts < 0 && after == 0) return Epoch.Min(end, time + Duration.FromSeconds(charge / -watts) + new Duration(1));
            (charge, time) = (after, end);
        }

        return limit;
    }

    /// <summary>
    /// The lowest charge to come if the loads stay as they are and others go on top of them: until the battery charges again after the last of them, and the shadow is over that
    /// comes then, or has come.
    /// </summary>
    /// <param name="onTop">Loads, W, each until its time, one after the other.</param>
    /// <param name="orbit">No shadow is waited for that begins later than this after the last of them.</param>
    /// <param name="limit">Until when to look at the most.</param>
    public double LowestJ(IEnumerable<(double ExtraW, Epoch Until)> onTop, Duration orbit, Epoch limit)
    {
        double charge = ChargeJ, lowest = charge;
        Epoch time = Now;
        int shadow = _nextShadow;
        foreach ((double extraW, Epoch until) in onTop)
        {
            while (time < until)
            {
                (time, _, charge) = Ahead(ref shadow, time, charge, until, extraW);
                lowest = Math.Min(lowest, charge);
            }
        }

        Epoch through = ShadowEnd(shadow, time, time + orbit);
        for (double watts = -1; (watts < 0 || time < through) && time < limit;)
        {
            (time, watts, charge) = Ahead(ref shadow, time, charge, limit);
            lowest = Math.Min(lowest, charge);
        }

        return lowest;
    }

    /// <summary>The end of the shadow at a time, or of the next that begins before another; the time itself where there is none.</summary>
    private Epoch ShadowEnd(int shadow, Epoch time, Epoch before)
    {
        while (shadow < _shadows.Count && _shadows[shadow].End <= time) shadow++;
        if (shadow == _shadows.Count || _shadows[shadow].Start >= before) return time;
        Epoch end = _shadows[shadow].End;
        while (++shadow < _shadows.Count && _shadows[shadow].Start <= end) end = _shadows[shadow].End; // half shadow, whole and half again
        return end;
    }

    /// <summary>What comes of a charge, J, from a time to the next change of light or the limit, under the loads as they are and one more.</summary>
    /// <returns>That change, the power until then, W, and the charge then, J.</returns>
    private (Epoch End, double Watts, double AfterJ) Ahead(ref int shadow, Epoch time, double chargeJ, Epoch limit, double extraW = 0)
    {
        while (shadow < _shadows.Count && _shadows[shadow].End <= time) shadow++;
        Sunlight light = Light(shadow, time);
        Epoch end = Epoch.Min(light.Until, limit);
        double watts = BatteryW(light, extraW);
        return (end, watts, Math.Clamp(chargeJ + (watts * (end - time).TotalSeconds), 0, _capacityJ));
    }

    /// <summary>The light at a time, and until when it stays.</summary>
    private Sunlight Light(int shadow, Epoch time)
    {
        (double lit, Epoch until) = (1, Epoch.EndOfTime);
        if (shadow < _shadows.Count) (lit, until) = _shadows[shadow].Start <= time ? (_shadows[shadow].LitFraction, _shadows[shadow].End) : (1, _shadows[shadow].Start);
        if (_light is null) return new(lit, lit, until);
        (double share, Epoch step) = _light.At(time);
        return new(lit, lit * share, Epoch.Min(until, step));
    }

    /// <summary>Power into the battery, or out of it where negative, W.</summary>
    private double BatteryW(Sunlight light, double extraW = 0)
    {
        double busW = light.OnCells * (_options.ChargeEfficiency * _panelW);
        double surplus = busW - (_loadW.Sum() + HeaterW(light) + extraW);
        return surplus >= 0 ? surplus : surplus / _options.DischargeEfficiency;
    }

    private double HeaterW(Sunlight light) => light.Visible < 0.5 ? _options.HeaterPowerW : 0;

    private void Book(double seconds, Sunlight light)
    {
        double watts = BatteryW(light), wantedJ = watts * seconds;
        double after = Math.Clamp(ChargeJ + wantedJ, 0, _capacityJ), storedJ = after - ChargeJ;
        bool runsEmpty = !IsDown && watts < 0 && after <= 0;
        if (runsEmpty) (_unservedBeforeJ, BrownoutLoads) = (UnservedJ, LoadsOn(light));
        for (int i = 0; i < _loadW.Length; i++) _usedJ[i] += _loadW[i] * seconds;
        _usedJ[(int)LoadPhase.Heater] += HeaterW(light) * seconds;
        EclipseSeconds += (1 - light.Visible) * seconds;
        HarvestedJ += light.OnCells * (_panelW * seconds);
        LossJ += light.OnCells * ((1 - _options.ChargeEfficiency) * _panelW * seconds);
        if (watts >= 0)
        {
            ClippedJ += wantedJ - storedJ;
        }
        else
        {
            DischargedJ -= storedJ;
            LossJ += -storedJ * (1 - _options.DischargeEfficiency);
            UnservedJ += (storedJ - wantedJ) * _options.DischargeEfficiency;
        }

        BookBrownout(seconds, watts, after, runsEmpty);
        ChargeJ = after;
        MinimumJ = Math.Min(MinimumJ, after);
    }

    private LoadSet LoadsOn(Sunlight light)
    {
        LoadSet on = HeaterW(light) > 0 ? LoadSet.None.With(LoadPhase.Heater) : LoadSet.None;
        for (int phase = 0; phase < _loadW.Length; phase++) on = _loadW[phase] > 0 ? on.With((LoadPhase)phase) : on;
        return on;
    }

    private void BookBrownout(double seconds, double watts, double after, bool runsEmpty)
    {
        double before = 0, down = seconds;
        if (!IsDown)
        {
            if (!runsEmpty) return;
            before = Math.Min(seconds, ChargeJ / -watts);
            down = seconds - before;
            IsDown = true;
            Epoch empty = Now + Duration.FromSeconds(before);
            _brownouts.Add(empty);
            PowerChanged?.Invoke(empty, false);
        }
        else if (after >= RestartJ)
        {
            IsDown = false;
            if (watts > 0) down = Math.Clamp((RestartJ - ChargeJ) / watts, 0, seconds);
            PowerChanged?.Invoke(Now + Duration.FromSeconds(down), true);
        }

        BrownoutSeconds += down;
    }

    /// <summary>Sunlight that stays as it is for a while.</summary>
    /// <param name="Visible">The share of the Sun that the Earth leaves free.</param>
    /// <param name="OnCells">That, times the share of the cells that it shines on.</param>
    /// <param name="Until">Until when.</param>
    private readonly record struct Sunlight(double Visible, double OnCells, Epoch Until);
}
