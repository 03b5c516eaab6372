namespace Comparte.Accounts;

/// <summary>The network as a whole; the key is <c>network</c>. Read at sign-in and on start, never on a hot path.
/// </summary>
[Alias("Comparte.INetworkGrain")]
public interface INetworkGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "network";

    /// <summary>What is known of it.</summary>
    [Alias("Read")]
    Task<NetworkInfo> ReadAsync();

    /// <summary>Changes it; null leaves a field as it is.</summary>
    [Alias("Change")]
    Task ChangeAsync(string? name, GroupId? welcomeGroup, bool? demonstration);

    /// <summary>Sets what those who administer choose; without a welcome group newcomers come into none.</summary>
    [Alias("Set")]
    Task SetAsync(string name, GroupId? welcomeGroup);

    /// <summary>Notes the link for the first administrator, so that the next start can take it back.</summary>
    [Alias("TellFirstLink")]
    Task TellFirstLinkAsync(InvitationId link);

    /// <summary>Notes the first administrator.</summary>
    [Alias("TellAdministrator")]
    Task TellAdministratorAsync(MemberId member);
}

/// <summary>Finds the network.</summary>
public static class NetworkGrains
{
    /// <summary>The network.</summary>
    public static INetworkGrain GetNetwork(this IGrainFactory grains) =>
        grains.GetGrain<INetworkGrain>(INetworkGrain.Key);
}

/// <summary>What is known of the network.</summary>
[GenerateSerializer, Immutable, Alias("network")]
public sealed record NetworkInfo
{
    /// <summary>Its name.</summary>
    [Id(0)]
    public string Name { get; init; } = "Comparte";

    /// <summary>Whether its people are invented.</summary>
    [Id(1)]
    public bool Demonstration { get; init; }

    /// <summary>The group that newcomers join, if it is open to them.</summary>
    [Id(2)]
    public GroupId? WelcomeGroup { get; init; }

    /// <summary>The first administrator, once there is one.</summary>
    [Id(3)]
    public MemberId? Administrator { get; init; }

    /// <summary>The link that waits for the first administrator.</summary>
    [Id(4)]
    public InvitationId? FirstLink { get; init; }
}
