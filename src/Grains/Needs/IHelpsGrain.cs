using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Who said "I can help" to a need, or that an offer is of use; the key is the <see cref="NeedId"/>. The need's people
/// read it, each helper knows of the own help alone, and for everybody else, administrators too, it isn't there.</summary>
[Alias("Comparte.IHelpsGrain")]
public interface IHelpsGrain : ITopicGrain
{
    /// <summary>Says that the need was met: its people. Whom they name for having helped is asked first.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, NeedAnswer answer);

    /// <summary>Says whether the actor, whom the need's people named, agrees to that; can be said otherwise later.</summary>
    [Alias("Agree")]
    Task<Refusal?> AgreeAsync(MemberId actor, bool agrees, Guid requestId);

    /// <summary>Deletes the need, to which nobody has answered yet: its people.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId);
}
