using System.Collections.Immutable;
using Comparte.Accounts;

namespace Comparte.Relations;

/// <summary>Owns who follows one thing.</summary>
[GrainType("followers")]
internal sealed class FollowersGrain(
    [PersistentState("followers.main", "main")] IPersistentState<FollowersState> state) : Grain, IFollowersGrain
{
    /// <inheritdoc />
    public Task TellAsync(MemberId member, bool follows, bool hidden, long rev)
    {
        var marks = state.State.Marks;
        return rev <= (marks.GetValueOrDefault(member.Value)?.Rev ?? 0)
            ? Task.CompletedTask
            : this.SaveAsync(state, state.State with
            {
                Marks = marks.SetItem(member.Value, new FollowerMark(follows, hidden, rev)),
            });
    }

    /// <inheritdoc />
    public Task<FollowerList> ListAsync()
    {
        var present = state.State.Marks.Where(mark => mark.Value.Follows).ToList();
        return Task.FromResult(new FollowerList
        {
            Count = present.Count,
            Members = [.. present.Where(mark => !mark.Value.Hidden).Select(mark => MemberId.Of(mark.Key))],
        });
    }
}

/// <summary>Stored as <c>followers.main</c>.</summary>
internal sealed record FollowersState : IStoredRecord
{
    public int V { get; init; } = 1;

    /// <summary>By member; those who went stay, so that an older telling can't bring them back.</summary>
    public ImmutableSortedDictionary<string, FollowerMark> Marks { get; init; } =
        ImmutableSortedDictionary.Create<string, FollowerMark>(StringComparer.Ordinal);
}

/// <summary>What a member told of following.</summary>
internal sealed record FollowerMark(bool Follows, bool Hidden, long Rev);
