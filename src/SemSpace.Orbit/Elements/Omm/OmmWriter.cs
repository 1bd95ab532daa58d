using System.Text;
using System.Text.Json;
using System.Xml;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>
/// Writes orbit mean-elements messages, CCSDS 502.0-B-3, in its four notations; LF line ends. The creation date is the elements'
/// epoch and not the clock's, so that the same elements always give the same text.
/// </summary>
internal static class OmmWriter
{
    private const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Schema = "https://sanaregistry.org/r/ndmxml_unqualified/ndmxml-3.0.0-master-3.0.xsd";

    private static readonly (OmmPart Part, string Element)[] DataParts =
        [(OmmPart.MeanElements, "meanElements"), (OmmPart.TleParameters, "tleParameters")];

    public static string Xml(IEnumerable<OrbitalElements> satellites)
    {
        using Utf8Text text = new();
        using (XmlWriter xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("ndm");
            xml.WriteAttributeString("xsi", "noNamespaceSchemaLocation", SchemaInstance, Schema);
            foreach (OrbitalElements satellite in satellites) WriteMessage(xml, satellite);
            xml.WriteEndElement();
        }

        return text + "\n";
    }

    public static string Json(IEnumerable<OrbitalElements> satellites)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (OrbitalElements satellite in satellites) WriteObject(json, satellite);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    public static string Csv(IEnumerable<OrbitalElements> satellites)
    {
        StringBuilder text = new();
        foreach (OrbitalElements satellite in satellites)
        {
            OmmEntry[] entries = OmmEntry.Of(satellite);
            if (text.Length == 0) text.AppendJoin(',', entries.Select(entry => entry.Key)).Append('\n');
            text.AppendJoin(',', entries.Select(entry => Field(entry.Text))).Append('\n');
        }

        return text.ToString();
    }

    public static string Kvn(IEnumerable<OrbitalElements> satellites)
    {
        StringBuilder text = new();
        foreach (OrbitalElements satellite in satellites)
        {
            if (text.Length > 0) text.Append('\n');
            Line(OmmKeys.Version, OmmEntry.VersionNumber);
            Line(OmmKeys.Created, OmmTime.Write(satellite.Epoch));
            Line(OmmKeys.Originator, OmmEntry.Originator);
            ILookup<OmmPart, OmmEntry> parts = OmmEntry.Of(satellite).ToLookup(entry => entry.Part);
            foreach (OmmEntry entry in parts[OmmPart.Metadata].Concat(OmmEntry.Frame)) Line(entry.Key, entry.Text);
            foreach (OmmEntry entry in DataParts.SelectMany(part => parts[part.Part])) Line(entry.Key, entry.Text);
        }

        return text.ToString();

        void Line(string key, string value) => text.Append(key).Append(" = ").Append(value).Append('\n');
    }

    private static void WriteMessage(XmlWriter xml, OrbitalElements satellite)
    {
        ILookup<OmmPart, OmmEntry> parts = OmmEntry.Of(satellite).ToLookup(entry => entry.Part);
        xml.WriteStartElement("omm");
        xml.WriteAttributeString("id", OmmKeys.Version);
        xml.WriteAttributeString("version", OmmEntry.VersionNumber);
        xml.WriteStartElement("header");
        xml.WriteElementString(OmmKeys.Created, OmmTime.Write(satellite.Epoch));
        xml.WriteElementString(OmmKeys.Originator, OmmEntry.Originator);
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        xml.WriteStartElement("segment");
        WritePart(xml, "metadata", parts[OmmPart.Metadata].Concat(OmmEntry.Frame));
        xml.WriteStartElement("data");
        foreach ((OmmPart part, string element) in DataParts) WritePart(xml, element, parts[part]);
        for (int open = 0; open < 4; open++) xml.WriteEndElement(); // data, segment, body, omm
    }

    private static void WritePart(XmlWriter xml, string element, IEnumerable<OmmEntry> entries)
    {
        xml.WriteStartElement(element);
        foreach (OmmEntry entry in entries) xml.WriteElementString(entry.Key, entry.Text);
        xml.WriteEndElement();
    }

    private static void WriteObject(Utf8JsonWriter json, OrbitalElements satellite)
    {
        json.WriteStartObject();
        foreach (OmmEntry entry in OmmEntry.Of(satellite))
        {
            json.WritePropertyName(entry.Key);
            if (entry.IsNumber) json.WriteRawValue(entry.Text);
            else json.WriteStringValue(entry.Text);
        }

        json.WriteEndObject();
    }

    private static string Field(string text)
        => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Text that says it is UTF-8, as the file will be.</summary>
    private sealed class Utf8Text : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
