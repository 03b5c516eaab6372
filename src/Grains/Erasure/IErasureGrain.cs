using Orleans.Concurrency;

namespace Comparte.Erasure;

/// <summary>A member leaves the network and takes along what says who it was; the key is the <see cref="MemberId"/>. Nobody is
/// asked, and nothing brings it back.</summary>
[Alias("Comparte.IErasureGrain")]
public interface IErasureGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands until everything was erased.</summary>
    const string Reminder = "erase";

    /// <summary>Closes the member's account, and begins to erase the rest. Only the member itself may; the only administrator of
    /// the network names another one first: conflict <c>last_administrator</c>. Repeating it goes on.</summary>
    [Alias("Erase")]
    Task<Refusal?> EraseAsync(MemberId actor);

    /// <summary>Whether the member left, or is about to: two administrators who leave at once don't count on each other.</summary>
    [Alias("Leaves"), AlwaysInterleave]
    Task<bool> LeavesAsync();

    /// <summary>When everything was erased; null: it wasn't, or not yet.</summary>
    [Alias("DoneAt")]
    Task<DateTimeOffset?> DoneAtAsync();
}
