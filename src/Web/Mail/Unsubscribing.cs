using System.Security.Cryptography;
using Comparte.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace Comparte.Web.Mail;

/// <summary>The sealed links by which whoever got a mail ends those of its kind, without being signed in. They do nothing else, and
/// last as long as the mail.</summary>
internal sealed class Unsubscribing(IDataProtectionProvider protection)
{
    /// <summary>Where the page stands.</summary>
    public const string Path = "/correo/baja";

    private readonly IDataProtector _protector = protection.CreateProtector("mail.unsubscribe");

    /// <summary>The link's path for a mail of a kind to a member.</summary>
    public string PathFor(MemberId member, MailKind kind) => $"{Path}?t={_protector.Protect($"{kind} {member}")}";

    /// <summary>Whose mails a link ends, and which; null for what this site didn't seal.</summary>
    public (MemberId Member, MailKind Kind)? Open(string? token)
    {
        try
        {
            var parts = _protector.Unprotect(token ?? "").Split(' ');
            return parts.Length == 2 && Enum.TryParse<MailKind>(parts[0], out var kind)
                && EntityId.TryParse<MemberId>(parts[1], out var member)
                ? (member, kind)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
