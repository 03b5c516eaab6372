using Comparte.Members;

namespace Comparte.Talks;

/// <summary>A member who writes and to whom others write. The same grain as the owner of the topic <c>me/…</c>; the key is the
/// <see cref="MemberId"/>.</summary>
[Alias("Comparte.ITalkingGrain")]
public interface ITalkingGrain : IGrainWithStringKey
{
    /// <summary>What others have to know of the member to decide whether it may write to them. Not for browsers.</summary>
    [Alias("Writer")]
    Task<Writer> WriterAsync();

    /// <summary>Why somebody may not begin to write to the member, or null. The same whether that is the member's setting
    /// (<see cref="MemberSettings.Messages"/>) or a block.</summary>
    [Alias("RefuseWriter")]
    Task<Refusal?> RefuseWriterAsync(Writer writer);

    /// <summary>Whether the member may begin to write to another one. Not found where there is none.</summary>
    [Alias("IsAcceptedBy")]
    Task<Outcome<bool>> IsAcceptedByAsync(MemberId actor, MemberId other);

    /// <summary>Whether the member blocks another one.</summary>
    [Alias("Blocks")]
    Task<bool> BlocksAsync(MemberId other);

    /// <summary>Why another one, with whom the member has a talk, may not go on writing to it, or null.</summary>
    [Alias("RefuseGoingOn")]
    Task<Refusal?> RefuseGoingOnAsync(MemberId writer);

    /// <summary>Blocks another member, or no longer. Repeating it changes nothing; the other one isn't told.</summary>
    [Alias("Block")]
    Task<Refusal?> BlockAsync(MemberId actor, MemberId other, bool blocks);

    /// <summary>Takes a talk out of the member's list until something new is written, or back into it.</summary>
    [Alias("Hide")]
    Task<Refusal?> HideAsync(MemberId actor, TalkId talk, bool hidden);

    /// <summary>Takes what a talk of the member tells at a revision; null: no longer.</summary>
    [Alias("TellTalk")]
    Task TellTalkAsync(TalkId talk, OwnTalk? told, long rev);
}

/// <summary>What is asked of both of two people.</summary>
internal static class TalkingGrains
{
    /// <summary>Why one of two may not go on writing to the other one, or null: either of them blocks the other.</summary>
    public static async Task<Refusal?> RefuseGoingOnAsync(this IGrainFactory grains, MemberId member, MemberId other)
    {
        var blocks = grains.GetGrain<ITalkingGrain>(member.Value).BlocksAsync(other);
        var refusal = await grains.GetGrain<ITalkingGrain>(other.Value).RefuseGoingOnAsync(member);
        return await blocks ? TalkRules.Blocked : refusal;
    }
}
