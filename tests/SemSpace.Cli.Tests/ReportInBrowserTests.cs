using System.Globalization;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>A report as a reader has it: in a browser without a network.</summary>
public sealed class ReportInBrowserTests(ReportedRun reported) : IClassFixture<ReportedRun>, IAsyncLifetime
{
    /// <summary>Pixels that differ from the picture that was <c>kept</c>.</summary>
    private const string ChangedPixels = """
        (() => {
          const now = new Uint32Array(globe.pen.getImageData(0, 0, globe.canvas.width, globe.canvas.height).data.buffer);
          return now.reduce((count, pixel, i) => count + (pixel !== kept[i]), 0);
        })()
        """;

    private readonly TestFolder _profile = new();
    private Browser? _opened;

    private Browser Opened => _opened!;

    public static bool HasBrowser => Browser.Program is not null;

    public async ValueTask InitializeAsync()
    {
        if (HasBrowser) _opened = await Browser.Open(_profile.Path, reported.Folder.In("report.html"));
    }

    [Fact(SkipUnless = nameof(HasBrowser), Skip = "There is no Chromium on the path.")]
    public async Task A_page_opens_offline_without_complaint()
    {
        Assert.Equal(0, (await Opened.Value("document.querySelectorAll('img:not([src^=\"data:\"])').length"))!.GetValue<int>());
        Assert.Equal(ReportedRun.Hostile, (await Opened.Value("scene.gateways[0].name"))!.GetValue<string>());
        Assert.Empty(Opened.Complaints);
        Assert.Empty(Opened.Requests);
    }

    [Fact(SkipUnless = nameof(HasBrowser), Skip = "There is no Chromium on the path.")]
    public async Task The_globe_is_drawn_and_moves_with_the_time()
    {
        string[] pictures = [await PictureAt(0), await PictureAt(3600), await PictureAt(3600)];
        Assert.NotEqual(pictures[0], pictures[1]);
        Assert.Equal(pictures[1], pictures[2]);
        Assert.StartsWith("2025-07-01 01:00:00 UTC: contacts ", (await Opened.Value("document.getElementById('now').value"))!.GetValue<string>(), StringComparison.Ordinal);
        int colors = (await Opened.Value("new Set(new Uint32Array(globe.pen.getImageData(0, 0, globe.canvas.width, globe.canvas.height).data.buffer)).size"))!.GetValue<int>();
        Assert.InRange(colors, 20, int.MaxValue);
        double played = (await Opened.Value("play.click(), new Promise(done => setTimeout(() => { play.click(); done(Number(time.value)); }, 500))"))!.GetValue<double>();
        Assert.InRange(played, 3610, 5400);
    }

    [Fact(SkipUnless = nameof(HasBrowser), Skip = "There is no Chromium on the path.")]
    public async Task A_contact_is_drawn_while_it_lasts()
    {
        await Opened.Value("globe.longitude = Math.atan2(scene.gateways[1].place[1], scene.gateways[1].place[0]) * 180 / Math.PI, 0");
        double at = (await Opened.Value("Array.from({ length: 540 }, (_, i) => i * 10).find(t => scene.contacts.at(t).some(link => link.gateway === 1))"))!.GetValue<double>();
        await PictureAt(at);
        await Opened.Value("window.kept = new Uint32Array(globe.pen.getImageData(0, 0, globe.canvas.width, globe.canvas.height).data.buffer), show()");
        Assert.Equal(0, (await Opened.Value(ChangedPixels))!.GetValue<int>());
        await Opened.Value("scene.contacts.numbers = new Float32Array(0), show()");
        Assert.InRange((await Opened.Value(ChangedPixels))!.GetValue<int>(), 10, int.MaxValue);
    }

    [Fact(SkipUnless = nameof(HasBrowser), Skip = "There is no Chromium on the path.")]
    public async Task Tables_are_sorted_and_searched()
    {
        const string Contacts = "(() => { const table = [...document.querySelectorAll('table')].find(one => one.caption.textContent === 'Satellites'), head = [...table.tHead.rows[0].cells].find(one => one.textContent === 'contacts'); head.firstChild.click(); return [...table.tBodies[0].rows].map(row => Number(row.cells[head.cellIndex].textContent)); })()";
        int[] up = [.. (await Opened.Value(Contacts))!.AsArray().Select(value => value!.GetValue<int>())], down = [.. (await Opened.Value(Contacts))!.AsArray().Select(value => value!.GetValue<int>())];
        Assert.Equal(24, up.Length);
        Assert.NotEqual(up[0], up[^1]);
        Assert.Equal(up.Order(), up);
        Assert.Equal(up.OrderDescending(), down);
        const string Search = "(() => { const box = document.getElementById('search'); box.value = 'kourou'; box.dispatchEvent(new Event('input')); return [...document.querySelectorAll('tbody tr')].filter(row => !row.hidden).map(row => row.cells[0].textContent).join(); })()";
        Assert.Equal("Kourou", (await Opened.Value(Search))!.GetValue<string>());
        Assert.Equal("1 row", (await Opened.Value("document.getElementById('found').value"))!.GetValue<string>());
    }

    public async ValueTask DisposeAsync()
    {
        if (_opened is not null) await _opened.DisposeAsync();
        _profile.Dispose();
    }

    private async Task<string> PictureAt(double seconds)
        => (await Opened.Value(string.Create(CultureInfo.InvariantCulture, $"time.value = {seconds}, show(), globe.canvas.toDataURL()")))!.GetValue<string>();
}
