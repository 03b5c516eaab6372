namespace Comparte.Erasure;

/// <summary>A member leaves the network and takes along what says who it was; the key is the <see cref="MemberId"/>. Nobody is
/// asked, and nothing brings it back.</summary>
[Alias("Comparte.IErasureGrain")]
public interface IErasureGrain : IGrainWithStringKey
{
    /// <summary>Closes the member's account, and begins to erase the rest. Only the member itself may; the only administrator of
    /// the network names another one first: conflict <c>last_administrator</c>. Repeating it goes on.</summary>
    [Alias("Erase")]
    Task<Refusal?> EraseAsync(MemberId actor);

    /// <summary>When everything was erased; null: it wasn't, or not yet.</summary>
    [Alias("DoneAt")]
    Task<DateTimeOffset?> DoneAtAsync();
}
