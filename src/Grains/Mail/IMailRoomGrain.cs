using Orleans.Concurrency;

namespace Comparte.Mail;

/// <summary>Writes mails and hands them to the mail server. It is the web hosts' own: only they have the words, so that without
/// one a mail waits.</summary>
[Alias("Comparte.IMailRoomGrain")]
public interface IMailRoomGrain : IGrainWithIntegerKey
{
    /// <summary>Reads what the mail is about by the rights of whom it is for, writes it, and answers what became of it.</summary>
    [Alias("Send"), ResponseTimeout("00:01:00")]
    Task<MailOutcome> SendAsync(MailOrder order);
}
