using System.Xml;
using System.Xml.Linq;

namespace Comparte.Web.Blog;

/// <summary>
/// Reads an export from its beginning to its end, one thing at a time, so that its size doesn't matter: WordPress's WXR, a
/// feed in RSS 2.0, or one in Atom. Nothing that the file names is fetched: it has no document type and no entities of its
/// own.
/// </summary>
internal static class BlogReader
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    /// <summary>What the file holds: parts of the blog's description as they come, and its things.</summary>
    /// <exception cref="BlogUnreadableException">It is none of these, or broken.</exception>
    public static IEnumerable<BlogPart> Read(string file)
    {
        using var xml = XmlReader.Create(LenientReader.Open(file), Settings);
        var isAtom = IsAtom(xml, file);
        while (Next(xml, isAtom ? 1 : 2, file) is { } element)
        {
            yield return isAtom ? AtomParts.Of(element) : RssParts.Of(element);
        }
    }

    private static bool IsAtom(XmlReader xml, string file) => Guarded(file, () =>
    {
        if (xml.MoveToContent() != XmlNodeType.Element)
        {
            return (bool?)null;
        }

        if (xml is { LocalName: "feed", NamespaceURI: Atom })
        {
            xml.Read();
            return true;
        }

        if (xml.LocalName != "rss" || !xml.ReadToDescendant("channel"))
        {
            return null;
        }

        xml.Read();
        return false;
    }) ?? throw new BlogUnreadableException($"{file} is neither an export of WordPress (WXR) nor an RSS or Atom feed.");

    /// <summary>The next element at this depth; the reader stands behind it.</summary>
    private static XElement? Next(XmlReader xml, int depth, string file) => Guarded(file, () =>
    {
        while (!xml.EOF)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth)
            {
                return (XElement)XNode.ReadFrom(xml);
            }

            xml.Read();
        }

        return null;
    });

    private static T Guarded<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException broken)
        {
            throw new BlogUnreadableException($"{file} can't be read: {broken.Message}", broken);
        }
    }
}
