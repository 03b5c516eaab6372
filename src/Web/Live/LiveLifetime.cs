using Comparte.Web.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// SignalR's side of connections. What SignalR itself can send to (everybody, users, groups) is not used: audiences are
/// topics, and each connection has a queue of its own.
/// </summary>
internal sealed class LiveLifetime(
    Openings openings, OnlineMembers online, HereBoard here, IOptions<LiveOptions> options, TimeProvider clock)
    : HubLifetimeManager<LiveHub>
{
    /// <inheritdoc />
    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        var actor = Actor.From(connection.User)
            ?? throw new HubException("sign_in_required");
        var live = new LiveConnection(
            connection, actor.Id, actor.Session, actor.CanWrite, options.Value, clock);
        connection.Features.Set(live);
        LiveTelemetry.NoteSockets(1);

        // What is written waits in SignalR's pipe; only the end of the request says that the socket took it.
        connection.GetHttpContext()!.Response.OnCompleted(() =>
        {
            live.NoteClosed();
            return Task.CompletedTask;
        });
        if (!await online.AddAsync(live))
        {
            live.End(new Frame { Method = ToBrowser.Bye, Payload = new Farewell(60, "tooMany") });
        }
    }

    /// <inheritdoc />
    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (connection.Features.Get<LiveConnection>() is { } live)
        {
            LiveTelemetry.NoteSockets(-1);
            live.Ended = true;
            openings.Close(live, live.Topics());
            online.Remove(live);
            here.Leave(live);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw NotOurs();

    /// <inheritdoc />
    public override Task SendAllExceptAsync(
        string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task SendConnectionAsync(
        string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw NotOurs();

    /// <inheritdoc />
    public override Task SendConnectionsAsync(
        IReadOnlyList<string> connectionIds, string methodName, object?[] args,
        CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task SendGroupAsync(
        string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw NotOurs();

    /// <inheritdoc />
    public override Task SendGroupsAsync(
        IReadOnlyList<string> groupNames, string methodName, object?[] args,
        CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task SendGroupExceptAsync(
        string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task SendUserAsync(
        string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) =>
        throw NotOurs();

    /// <inheritdoc />
    public override Task SendUsersAsync(
        IReadOnlyList<string> userIds, string methodName, object?[] args,
        CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task AddToGroupAsync(
        string connectionId, string groupName, CancellationToken cancellationToken = default) => throw NotOurs();

    /// <inheritdoc />
    public override Task RemoveFromGroupAsync(
        string connectionId, string groupName, CancellationToken cancellationToken = default) => throw NotOurs();

    private static NotSupportedException NotOurs() => new("Audiences are topics: see LiveTopics.");
}
