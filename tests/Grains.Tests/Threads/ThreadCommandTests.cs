using Comparte.Groups;
using Comparte.Members;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Threads;

/// <summary>What becomes of posts.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ThreadCommandTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task An_edit_keeps_the_former_text_until_it_is_purged()
    {
        var (ana, thread) = await TalkAsync();
        var post = await _community.PublishAsync(thread, ana, "canario-original");

        var edited = Community.Value(await _community.Thread(thread).EditAsync(
            ana, post.No, "canario-nuevo", Community.NewRequest()));

        Assert.Equal("canario-nuevo", edited.Source);
        Assert.NotNull(edited.EditedAt);
        var history = Community.Value(await _community.Thread(thread).HistoryAsync(ana, post.No));
        Assert.Equal("canario-original", Assert.Single(history).Source);
        Assert.Null(await _community.Thread(thread).PurgeHistoryAsync(ana, post.No));
        Assert.Empty(Community.Value(await _community.Thread(thread).HistoryAsync(ana, post.No)));
        Assert.False(cluster.Store.Contains("canario-original"));
    }

    [Fact]
    public async Task A_deleted_post_leaves_nothing_but_its_number()
    {
        var (ana, thread) = await TalkAsync();
        var post = await _community.PublishAsync(thread, ana, "canario-borrado");
        await _community.Thread(thread).EditAsync(ana, post.No, "canario-borrado también", Community.NewRequest());

        var deleted = Community.Value(
            await _community.Thread(thread).DeleteAsync(ana, post.No, Community.NewRequest()));

        Assert.IsType<Tombstone>(deleted);
        Assert.Equal(post.No, deleted.No);
        await Community.EventuallyAsync(() => Task.FromResult(!cluster.Store.Contains("canario-borrado")));
        Assert.Equal("not_found", (await _community.Thread(thread).HistoryAsync(ana, post.No)).Refusal?.Code);
    }

    [Fact]
    public async Task Edits_at_the_same_time_lose_no_text()
    {
        var (ana, thread) = await TalkAsync();
        var post = await _community.PublishAsync(thread, ana, "cero");
        var texts = Enumerable.Range(1, 8).Select(at => $"texto {at}").ToList();

        await Task.WhenAll(texts.Select(text =>
            _community.Thread(thread).EditAsync(ana, post.No, text, Community.NewRequest())));

        var history = Community.Value(await _community.Thread(thread).HistoryAsync(ana, post.No));
        var now = (Post)(await _community.ReadAsync(TopicId.Of(thread))).Single(entry => entry.No == post.No);
        Assert.Equal(
            texts.Append("cero").Order(), history.Select(version => version.Source).Append(now.Source).Order());
    }

    [Fact]
    public async Task A_reaction_counts_once_and_can_be_taken_back()
    {
        var (ana, thread) = await TalkAsync();
        await _community.Thread(thread).ReactAsync(ana, 2, "thanks", present: true);
        var twice = Community.Value(await _community.Thread(thread).ReactAsync(ana, 2, "thanks", present: true));
        Assert.Equal(ana, Assert.Single(twice.Reactions["thanks"]));

        var none = Community.Value(await _community.Thread(thread).ReactAsync(ana, 2, "thanks", present: false));

        Assert.Empty(none.Reactions);
        Assert.Equal(
            "reaction_unknown", (await _community.Thread(thread).ReactAsync(ana, 2, "no", true)).Refusal?.Code);
    }

    [Fact]
    public async Task A_closed_thread_takes_no_posts()
    {
        var (ana, thread) = await TalkAsync();
        var change = new ThreadChange { Closed = true, RequestId = Community.NewRequest() };
        Assert.True(Community.Value(await _community.Thread(thread).ChangeAsync(ana, change)).Closed);

        var refused = await _community.Thread(thread).PublishAsync(ana, NewPost("tarde"));

        Assert.Equal("thread_closed", refused.Refusal?.Code);
    }

    [Fact]
    public async Task An_archived_group_takes_no_posts()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana);
        var thread = await _community.NewThreadAsync(ana, group);
        await _community.Group(group).ChangeAsync(
            ana, new GroupChange { Archived = true, RequestId = Community.NewRequest() }, asAdministrator: false);

        var post = await _community.Thread(thread).PublishAsync(ana, NewPost("tarde"));
        var reaction = await _community.Thread(thread).ReactAsync(ana, 2, "thanks", present: true);

        Assert.Equal(("group_archived", "group_archived"), (post.Refusal?.Code, reaction.Refusal?.Code));
    }

    [Fact]
    public async Task The_same_request_with_another_text_is_a_conflict()
    {
        var (ana, thread) = await TalkAsync();
        var post = NewPost("uno");
        await _community.Thread(thread).PublishAsync(ana, post);

        var other = await _community.Thread(thread).PublishAsync(ana, post with { Body = "dos" });

        Assert.Equal("request_reused", other.Refusal?.Code);
    }

    [Fact]
    public async Task A_post_whose_write_failed_is_there_once_after_the_retry()
    {
        var (ana, thread) = await TalkAsync();
        var post = NewPost("aun así");
        foreach (var afterStoring in new[] { false, true })
        {
            cluster.Store.Fail(thread.Value, 1, afterStoring);
            await Assert.ThrowsAnyAsync<Exception>(() => _community.Thread(thread).PublishAsync(ana, post));
        }

        Community.Value(await _community.Thread(thread).PublishAsync(ana, post));

        var posts = (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>();
        Assert.Single(posts, found => found.Source == "aun así");
    }

    [Fact]
    public void The_largest_post_with_all_reactions_is_still_one_entry()
    {
        var people = Enumerable.Range(0, PostReactions.MaxMembers + 1)
            .Select(at => MemberId.Of($"m{at:x32}")).ToList();
        var text = string.Concat(Enumerable.Repeat("a\"", ThreadRules.MaxBody / 2))[..6300];
        var post = ThreadRules.Post(
            people[0], new NewPost { RequestId = Community.NewRequest(), Body = text }, null, DateTimeOffset.UnixEpoch);
        foreach (var member in people.Take(PostReactions.MaxMembers))
        {
            post = Community.Value(ThreadRules.React(post, member, "celebrate", present: true));
        }

        Assert.Null(ThreadRules.CheckBody(text));
        Assert.Equal("reactions_full", ThreadRules.React(post, people[^1], "thanks", present: true).Refusal?.Code);
        var done = Enumerable.Range(0, Row.Remembered + 1)
            .Select(_ => new Done(people[0], Community.NewRequest(), "0123456789ab", 1_772_366_400_000));
        post = post with { Id = "1000000", No = 1_000_000, Rev = 9_000_000, EditedBy = people[0], EditedAt = post.At };
        post = post with { Mentions = [.. people.Take(ThreadRules.MaxMentions)], ReplyTo = 999_999 };
        Assert.InRange(new Row(post, [.. done]).Size, 1, Tail.MaxEntry);
    }

    [Fact]
    public async Task A_post_of_more_than_8192_bytes_is_refused()
    {
        var (ana, thread) = await TalkAsync();

        var refused = await _community.Thread(thread).PublishAsync(ana, NewPost(new string('ñ', 4097)));

        Assert.Equal(("too_long", "body"), (refused.Refusal?.Code, refused.Refusal?.Field));
    }

    [Fact]
    public async Task Read_positions_reach_the_reader_and_never_go_back()
    {
        var (ana, thread) = await TalkAsync();
        await _community.PublishAsync(thread, ana);

        Assert.Null(await _community.Thread(thread).MarkReadAsync(ana, 3));
        Assert.Null(await _community.Thread(thread).MarkReadAsync(ana, 2));
        Assert.Null(await _community.Thread(thread).MarkReadAsync(ana, 900));

        Assert.Equal(3, (await _community.Member(ana).MineAsync(ana)).OfType<ReadPosition>().Single().UpTo);
    }

    [Fact]
    public async Task A_thread_comes_in_with_its_past_once()
    {
        var ana = await _community.NewMemberAsync();
        var group = await _community.NewGroupAsync(ana);
        var thread = EntityId.New<ThreadId>(TimeProvider.System);
        var at = new DateTimeOffset(2025, 5, 1, 10, 0, 0, TimeSpan.Zero);
        var import = new ThreadImport
        {
            About = new ThreadAbout { Group = group, Title = "Semillas", By = ana, At = at },
            Posts =
            [
                .. Enumerable.Range(0, 90).Select(no => new Post { By = ana, At = at.AddHours(no), Source = $"{no}" }),
            ],
        };

        await _community.Grains.GetGrain<IThreadImportGrain>(thread.Value).ImportAsync(import);
        await _community.Grains.GetGrain<IThreadImportGrain>(thread.Value).ImportAsync(import);

        var posts = (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>().ToList();
        Assert.Equal(90, posts.Count);
        Assert.Equal(at.AddHours(89), posts[^1].At);
        await Community.EventuallyAsync(async () =>
            (await _community.Group(group).NewestThreadsAsync(ana, 1)) is [{ LastNo: 91 }]);
    }

    private static NewPost NewPost(string body) => new() { RequestId = Community.NewRequest(), Body = body };

    private async Task<(MemberId Ana, ThreadId Thread)> TalkAsync()
    {
        var ana = await _community.NewMemberAsync();
        return (ana, await _community.NewThreadAsync(ana, await _community.NewGroupAsync(ana)));
    }
}
