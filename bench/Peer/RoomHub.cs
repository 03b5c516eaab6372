using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Bench.Peer;

/// <summary>Puts connections into SignalR's groups. It speaks the words of Comparte's hub, so that one generator can
/// load both.</summary>
[Authorize]
internal sealed class RoomHub(Rooms rooms) : Hub
{
    /// <summary>Opens topics: one SignalR group for each.</summary>
    public async Task<Opened[]> Open(Want[] wants)
    {
        foreach (var want in wants)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, want.Topic);
        }

        return [.. wants.Select(want => new Opened(want.Topic, "peer", rooms.Newest(want.Topic), "current"))];
    }
}

/// <summary>A topic to open.</summary>
internal sealed record Want(string Topic, string? Epoch, long Rev);

/// <summary>A topic that was opened.</summary>
internal sealed record Opened(string Topic, string Epoch, long Head, string Status);
