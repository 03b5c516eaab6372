using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>A member to whom something happens. The same grain as the owner of the topic <c>me/…</c>, which knows how much the
/// member wants to hear; the key is the <see cref="MemberId"/>.</summary>
[Alias("Comparte.INotifiedGrain")]
public interface INotifiedGrain : IGrainWithStringKey
{
    /// <summary>Takes what is told of a conversation to the inbox, as far as the member wants to hear of it. Answers once it is
    /// there.</summary>
    [Alias("Notify")]
    Task NotifyAsync(ImmutableArray<NoticeTelling> tellings);

    /// <summary>The member chooses how much of a group or thread is to reach it; null: as it is without.</summary>
    [Alias("ChooseLevel")]
    Task<Refusal?> ChooseLevelAsync(MemberId actor, TopicId about, NoticeLevel? level);
}
