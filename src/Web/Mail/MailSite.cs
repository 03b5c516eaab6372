using Comparte.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>From where mails come, and where links in them lead: never where a request's <c>Host</c> says, which anybody can
/// set.</summary>
internal sealed class MailSite(MailOptions options, IServer server)
{
    /// <summary>The site's address, without a slash at its end.</summary>
    public string Address => SiteAddress.Of(options.Site, server.Features.Get<IServerAddressesFeature>()?.Addresses);

    /// <summary>The host in it.</summary>
    public string Host => Uri.TryCreate(Address, UriKind.Absolute, out var address) ? address.Host : "localhost";

    /// <summary>Whether it is reached by TLS, without which browsers allow neither pushes nor a worker.</summary>
    public bool HasTls => Address.StartsWith("https:", StringComparison.Ordinal);

    /// <summary>A mail that nobody wrote by hand, without its words.</summary>
    public MimeMessage NewMail(string to, string subject)
    {
        // Names and titles may hold what programs that read mail take for an encoded word: a mark that nobody sees has it
        // encoded as the text that it is.
        var mail = new MimeMessage { Subject = subject.Replace("=?", "=\u200B?", StringComparison.Ordinal) };
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.Add(MailboxAddress.Parse(to));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }
}
