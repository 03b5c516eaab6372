using Comparte.Groups;
using Comparte.Members;
using Comparte.Search;
using Comparte.Threads;

namespace Comparte.Grains.Tests.Search;

/// <summary>Who finds what.</summary>
[Collection(ClusterCollection.Name)]
public sealed class RightsTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Theory]
    [InlineData(GroupVisibility.Hidden, "member", 3)]
    [InlineData(GroupVisibility.Hidden, "removed", 0)]
    [InlineData(GroupVisibility.Hidden, "outsider", 0)]
    [InlineData(GroupVisibility.Hidden, "invited", 0)]
    [InlineData(GroupVisibility.Listed, "member", 3)]
    [InlineData(GroupVisibility.Listed, "removed", 1)]
    [InlineData(GroupVisibility.Listed, "outsider", 1)]
    [InlineData(GroupVisibility.Listed, "nobody", 1)]
    public async Task A_group_its_conversations_and_posts_are_found_by(GroupVisibility visibility, string who, int count)
    {
        var word = $"palabra{Guid.NewGuid():N}";
        var ana = await _community.NewMemberAsync("Ana");
        var group = await _community.NewGroupAsync(ana, new GroupChange { Name = word, Visibility = visibility });
        var opened = new NewThread { RequestId = Community.NewRequest(), Title = word, Body = word };
        var thread = EntityId.FromRequest<ThreadId>(ana, opened.RequestId);
        Community.Value(await _community.Thread(thread).OpenAsync(ana, group, opened));
        await Community.EventuallyAsync(() => Task.FromResult(
            MemoryIndex.Instance[$"post/{thread}/2"] is not null && MemoryIndex.Instance[$"group/{group}"] is not null));

        var reader = await ReaderAsync(who, ana, group);

        var page = Community.Value(await FindAsync(reader, word));
        Assert.Equal((count, count), (page.Items.Length, page.Counts.Values.Sum()));
    }

    [Theory]
    [InlineData("", null, null, null, "required", "q")]
    [InlineData("café", "nothing", null, null, "request_invalid", "kind")]
    [InlineData("café", null, "Not an axis", null, "axes_invalid", "axis")]
    [InlineData("café", null, null, "XX", "country_unknown", "country")]
    public async Task A_question_that_makes_no_sense_is_refused(
        string text, string? kind, string? axis, string? country, string code, string field)
    {
        var query = new SearchQuery { Text = text, Kind = kind, Axis = axis, Country = country };

        var refused = await FindAsync(EntityId.New<MemberId>(TimeProvider.System), query);

        Assert.Equal((code, field), (refused.Refusal!.Code, refused.Refusal.Field));
    }

    [Fact]
    public async Task A_question_that_is_too_long_or_goes_too_far_is_refused()
    {
        var query = new SearchQuery { Text = new string('a', 201) };
        var (from, to) = (new DateOnly(2026, 2, 2), new DateOnly(2026, 2, 1));
        foreach (var (asked, code) in new[]
        {
            (query, "too_long"), (query with { Text = "a", After = 501 }, "request_invalid"),
            (query with { Text = "a", Limit = 51 }, "request_invalid"),
            (query with { Text = "a", Language = "xx" }, "language_unknown"),
            (query with { Text = "a", From = from, To = to }, "request_invalid"),
        })
        {
            var refused = await FindAsync(EntityId.New<MemberId>(TimeProvider.System), asked);
            Assert.Equal(code, refused.Refusal!.Code);
        }
    }

    private async Task<MemberId> ReaderAsync(string who, MemberId facilitator, GroupId group)
    {
        var reader = who == "nobody" ? EntityId.New<MemberId>(TimeProvider.System) : await _community.NewMemberAsync();
        if (who is "member" or "removed" or "invited")
        {
            Assert.Null(await _community.Group(group)
                .SetRoleAsync(facilitator, reader, GroupRole.Member, Community.NewRequest()));
        }

        if (who is "member" or "removed")
        {
            Community.Value(await _community.Group(group).JoinAsync(reader, "", Community.NewRequest()));
            await Community.EventuallyAsync(async () =>
                (await _community.Member(reader).MineAsync(reader)).OfType<Membership>().Any(one => one.Role is not null));
        }

        if (who == "removed")
        {
            // Nothing is waited for: from the answer on there is nothing to be found.
            Assert.Null(await _community.Group(group).RemoveAsync(facilitator, reader, Community.NewRequest()));
        }

        return reader;
    }

    private Task<Outcome<SearchPage>> FindAsync(MemberId reader, string word) =>
        FindAsync(reader, new SearchQuery { Text = word });

    private Task<Outcome<SearchPage>> FindAsync(MemberId reader, SearchQuery query) =>
        cluster.Grains.GetGrain<ISearchGrain>(ISearchGrain.Key).FindAsync(reader, query);
}
