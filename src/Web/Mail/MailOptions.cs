using Comparte.Web.Mail.Replies;

namespace Comparte.Web.Mail;

/// <summary>Section <c>Mail</c>.</summary>
internal sealed class MailOptions
{
    /// <summary>The sender.</summary>
    public string From { get; set; } = "Comparte <comparte@localhost>";

    /// <summary>Where people reach the site. Links in mails never follow the request's <c>Host</c>, which anybody can
    /// set; without this they point to where the host listens.</summary>
    public string? Site { get; set; }

    /// <summary>How long after a failure a mail is tried again; each time four times longer.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The server; mails become files where it has no name.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Whether mails leave the host.</summary>
    public bool Sends => Smtp.Host.Length > 0;

    /// <summary>The mailbox to which members answer; without a server nobody can answer by mail.</summary>
    public ReplyOptions Imap { get; set; } = new();
}

/// <summary>Section <c>Mail:Smtp</c>.</summary>
internal sealed class SmtpOptions
{
    /// <summary>The server's name.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether TLS is used; only a server on the same machine goes without.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The user, where the server wants one.</summary>
    public string? User { get; set; }

    /// <summary>The user's password.</summary>
    public string? Password { get; set; }
}
