using System.Text;
using Comparte.Mail;
using Comparte.Web.Mail.Replies;
using MimeKit;
using MimeKit.Text;

namespace Comparte.Web.Mail;

/// <summary>Makes a mail of a letter: plain text that stands alone, and HTML beside it. Nothing in it is fetched.</summary>
internal sealed class LetterWriter(MailSite site, Unsubscribing links, ReplyTokens tokens, TimeProvider clock)
{
    /// <summary>The mail.</summary>
    public async Task<MimeMessage> WriteAsync(Letter letter)
    {
        var words = new MailWords(letter.Language);
        var replyTo = letter is { Kind: MailKind.AtOnce, Answers: { } place } ? await tokens.AddressAsync(letter.To, place) : null;
        var end = new LetterEnd(
            letter.Kind == MailKind.Digest ? words.Of("mail.letter.enter", ("network", letter.Network)) : "",
            replyTo is null ? "" : words.Of("mail.letter.reply"),
            replyTo is null ? words.Of("mail.letter.unread") : "",
            words.Of(
                letter.Kind == MailKind.AtOnce ? "mail.letter.why.atOnce" : "mail.letter.why.digest", ("network", letter.Network)),
            words.Of("mail.letter.choose"),
            $"{site.Address}/app/ajustes#mail",
            words.Of("mail.letter.stop"),
            site.Address + links.PathFor(letter.To, letter.Kind));
        var mail = site.NewMail(letter.Address, letter.Subject);
        mail.MessageId = $"{letter.Id}@{site.Host}";
        mail.Date = clock.GetUtcNow();
        if (replyTo is not null)
        {
            mail.ReplyTo.Add(new MailboxAddress(letter.Network, replyTo));
        }

        mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{end.Stop}>");
        mail.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        mail.Body = new MultipartAlternative
        {
            new TextPart(TextFormat.Plain) { Text = PlainText(letter, words, end) },
            new TextPart(TextFormat.Html) { Text = new LetterHtml(site.Address, words).Of(letter, end) },
        };
        return mail;
    }

    private string PlainText(Letter letter, MailWords words, LetterEnd end)
    {
        var text = new StringBuilder().AppendLine(words.Of("mail.letter.hello", ("name", letter.Name))).AppendLine();
        foreach (var part in letter.Parts)
        {
            if (part.Title.Length > 0)
            {
                text.AppendLine(part.Title.ToUpperInvariant()).AppendLine();
            }

            foreach (var item in part.Items)
            {
                text.AppendLine(item.Sentence);
                if (item.Beside.Length > 0)
                {
                    text.AppendLine(item.Beside);
                }

                foreach (var quote in item.Quotes)
                {
                    text.AppendLine().Append(quote.By).AppendLine(":");
                    text.Append("> ").AppendJoin("\n> ", quote.Lines).AppendLine();
                }

                text.AppendLine().AppendLine(site.Address + item.Path).AppendLine();
            }

            if (part.More.Length > 0)
            {
                text.AppendLine(part.More).AppendLine();
            }
        }

        if (end.Enter.Length > 0)
        {
            text.Append(end.Enter).Append(": ").Append(site.Address).AppendLine("/app").AppendLine();
        }

        if (end.Reply.Length > 0)
        {
            text.AppendLine(end.Reply).AppendLine();
        }

        return text.AppendLine("-- ")
            .AppendLine(end.Why)
            .Append(end.Unread).Append(end.Unread.Length > 0 ? "\n" : "")
            .Append(end.ChooseWords).Append(": ").AppendLine(end.Choose)
            .Append(end.StopWords).Append(": ").AppendLine(end.Stop)
            .ToString().ReplaceLineEndings("\n");
    }
}

/// <summary>What stands at the end of each letter.</summary>
/// <param name="Enter">What leads to the network as a whole; empty where it isn't said.</param>
/// <param name="Reply">That an answer by mail is written in the conversation; empty where it isn't.</param>
/// <param name="Unread">That nobody reads an answer by mail; empty where somebody does.</param>
/// <param name="Why">Why it came.</param>
/// <param name="ChooseWords">That one can choose which come.</param>
/// <param name="Choose">Where.</param>
/// <param name="StopWords">That one can end them.</param>
/// <param name="Stop">Where, without being signed in.</param>
internal sealed record LetterEnd(
    string Enter, string Reply, string Unread, string Why, string ChooseWords, string Choose, string StopWords, string Stop);
