using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>The notices of one member, as the topic <c>inbox/…</c>, which only the member may open. The key is the
/// <see cref="MemberId"/>.</summary>
[Alias("Comparte.IInboxGrain")]
public interface IInboxGrain : ITopicGrain
{
    /// <summary>Takes what is told, each once however often it is told: of a key only what is newer than what stands.
    /// </summary>
    [Alias("Take")]
    Task TakeAsync(ImmutableArray<NoticeTelling> tellings);

    /// <summary>Notes that the member has seen these notices.</summary>
    [Alias("See")]
    Task<Refusal?> SeeAsync(MemberId actor, ImmutableArray<long> nos);

    /// <summary>Notes that the member has seen everything up to a number.</summary>
    [Alias("SeeUpTo")]
    Task<Refusal?> SeeUpToAsync(MemberId actor, long no);

    /// <summary>The newest notices that the member hasn't seen: a window at least, in order of number.</summary>
    [Alias("Unseen")]
    Task<ImmutableArray<Notice>> UnseenAsync();

    /// <summary>Forgets all notices and takes no more: the member left the network.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}
