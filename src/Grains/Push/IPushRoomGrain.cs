using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Comparte.Push;

/// <summary>Writes pushes and hands them to the services of the browsers' makers. It is the web hosts' own: only they have the
/// words, so that without one a push waits.</summary>
[Alias("Comparte.IPushRoomGrain")]
public interface IPushRoomGrain : IGrainWithIntegerKey
{
    /// <summary>Reads what each push says by the rights of whom it is for, sends it, and answers what became of it at each device.
    /// </summary>
    [Alias("Send"), ResponseTimeout("00:00:25")]
    Task<ImmutableArray<PushAnswer>> SendAsync(PushOrder order);
}
