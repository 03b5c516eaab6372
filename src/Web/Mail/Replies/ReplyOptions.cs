namespace Comparte.Web.Mail.Replies;

/// <summary>Section <c>Mail:Imap</c>: the mailbox to which members answer.</summary>
internal sealed class ReplyOptions
{
    /// <summary>The server's name; nobody can answer by mail where there is none.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 993;

    /// <summary>Whether TLS is used; only a server on the same machine goes without.</summary>
    public bool Tls { get; set; } = true;

    /// <summary>The user.</summary>
    public string User { get; set; } = "";

    /// <summary>The user's password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The mailbox's address. Mails to it with <c>+</c> and more before the <c>@</c> have to arrive there too.</summary>
    public string Address { get; set; } = "";

    /// <summary>The folder that is read.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>The folder into which goes what was read; where there is none, it stays, marked as seen.</summary>
    public string Done { get; set; } = "";

    /// <summary>How often it is looked, where the server doesn't say by itself that something came.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether members can answer by mail.</summary>
    public bool IsOn => Host.Length > 0 && Address.Split('@') is [{ Length: > 0 and <= ReplyTokens.MaxBox }, { Length: > 0 }];
}
