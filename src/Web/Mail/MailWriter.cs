using Comparte.Accounts;
using Comparte.Web.Hosting;
using Comparte.Web.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Writes mails in their reader's language: plain text, one link.</summary>
internal sealed class MailWriter(MailOptions options, IServer server)
{
    /// <summary>A mail with a code.</summary>
    public MimeMessage Write(CodeMail asked, string address, string network, string code)
    {
        var kind = asked.Purpose == CodePurpose.SignIn ? "signIn" : "password";
        var path = asked.Purpose == CodePurpose.SignIn ? "/app/entrar/enlace" : "/app/acceso";
        var mail = new MimeMessage { Subject = Texts.Of(asked.Language, $"mail.{kind}.subject", ("network", network)) };
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.Add(MailboxAddress.Parse(address));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Body = new TextPart("plain")
        {
            Text = Texts.Of(
                asked.Language, $"mail.{kind}.text", ("network", network), ("link", $"{Site()}{path}?code={code}")),
        };
        return mail;
    }

    private string Site() =>
        SiteAddress.Of(options.Site, server.Features.Get<IServerAddressesFeature>()?.Addresses);
}
