using System.Collections.Immutable;
using Comparte.Inbox;

namespace Comparte.Push;

/// <summary>The devices of a member that take pushes, and when one goes to them, about what; the key is the <see cref="MemberId"/>.
/// It holds ids and no words: those are read by the member's rights when a push is sent, by an <see cref="IPushRoomGrain"/>.</summary>
[Alias("Comparte.IPushGrain")]
public interface IPushGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands while something waits.</summary>
    const string Reminder = "push";

    /// <summary>Takes new notices, and answers once they are pushed or wait. Called by the inbox after its commits; may repeat.
    /// </summary>
    [Alias("Take")]
    Task TakeAsync(ImmutableArray<Notice> notices);

    /// <summary>A device of the member's takes pushes from now on, at this address in place of the one it had.</summary>
    [Alias("Add")]
    Task<Refusal?> AddAsync(MemberId actor, PushDevice device);

    /// <summary>The device of a session takes none any more.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor, string session);

    /// <summary>The devices that take pushes, by their sessions.</summary>
    [Alias("Sessions")]
    Task<ImmutableArray<string>> SessionsAsync(MemberId actor);

    /// <summary>Forgets the devices of sessions that have ended. Called by the own topic after its commits; whoever is forgotten
    /// to be told gets nothing all the same, since each push asks who is still signed in.</summary>
    [Alias("EndSessions")]
    Task EndSessionsAsync(ImmutableArray<string> ended);

    /// <summary>Forgets everything and pushes nothing more: the member left the network.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}
