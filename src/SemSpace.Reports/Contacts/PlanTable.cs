using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Contacts;

/// <summary>A row of a contact plan.</summary>
/// <param name="Satellite">The satellite's name.</param>
/// <param name="Gateway">The gateway's name.</param>
/// <param name="Window">The window.</param>
internal readonly record struct PlanLine(string Satellite, string Gateway, ContactWindow Window);

/// <summary>The columns of a contact plan. <see cref="PlanWriter"/> writes the same bytes faster, since a plan may have millions of rows.</summary>
internal static class PlanTable
{
    /// <summary>A plan.</summary>
    public static Table<PlanLine> Plan { get; } = new Table<PlanLine>("contact plan", "one row a window, in order of AOS, then satellite, then gateway")
        .Text("satellite", row => row.Satellite, "satellite's name")
        .Text("gateway", row => row.Gateway, "gateway's name")
        .Time("aos_utc", row => row.Window.Aos, "rise above the mask, or the scenario's start where that cuts the window")
        .Time("los_utc", row => row.Window.Los, "fall below the mask, or the scenario's end where that cuts the window")
        .Time("culmination_utc", row => row.Window.Culmination, "the instant of highest elevation within the window")
        .Number("max_elevation_deg", row => row.Window.MaxElevationDeg, "the elevation then", "deg")
        .With("duration_s", Formats.Thousandths, row => row.Window.Length.TotalSeconds, "`los_utc` less `aos_utc`", "s")
        .Flag("cut_at_start", row => row.Window.CutAtStart, "whether the window had begun before the scenario does")
        .Flag("cut_at_end", row => row.Window.CutAtEnd, "whether the window goes on after the scenario");
}
