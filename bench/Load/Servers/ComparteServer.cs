namespace Comparte.Bench.Load.Servers;

/// <summary>Comparte as one process: silo, storage and web, on a folder that was filled before.</summary>
internal sealed class ComparteServer(Layout layout, Builds builds, string data) : Contender(layout)
{
    /// <summary>Rate limits out of the way: a handful of writers stand for a whole community.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Limits__CommandsPerMinute"] = "1000000",
        ["Limits__SignInPerMinute"] = "1000000",
        ["Live__SocketsPerMember"] = "1000000",
    };

    /// <inheritdoc />
    public override string Name => "Comparte";

    /// <inheritdoc />
    public override (string Name, string Value) SocketHeader(int member) =>
        ("Authorization", $"Bearer {Layout.TokenOf(member)}");

    /// <inheritdoc />
    protected override Task<ServerProcess> LaunchAsync() =>
        ServerProcess.StartAsync(builds.Web, ["--data", data], Settings);
}
