using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Schema;
using SemSpace.Experiments.Scenarios.Sweeps;

namespace SemSpace.Experiments.Scenarios;

/// <summary>JSON Schema (draft 2020-12) of the files that people write, made from the declarations that read them, for editors that complete and check. Laws between keys are for <c>validate</c>.</summary>
public static class SchemaDocument
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of scenario files; what must be given may be left to a base.</summary>
    public static string Scenario => Written("SemSpace scenario", ScenarioSchema.Root.WholeSchema(ScenarioTree.Extends));

    /// <summary>The schema of sweep files.</summary>
    public static string Sweep => Written("SemSpace sweep", SweepSchema.Root.WholeSchema());

    private static string Written(string title, JsonObject schema)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return schema.ToJsonString(Indented) + "\n";
    }
}
