using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>One need or offer; the key is its <see cref="NeedId"/>. Everybody in the network may read it. Its people are whoever
/// stated it, or the confirmed people of the organization or initiative in whose name that was.</summary>
[Alias("Comparte.INeedGrain")]
public interface INeedGrain : ITopicGrain
{
    /// <summary>States it. The id is made from the actor and the request.</summary>
    [Alias("Create")]
    Task<Outcome<NeedId>> CreateAsync(MemberId actor, NeedChange need);

    /// <summary>What it says now.</summary>
    [Alias("View")]
    Task<Outcome<NeedView>> ViewAsync();

    /// <summary>Changes, closes or opens it again: its people. Administrators close it, so that one without any people doesn't
    /// stay open for ever.</summary>
    [Alias("Change")]
    Task<Outcome<NeedAbout>> ChangeAsync(MemberId actor, NeedChange change, bool asAdministrator);

    /// <summary>Says that it was met, and with whose help of those who agree to be named. Called by its helps, which know
    /// whether the actor may.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, NeedAnswer answer);

    /// <summary>Deletes it. Called by its helps, which know that there are none and whether the actor may.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId);

    /// <summary>In whose name it is and how far; null where there is none.</summary>
    [Alias("Roll")]
    Task<NeedRoll?> RollAsync();

    /// <summary>Takes who is named for having helped. An older telling changes nothing.</summary>
    [Alias("TellHelpers")]
    Task TellHelpersAsync(ImmutableArray<MemberId> helpers, long rev);
}
