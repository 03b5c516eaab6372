namespace Comparte.Mail;

/// <summary>Section <c>Mail</c>, as far as it says when mails are sent.</summary>
public sealed class MailSettings
{
    /// <summary>The IANA time zone of those who chose none.</summary>
    public string Zone { get; set; } = "America/Bogota";

    /// <summary>How long whoever is addressed has to be away.</summary>
    public TimeSpan Away { get; set; } = TimeSpan.FromMinutes(2);
}
