using System.Collections.Immutable;
using Comparte.Inbox;

namespace Comparte.Mail;

/// <summary>Decides when a member gets a mail, and about what; the key is the <see cref="MemberId"/>. It holds ids and no words:
/// those are read by the member's rights when a mail is sent, by an <see cref="IMailRoomGrain"/>.</summary>
[Alias("Comparte.IMailGrain")]
public interface IMailGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands while something waits to be sent at once.</summary>
    const string AtOnceReminder = "mail-at-once";

    /// <summary>The reminder of the next digest.</summary>
    const string DigestReminder = "mail-digest";

    /// <summary>Takes new notices. Called by the inbox after its commits; may repeat.</summary>
    [Alias("Take")]
    Task TakeAsync(ImmutableArray<Notice> notices);

    /// <summary>Takes what the member chose. Called by the own topic after its commits; an older telling changes nothing.</summary>
    [Alias("Choose")]
    Task ChooseAsync(MailChoice choice);

    /// <summary>Whether the member may be told now what did not become of an answer by mail: once an hour. Notes that it is.</summary>
    [Alias("MayAnswer")]
    Task<bool> MayAnswerAsync();

    /// <summary>Forgets everything and sends nothing more: the member left the network.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}
