using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace Comparte.Silo;

/// <summary>Tells when hosts leave a community: what they owned is then owned by others, who know nothing of it yet.</summary>
public static class Departures
{
    /// <summary>Each time that hosts begin to leave, and once they have left or were found dead. Ends when
    /// <paramref name="stop"/> says so.</summary>
    public static async IAsyncEnumerable<Departure> DeparturesAsync(
        this IClusterMembershipService membership, [EnumeratorCancellation] CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(membership);
        var known = membership.CurrentSnapshot;
        await using var updates = membership.MembershipUpdates.GetAsyncEnumerator(stop);
        while (await NextAsync(updates))
        {
            var now = updates.Current;
            var left = now.Members.Values
                .Where(member => IsLeaving(member.Status) && known.GetSiloStatus(member.SiloAddress) != member.Status)
                .Select(member => member.SiloAddress)
                .ToImmutableArray();
            known = now;
            if (left.Length > 0)
            {
                yield return new Departure(left, now);
            }
        }
    }

    private static bool IsLeaving(SiloStatus status) =>
        status is SiloStatus.ShuttingDown or SiloStatus.Stopping or SiloStatus.Dead;

    private static async Task<bool> NextAsync(IAsyncEnumerator<ClusterMembershipSnapshot> updates)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

/// <summary>Hosts that leave, or have.</summary>
/// <param name="Left">Which.</param>
/// <param name="Members">All that are known from here on.</param>
public sealed record Departure(ImmutableArray<SiloAddress> Left, ClusterMembershipSnapshot Members)
{
    /// <summary>Whether a host is the first of those that stay: what one of them is to do is its.</summary>
    public bool IsFirst(SiloAddress host) => Members.Members.Values
        .Where(member => member.Status == SiloStatus.Active)
        .Min(member => member.SiloAddress) is { } first && first.Equals(host);
}
