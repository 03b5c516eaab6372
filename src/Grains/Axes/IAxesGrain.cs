using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Axes;

/// <summary>The axes of the network; the key is <see cref="Key"/>. Everybody in the network may read them.</summary>
[Alias("Comparte.IAxesGrain")]
public interface IAxesGrain : ITopicGrain
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>All of them, in the order in which they came, also those that were merged.</summary>
    [Alias("List")]
    Task<ImmutableArray<Axis>> ListAsync();

    /// <summary>Proposes an axis and answers it. Any member; confirmed at once when the actor may confirm.</summary>
    [Alias("Propose")]
    Task<Outcome<Axis>> ProposeAsync(MemberId actor, AxisChange axis, bool asAdministrator);

    /// <summary>Changes words and place, confirms, merges, takes apart. Administrators and whoever facilitates a group;
    /// its proposer words and place until it is confirmed.</summary>
    [Alias("Change")]
    Task<Outcome<Axis>> ChangeAsync(MemberId actor, string axis, AxisChange change, bool asAdministrator);
}
