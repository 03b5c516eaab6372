using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Comparte.Web.Mail.Replies;

/// <summary>What somebody wrote in an answer: without what the program quoted above or below, and without a signature. Programs that
/// say so in Spanish, Portuguese, Basque and English are known.</summary>
internal static partial class ReplyText
{
    /// <summary>Lines over which a program may have broken "On such a day somebody wrote:".</summary>
    private const int MostLines = 4;

    private const int HeadLines = 6;
    private const int MaxLetters = 200_000;

    /// <summary>The text; empty where nothing is left.</summary>
    public static string Of(MimeMessage mail)
    {
        var plain = mail.BodyParts.OfType<TextPart>().FirstOrDefault(part => part.IsPlain && !part.IsAttachment);
        var text = plain is not null ? Unfolded(plain) : ReplyHtml.Words(mail.HtmlBody ?? "");
        return Cut(text.Length > MaxLetters ? text[..MaxLetters] : text);
    }

    /// <summary>What is left of a text once quotes and signature are gone.</summary>
    internal static string Cut(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Replace('\u00A0', ' ').Split('\n').Select(line => line.TrimEnd()).ToList();
        var kept = new List<string>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (IsDivider(lines, at))
            {
                break;
            }

            if (SaysWho(lines, at) is { } after)
            {
                // Answers between or below what is quoted stay; a quote that isn't marked ends the text.
                if (!lines.Skip(after).Any(line => line.StartsWith('>')))
                {
                    break;
                }

                at = after - 1;
                continue;
            }

            if (!lines[at].StartsWith('>'))
            {
                kept.Add(lines[at]);
            }
        }

        while (kept.Count > 0 && (kept[^1].Length == 0 || Sent().IsMatch(kept[^1])))
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return ManyLines().Replace(string.Join('\n', kept), "\n\n").Trim();
    }

    /// <summary>A signature, or a line that stands before what Outlook quotes.</summary>
    private static bool IsDivider(List<string> lines, int at) =>
        lines[at] is "--" or "-- " || Divider().IsMatch(lines[at])
        || (From().IsMatch(lines[at]) && lines.Skip(at + 1).Take(HeadLines).Count(line => Head().IsMatch(line)) >= 2);

    /// <summary>After which line it is said who wrote what follows; null where that isn't said here.</summary>
    private static int? SaysWho(List<string> lines, int at)
    {
        var said = new StringBuilder();
        for (var next = at; next < Math.Min(lines.Count, at + MostLines) && lines[next].Length > 0 && lines[next][0] != '>'; next++)
        {
            said.Append(said.Length > 0 ? " " : "").Append(lines[next].Trim());
            if (Wrote().IsMatch(said.ToString()))
            {
                return next + 1;
            }
        }

        return null;
    }

    /// <summary>Lines that a program broke to be short are whole again (RFC 3676).</summary>
    private static string Unfolded(TextPart part)
    {
        if (!part.IsFlowed)
        {
            return part.Text;
        }

        var text = new StringBuilder();
        foreach (var line in part.Text.ReplaceLineEndings("\n").Split('\n'))
        {
            var goesOn = line.EndsWith(' ') && line != "-- " && !line.StartsWith('>');
            text.Append(line.StartsWith(' ') ? line[1..] : line).Append(goesOn ? "" : "\n");
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"^(?:(?:On|El|Em|No dia|Le|A|Am)\b.{6,300}(?:wrote|escribió|escribio|escreveu|escrito)\s*:|.{4,300}\bidatzi\s+(?:du|zuen)\b.{0,60}:)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        200)]
    private static partial Regex Wrote();

    [GeneratedRegex(
        @"^(?:_{10,}|-{2,}\s*(?:Original Message|Mensaje original|Mensagem original|Jatorrizko mezua|Forwarded message|Mensaje reenviado)\s*-{2,})\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        200)]
    private static partial Regex Divider();

    [GeneratedRegex(@"^\*?(?:From|De|Nork|Igorlea)\s*:\*?\s*\S", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 200)]
    private static partial Regex From();

    [GeneratedRegex(
        @"^\*?(?:Sent|Date|To|Subject|Enviado(?: el)?|Enviada(?: em)?|Fecha|Data|Para|Asunto|Assunto|Bidaltze-data|Bidalia|Noiz|Nori|Hartzailea|Gaia)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        200)]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^(?:Sent from my .{2,40}|Enviado (?:desde|do|a partir do) .{2,60}|Nire .{2,40}(?:tik|etik) bidalia|Get Outlook for .{2,40}"
        + @"|Obtener Outlook para .{2,40}|Obter o Outlook para .{2,40}|Obtenha o Outlook para .{2,40}|Lortu Outlook .{2,40})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        200)]
    private static partial Regex Sent();

    [GeneratedRegex(@"\n{3,}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ManyLines();
}
