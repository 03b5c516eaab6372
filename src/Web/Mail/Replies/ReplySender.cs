using MimeKit;

namespace Comparte.Web.Mail.Replies;

/// <summary>Who writes: a person, or a program that answers by itself.</summary>
internal static class ReplySender
{
    private static readonly string[] Programs =
        ["mailer-daemon", "postmaster", "no-reply", "noreply", "donotreply", "bounce", "bounces"];

    /// <summary>The one address from which a person wrote it; null where a program did, or where that isn't clear.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="own">Addresses of the network's own: what comes from there would go round.</param>
    public static string? Of(MimeMessage mail, IEnumerable<string> own)
    {
        if (mail.From is not [MailboxAddress from] || IsAutomatic(mail) || FailsItsDomain(mail)
            || own.Contains(from.Address, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        var box = from.Address.Split('@')[0];
        return Programs.Contains(box, StringComparer.OrdinalIgnoreCase) ? null : from.Address;
    }

    private static bool IsAutomatic(MimeMessage mail) =>
        mail.Headers[HeaderId.AutoSubmitted] is { Length: > 0 } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)
        || mail.Headers[HeaderId.Precedence]?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply"
        || mail.Headers.Contains("X-Autoreply") || mail.Headers.Contains("X-Autorespond")
        || mail.Headers.Contains(HeaderId.ListId)
        || mail.Headers[HeaderId.ReturnPath]?.Trim() is "<>"
        || mail.Body is MultipartReport;

    /// <summary>Whether the mailbox's own server, whose word stands first, found that the sender's domain knows nothing of it.</summary>
    private static bool FailsItsDomain(MimeMessage mail) =>
        mail.Headers[HeaderId.AuthenticationResults]?.Contains("dmarc=fail", StringComparison.OrdinalIgnoreCase) == true;
}
