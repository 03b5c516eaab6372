using System.Collections.Immutable;
using Comparte.Accounts;
using Orleans.Concurrency;

namespace Comparte.Administration;

/// <summary>Those who administer the network, and what they may do with the access of others; the key is <see cref="Key"/>. It stores
/// nothing: each account knows of itself. It does one thing after another, so that two who take each other's right don't both
/// succeed. All of it is for administrators who may come in: not found for anybody else.</summary>
[Alias("Comparte.IAdministrationGrain")]
public interface IAdministrationGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "network";

    /// <summary>All members and their access, in no order.</summary>
    [Alias("People"), AlwaysInterleave]
    Task<Outcome<ImmutableArray<PersonAccess>>> PeopleAsync(MemberId actor);

    /// <summary>Why somebody is not one who administers now, or null.</summary>
    [Alias("Refuses"), AlwaysInterleave]
    Task<Refusal?> RefusesAsync(MemberId actor);

    /// <summary>Makes a member an administrator. One who is already stays so.</summary>
    [Alias("Appoint")]
    Task<Refusal?> AppointAsync(MemberId actor, MemberId member);

    /// <summary>Takes that from another. Nobody takes it from oneself, so that there always is one.</summary>
    [Alias("Dismiss")]
    Task<Refusal?> DismissAsync(MemberId actor, MemberId member);

    /// <summary>Suspends the access of another: every session and token ends. Repeating it replaces reason and end.</summary>
    [Alias("Suspend")]
    Task<Refusal?> SuspendAsync(MemberId actor, MemberId member, SuspensionOrder order);

    /// <summary>Takes a suspension back.</summary>
    [Alias("Restore")]
    Task<Refusal?> RestoreAsync(MemberId actor, MemberId member);

    /// <summary>Sets what the network is called and which group newcomers join: one that is listed and open to everybody.</summary>
    [Alias("SetNetwork")]
    Task<Refusal?> SetNetworkAsync(MemberId actor, NetworkOrder order);
}

/// <summary>Finds it.</summary>
public static class AdministrationGrains
{
    /// <summary>The administration of the network.</summary>
    public static IAdministrationGrain GetAdministration(this IGrainFactory grains) =>
        grains.GetGrain<IAdministrationGrain>(IAdministrationGrain.Key);
}
