namespace Comparte.Accounts;

/// <summary>Owns what is known of the network; the key is <c>network</c>.</summary>
[GrainType("network")]
internal sealed class NetworkGrain(
    [PersistentState("network.main", "main")] IPersistentState<NetworkState> state)
    : Grain, INetworkGrain
{
    private NetworkInfo Info => state.State.Info;

    /// <inheritdoc />
    public Task<NetworkInfo> ReadAsync() => Task.FromResult(Info);

    /// <inheritdoc />
    public Task ChangeAsync(string? name, GroupId? welcomeGroup, bool? demonstration) => SaveAsync(Info with
    {
        Name = name ?? Info.Name,
        WelcomeGroup = welcomeGroup ?? Info.WelcomeGroup,
        Demonstration = demonstration ?? Info.Demonstration,
    });

    /// <inheritdoc />
    public Task SetAsync(string name, GroupId? welcomeGroup) => SaveAsync(Info with { Name = name, WelcomeGroup = welcomeGroup });

    /// <inheritdoc />
    public Task TellFirstLinkAsync(InvitationId link) => SaveAsync(Info with { FirstLink = link });

    /// <inheritdoc />
    public Task TellAdministratorAsync(MemberId member) =>
        SaveAsync(Info with { Administrator = Info.Administrator ?? member, FirstLink = null });

    private Task SaveAsync(NetworkInfo info) => this.SaveAsync(state, state.State with { Info = info });
}

/// <summary>Stored as <c>network.main</c>.</summary>
internal sealed record NetworkState : IStoredRecord
{
    public int V { get; init; } = 1;

    public NetworkInfo Info { get; init; } = new();
}
