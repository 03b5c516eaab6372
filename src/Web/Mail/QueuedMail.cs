using MimeKit;

namespace Comparte.Web.Mail;

/// <summary>A mail that waits to be sent.</summary>
/// <param name="Asked">What was asked for; null where the mail is written already.</param>
internal sealed record QueuedMail(CodeMail? Asked)
{
    /// <summary>A mail that was written.</summary>
    public QueuedMail(MimeMessage written)
        : this((CodeMail?)null) => Written = written;

    /// <summary>The mail, once it was written: its code is made once, however often it is tried.</summary>
    public MimeMessage? Written { get; init; }

    /// <summary>Which attempt the next one is.</summary>
    public int Attempt { get; init; } = 1;
}
