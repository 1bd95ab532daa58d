using System.Text;
using System.Xml;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>Reads orbit mean-elements messages in XML: one <c>omm</c>, or many in an <c>ndm</c>. Documents with a DTD are refused.</summary>
internal static class OmmXmlReader
{
    private const string Message = "omm";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static void Read(string text, ElementCollector found)
    {
        using StringReader characters = new(text);
        using XmlReader xml = XmlReader.Create(characters, Settings);
        IXmlLineInfo position = (IXmlLineInfo)xml;
        OmmRecordParser parser = new(found, namesFrame: true);
        int messages = 0;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != Message) continue;
                messages++;
                OmmRecord record = new(position.LineNumber);
                if (!xml.IsEmptyElement) ReadMessage(xml, position, record);
                parser.Parse(record);
            }

            if (messages == 0) found.AddBroken(1, "holds no orbit mean-elements message; must hold omm elements");
        }
        catch (XmlException fault)
        {
            Report(text, fault, found);
        }
    }

    /// <summary>Says what is wrong in words of XML; those of the library are for programmers, and it gives no place of a document type.</summary>
    private static void Report(string text, XmlException fault, ElementCollector found)
    {
        int type = text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        if (fault.LineNumber == 0 && type >= 0) found.AddBroken(1 + text.AsSpan(0, type).Count('\n'), "holds a document type (<!DOCTYPE ...>); must hold none. Take it out");
        else found.AddBroken(Math.Max(1, fault.LineNumber), FormattableString.Invariant($"is not XML that can be read, from column {fault.LinePosition} on; must be XML. Check that tags are closed in order, quotes are paired, and & and < are written &amp; and &lt;"));
    }

    /// <summary>Takes every element that holds text alone as a keyword, up to the message's end.</summary>
    private static void ReadMessage(XmlReader xml, IXmlLineInfo position, OmmRecord record)
    {
        StringBuilder text = new();
        string? open = null, unit = null;
        int line = 0;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.LocalName == Message))
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    (open, unit, line) = (xml.IsEmptyElement ? null : xml.LocalName, xml.GetAttribute("units"), position.LineNumber);
                    text.Clear();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text.Append(xml.Value);
                    break;
                case XmlNodeType.EndElement:
                    if (open == xml.LocalName) record.Add(open, new(text.ToString().Trim(), line, unit));
                    open = null;
                    break;
            }
        }
    }
}
