using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Contacts;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Html;

/// <summary>What a globe shows: satellites on their ways, gateways, contacts, and what was sent when.</summary>
internal static class GlobeScene
{
    /// <summary>Numbers that all tracks may have together; a longer time is shown as far as they reach. With base 64 they are 11 MB.</summary>
    private const int MostNumbers = 2_000_000;

    private const double CoastToleranceDeg = 0.4, DaySeconds = 86400, SunDistanceKm = 1e5, SunTurns = 3;

    /// <summary>The scene as a page takes it: lists of numbers as base 64 of little-endian 32-bit floats, times in seconds after the start.</summary>
    /// <param name="scene">Satellites and gateways.</param>
    /// <param name="records">What happened.</param>
    /// <exception cref="ResultsException">A record names a satellite, gateway or contact that is not there.</exception>
    public static JsonObject Of(ContactScene scene, RunRecords records)
    {
        double seconds = (scene.End - scene.Start).TotalSeconds;
        Track[] tracks = Tracks(scene, seconds);
        int numbers = tracks.Sum(track => track.Places.Length);
        if (numbers > MostNumbers) tracks = Tracks(scene, seconds *= (double)MostNumbers / numbers);
        Dictionary<string, int> satellites = Places(scene.Satellites.Select(satellite => satellite.Name)), gateways = Places(scene.Sites.Select(site => site.Name));
        return new()
        {
            ["start"] = scene.Start.ToString(),
            ["seconds"] = seconds,
            ["scenarioSeconds"] = (scene.End - scene.Start).TotalSeconds,
            ["satellites"] = Names(scene.Satellites.Select(satellite => satellite.Name)),
            ["gateways"] = new JsonArray([.. scene.Sites.Select(Gateway)]),
            ["trackSeconds"] = Packed(tracks.Select(track => (float)track.Seconds)),
            ["trackPlaces"] = Packed(tracks.Select(track => (float)(track.Places.Length / 3))),
            ["tracks"] = Packed(tracks.SelectMany(track => track.Places)),
            ["sun"] = Packed(Sunward(scene, seconds).Places),
            ["contacts"] = Spans(records.Contacts.Select(c => (c.Satellite, c.Gateway, c.Aos, c.Los))),
            ["uploads"] = Spans(records.Updates.Select(u => (u.Satellite, u.Gateway, Begin(u, records.Contacts), u.Arrival))),
            ["downloads"] = Spans(records.Downloads.Select(d => (d.Satellite, d.Gateway, d.Start, d.End))),
            ["versions"] = Packed(records.Rounds.SelectMany(round => new[] { Seconds(round.Published), (float)round.Version, (float)round.Scores.Test.Score })),
        };

        string Spans(IEnumerable<(string Satellite, string Gateway, Epoch From, Epoch To)> spans)
            => Packed(spans.OrderBy(span => span.From).SelectMany(span => new[] { Seconds(span.From), Seconds(span.To), Place(satellites, span.Satellite, "satellite"), Place(gateways, span.Gateway, "gateway") }));

        float Seconds(Epoch time) => (float)(time - scene.Start).TotalSeconds;
    }

    /// <summary>The rings of the land, each as a base 64 of longitudes and latitudes in degrees.</summary>
    public static JsonArray Land() => [.. GlobeCurve.Land(CoastToleranceDeg).Select(ring => (JsonNode)Packed(ring.SelectMany(p => new[] { (float)p.LongitudeDeg, (float)p.LatitudeDeg })))];

    /// <summary>Where each satellite goes, as far as it has positions.</summary>
    internal static Track[] Tracks(ContactScene scene, double seconds) => [.. scene.Satellites.AsParallel().AsOrdered().Select(satellite => TrackOf(scene, satellite, seconds))];

    private static Track TrackOf(ContactScene scene, SceneSatellite satellite, double seconds)
    {
        double flown = Flown(satellite.Propagator, scene.Start, seconds);
        return Track.Of(flown, Math.Min(satellite.PeriodSeconds, DaySeconds), after =>
        {
            Epoch time = scene.Start + Duration.FromSeconds(after);
            return scene.Earth.At(time).Position(satellite.Propagator.At(time));
        });
    }

    /// <summary>How long there are positions: all the time, or to a second before they end.</summary>
    private static double Flown(IPropagator propagator, Epoch start, double seconds)
    {
        if (HasPlace(seconds)) return seconds;
        double has = 0, hasNot = seconds;
        while (hasNot - has > 1)
        {
            double middle = (has + hasNot) / 2;
            if (HasPlace(middle)) has = middle;
            else hasNot = middle;
        }

        return has;

        bool HasPlace(double after)
        {
            try
            {
                _ = propagator.At(start + Duration.FromSeconds(after));
                return true;
            }
            catch (PropagationException)
            {
                return false;
            }
        }
    }

    /// <summary>Where the Sun stands, as a body at a distance that does not matter.</summary>
    private static Track Sunward(ContactScene scene, double seconds) => Track.Of(seconds, DaySeconds / SunTurns, after =>
    {
        Epoch time = scene.Start + Duration.FromSeconds(after);
        UnitVector sun = Sun.DirectionTeme(time);
        return scene.Earth.At(time).Position(new TemeState(sun.X * SunDistanceKm, sun.Y * SunDistanceKm, sun.Z * SunDistanceKm, 0, 0, 0));
    });

    /// <summary>An upload may span contacts; what is drawn is its part in the contact in which it ended.</summary>
    private static Epoch Begin(UpdateRecord update, IReadOnlyList<ContactRecord> contacts)
        => update.Contact < contacts.Count ? Epoch.Max(update.UploadStart, contacts[update.Contact].Aos) : throw Contradiction(FormattableString.Invariant($"an update came in contact {update.Contact} of {contacts.Count}"));

    private static int Place(Dictionary<string, int> places, string name, string kind) => places.TryGetValue(name, out int place) ? place : throw Contradiction($"{name} is no {kind} of the scenario");

    private static ResultsException Contradiction(string what) => new($"The run's tables contradict each other: {what}. Make the run again.");

    private static JsonNode Gateway(Orbit.Windows.Stations.GroundSite site)
    {
        EcefPosition place = FrameTransforms.GeodeticToEcef(site.Position);
        return new JsonObject { ["name"] = site.Name, ["place"] = new JsonArray(place.XKm, place.YKm, place.ZKm) };
    }

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => (JsonNode)name)];

    private static Dictionary<string, int> Places(IEnumerable<string> names) => names.Index().ToDictionary(one => one.Item, one => one.Index);

    private static string Packed(IEnumerable<float> numbers) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(numbers.ToArray()));
}
