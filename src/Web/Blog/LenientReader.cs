using System.Text;
using System.Text.RegularExpressions;

namespace Comparte.Web.Blog;

/// <summary>Text of an export without the characters that XML doesn't know. Blogs write into their exports whatever was
/// pasted into them, and one of those would end the reading.</summary>
internal sealed partial class LenientReader(TextReader inner) : TextReader
{
    private const int HeadSize = 1024;

    /// <summary>Opens a file in the encoding that it names.</summary>
    public static LenientReader Open(string file)
    {
        var head = new byte[HeadSize];
        int length;
        using (var start = File.OpenRead(file))
        {
            length = start.ReadAtLeast(head, HeadSize, throwOnEndOfStream: false);
        }

        var named = Named().Match(Encoding.ASCII.GetString(head, 0, length));
        var encoding = named.Success ? EncodingOf(named.Groups[1].Value) : Encoding.UTF8;
        return new LenientReader(new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true));
    }

    /// <inheritdoc />
    public override int Read()
    {
        var next = inner.Read();
        return next < 0 ? next : Allowed((char)next);
    }

    /// <inheritdoc />
    public override int Peek()
    {
        var next = inner.Peek();
        return next < 0 ? next : Allowed((char)next);
    }

    /// <inheritdoc />
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        for (var at = index; at < index + read; at++)
        {
            buffer[at] = Allowed(buffer[at]);
        }

        return read;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static char Allowed(char letter) =>
        letter is '\t' or '\n' or '\r' or (>= ' ' and < '\uFFFE') ? letter : ' ';

    private static Encoding EncodingOf(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""", RegexOptions.None, 200)]
    private static partial Regex Named();
}
