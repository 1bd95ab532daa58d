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
            found.AddBroken(Math.Max(1, fault.LineNumber), $"is not XML that can be read: {fault.Message.TrimEnd('.')}");
        }
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
