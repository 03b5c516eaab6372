using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>Sends through the configured server. The connection is made anew for each mail: there are few.</summary>
internal sealed class SmtpOffice(MailOptions options) : IPostOffice
{
    private const int ImplicitTlsPort = 465;

    /// <inheritdoc />
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        var smtp = options.Smtp;
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host, smtp.Port, Security(smtp), cancellationToken);
        if (smtp.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, smtp.Password ?? "", cancellationToken);
        }

        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    /// <summary>Never a choice that goes on in plain text when the server, or somebody in between, offers no TLS.</summary>
    private static SecureSocketOptions Security(SmtpOptions smtp) => smtp switch
    {
        { Tls: false } => SecureSocketOptions.None,
        { Port: ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };
}
