using Comparte.Accounts;
using Comparte.Web.Http;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Writes mails in their reader's language: plain text, one link.</summary>
internal sealed class MailWriter(MailSite site)
{
    /// <summary>A mail with a code.</summary>
    public MimeMessage Write(CodeMail asked, string address, string network, string code)
    {
        var kind = asked.Purpose == CodePurpose.SignIn ? "signIn" : "password";
        var path = asked.Purpose == CodePurpose.SignIn ? "/app/entrar/enlace" : "/app/acceso";
        var mail = site.NewMail(address, Texts.Of(asked.Language, $"mail.{kind}.subject", ("network", network)));
        mail.Body = new TextPart("plain")
        {
            Text = Texts.Of(
                asked.Language, $"mail.{kind}.text", ("network", network), ("link", $"{site.Address}{path}?code={code}")),
        };
        return mail;
    }
}
