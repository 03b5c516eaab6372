namespace Comparte.Bench.Load.Servers;

/// <summary>The plain SignalR hub: see <c>bench/Peer</c>.</summary>
internal sealed class PeerServer(Layout layout, Builds builds) : Contender(layout)
{
    /// <inheritdoc />
    public override string Name => "SignalR";

    /// <inheritdoc />
    public override (string Name, string Value) SocketHeader(int member) =>
        ("Cookie", WriterCookies[member % WriterCookies.Count]);

    /// <inheritdoc />
    protected override Task<ServerProcess> LaunchAsync() =>
        ServerProcess.StartAsync(builds.Peer, [], new Dictionary<string, string>());
}
