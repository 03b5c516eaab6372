using System.Collections.Immutable;

namespace Comparte.Groups;

/// <summary>What a group is to its threads, and to others whose parent it is. The same grain as
/// <see cref="IGroupGrain"/>.</summary>
[Alias("Comparte.IGroupThreadsGrain")]
public interface IGroupThreadsGrain : IGrainWithStringKey
{
    /// <summary>What a member may do. Null where there is no group.</summary>
    [Alias("Rights")]
    Task<GroupRights?> RightsAsync(MemberId member);

    /// <summary>The rights of several members at one revision, in their order; none where there is no group.</summary>
    [Alias("RightsOfAll")]
    Task<ImmutableArray<GroupRights>> RightsOfAllAsync(ImmutableArray<MemberId> members);

    /// <summary>The cards of the threads written in last, newest first; none for an outsider.</summary>
    [Alias("NewestThreads")]
    Task<ImmutableArray<GroupThread>> NewestThreadsAsync(MemberId actor, int limit);

    /// <summary>Takes a thread's card. Called by the thread after its commits; older tellings change nothing.
    /// </summary>
    [Alias("TellThread")]
    Task TellThreadAsync(GroupThread card);
}
