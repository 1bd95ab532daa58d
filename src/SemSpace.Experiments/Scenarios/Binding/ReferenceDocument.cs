using System.Globalization;
using System.Text;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Writes the reference of scenario keys.</summary>
internal static class ReferenceDocument
{
    private const string Head =
        """
        # Scenario reference

        Every key a scenario file may hold. Made from the declarations that read the file, and held to them by a test.

        A scenario is one YAML file. Keys carry their unit; a key that is not listed here is an error, and so is a value outside its range.
        Sections and keys may be left out unless they are required. Relative paths start from the scenario file's folder.
        `semspace validate FILE` reports all faults at once. Any key can be given on the command line as `--set key.path=value`;
        list items go by index or name, as in
        `--set gateways.Svalbard.antennas=2`, and all of them by a star, as in `--set gateways.*.min_elevation_deg=5`.

        Files must be regular files: no pipes or devices. They are read up to 16 MiB (scenario), 1 MiB (sweep, figure), 256 MiB (element sets), 64 MiB (Earth orientation),
        2 GiB (contact plan) and 1 GiB (map; at most 21,600 x 10,800 pixels and 8 GiB together, JPEG or PNG).
        Test images must fit into test blocks somewhere below the satellites. A training may hold 250,000 images (orbit, or whole duration where `buffer` is
        `everything`, by `capture_interval_s`); a run 50 million contacts, counted as one an orbit with each gateway; satellites times gateways 10 million.

        """;

    /// <summary>The whole document, LF line ends.</summary>
    /// <param name="scenario">The sections of a scenario file, the file itself first.</param>
    /// <param name="sweep">The sections of a sweep file, the file itself first.</param>
    /// <param name="figure">The sections of a figure's file.</param>
    public static string Write(IEnumerable<SectionReference> scenario, IEnumerable<SectionReference> sweep, IEnumerable<SectionReference> figure)
    {
        StringBuilder text = new(Head);
        foreach (SectionReference section in scenario) Append(text, section, "Scenario file");
        foreach (SectionReference section in sweep) Append(text, section, "Sweep file");
        foreach (SectionReference section in figure) Append(text, section, "Figure file");
        return text.ToString();
    }

    private static void Append(StringBuilder text, SectionReference section, string file)
    {
        string title = section.Path.Length == 0 ? file : $"`{section.Path}`";
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n{section.Meaning}\n\n| key | range | default | meaning |\n| --- | --- | --- | --- |\n");
        foreach (KeyReference key in section.Keys)
            text.Append(CultureInfo.InvariantCulture, $"| `{key.Name}` | {key.Range} | {key.Default} | {key.Meaning} |\n");
    }
}
