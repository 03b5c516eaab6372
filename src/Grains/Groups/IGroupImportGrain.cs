using System.Collections.Immutable;
using Comparte.Requests;

namespace Comparte.Groups;

/// <summary>Brings a group with its past into the store, at start and from inside the process. No endpoint reaches it.
/// The same grain as <see cref="IGroupGrain"/>.</summary>
[Alias("Comparte.IGroupImportGrain")]
public interface IGroupImportGrain : IGrainWithStringKey
{
    /// <summary>Makes the group with its members and those who ask to join. A group that is there already is left
    /// alone, but for a rest that an interrupted import owes.</summary>
    [Alias("Import")]
    Task ImportAsync(GroupImport group);

    /// <summary>Makes somebody who is in the network a facilitator of a group that was brought from another one: its own may not
    /// be here. Nothing changes for whoever is one already.</summary>
    [Alias("TakeOver")]
    Task TakeOverAsync(MemberId by);
}

/// <summary>A group with its past.</summary>
[GenerateSerializer, Immutable, Alias("group-import")]
public sealed record GroupImport
{
    /// <summary>The group as it is, with who made it and when.</summary>
    [Id(0)]
    public GroupAbout About { get; init; } = new();

    /// <summary>Its members; the entry's id is the member's.</summary>
    [Id(1)]
    public ImmutableArray<GroupMember> Members { get; init; } = [];

    /// <summary>Who asks to join.</summary>
    [Id(2)]
    public ImmutableArray<JoinRequest> Requests { get; init; } = [];
}
