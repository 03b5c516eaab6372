using Comparte.Files;
using Comparte.Grains.Tests.Files;
using Comparte.Grains.Tests.Publications;
using Comparte.Groups;
using Comparte.Keeping;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Core.Internal;

namespace Comparte.Grains.Tests.Keeping;

/// <summary>What a sensitive group deletes for its age, and what it leaves.</summary>
[Collection(ClusterCollection.Name)]
public sealed class KeepingTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly Community _community = new(cluster);
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private GroupId _group;

    private IKeepingGrain Keeping => cluster.Grains.GetGrain<IKeepingGrain>(_group.Value);

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _group = await _community.NewGroupAsync(_ana, new GroupChange { Sensitive = true });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_older_is_deleted_as_its_author_would_and_the_rest_stays()
    {
        var thread = await NewThreadAsync(40, 31, 29, 0);

        await KeepAsync(30);

        await LeavesAsync(thread, 4, 5);
        var gone = (await TombstonesAsync(thread)).ToList();
        Assert.Equal([2L, 3L], gone.Select(one => one.No));
        Assert.All(gone, one => Assert.Null(one.By));
        Assert.True(await cluster.HasReminderAsync(Keeping.GetGrainId(), IKeepingGrain.Reminder));
    }

    [Fact]
    public async Task It_goes_in_batches_and_on_from_where_a_process_ended()
    {
        var thread = await NewThreadAsync([.. Enumerable.Repeat(400, 150), 0]);
        var grain = cluster.Grains.GetGrain<IThreadKeepingGrain>(GrainId.Create(TopicKinds.Thread, thread.Value));
        Assert.True(await grain.DeleteBeforeAsync(Now.AddDays(-365)));
        Assert.InRange((await PostsAsync(thread)).Count, 100, 150);
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

        await KeepAsync(365);

        await LeavesAsync(thread, 152);
        Assert.Equal(151, Assert.Single((await _community.ReadAsync(TopicId.Of(thread))).OfType<ThreadAbout>()).DeletedUpTo);
        Assert.False(await grain.DeleteBeforeAsync(Now.AddDays(-365)));
        await Community.EventuallyAsync(async () => (await _community.ReadAsync(TopicId.Of(_group))).OfType<GroupThread>()
            .Single(card => card.Id == thread.Value) is { DeletedUpTo: 151, LastNo: 152 });
    }

    [Fact]
    public async Task A_write_that_fails_is_made_up_for_when_it_looks_again()
    {
        var thread = await NewThreadAsync(40, 0);
        cluster.Store.Fail(thread.Value, writes: 1);
        await KeepAsync(30);

        await Community.EventuallyAsync(async () =>
        {
            await Keeping.AsReference<IRemindable>().ReceiveReminder(IKeepingGrain.Reminder, default);
            return (await PostsAsync(thread)).Count == 1;
        });
    }

    [Fact]
    public async Task One_that_cant_be_written_keeps_none_of_the_others()
    {
        var broken = await NewThreadAsync(40, 0);
        var other = await NewThreadAsync(40, 0);
        cluster.Store.Fail(broken.Value, writes: int.MaxValue);

        await KeepAsync(30);

        await LeavesAsync(other, 3);
        Assert.Equal(2, (await PostsAsync(broken)).Count);
        cluster.Store.Fail(broken.Value, writes: 0);
    }

    [Fact]
    public async Task What_is_to_be_deleted_brings_a_reminder_back_that_was_ended_meanwhile()
    {
        var thread = await NewThreadAsync(40, 0);
        await KeepAsync(30);
        await LeavesAsync(thread, 3);
        await cluster.EndReminderAsync(Keeping.GetGrainId(), IKeepingGrain.Reminder);

        await Keeping.AsReference<IRemindable>().ReceiveReminder(IKeepingGrain.Reminder, default);

        await Community.EventuallyAsync(() => cluster.HasReminderAsync(Keeping.GetGrainId(), IKeepingGrain.Reminder));
    }

    [Fact]
    public async Task Comments_go_also_where_what_they_are_about_was_withdrawn_and_stay_where_it_is_shared_elsewhere()
    {
        await TurnAsync(false);
        var (withdrawn, elsewhere) = (await NewCommentsAsync(), await NewCommentsAsync());
        foreach (var (id, _) in new[] { withdrawn, elsewhere })
        {
            await _workshop.WithdrawAsync(id, _ana);
            await _workshop.ComesAsync(_group.Value, id, isThere: false);
        }

        await _workshop.ShareAsync(elsewhere.Id, _ana);
        await TurnAsync(true);
        var last = await NewThreadAsync(40, 0);

        await KeepAsync(30);

        await LeavesAsync(withdrawn.Comments, 3);
        await LeavesAsync(last, 3);
        await Keeping.AsReference<IRemindable>().ReceiveReminder(IKeepingGrain.Reminder, default);
        Assert.Equal(2, (await PostsAsync(elsewhere.Comments)).Count);
    }

    [Fact]
    public async Task Files_go_with_their_message_and_what_it_said_before_too()
    {
        var files = new FileCommunity(cluster);
        var file = await files.UploadAsync(_ana);
        var thread = await _community.NewThreadAsync(_ana, _group);
        var post = Community.Value(await _community.Thread(thread).PublishAsync(_ana, new NewPost
        {
            RequestId = Community.NewRequest(),
            Body = "Uno",
            Attachments = [new NewAttachment { Id = file }],
        }));
        Community.Value(await _community.Thread(thread).EditAsync(_ana, post.No, "Dos", Community.NewRequest()));

        var grain = cluster.Grains.GetGrain<IThreadKeepingGrain>(GrainId.Create(TopicKinds.Thread, thread.Value));
        await grain.DeleteBeforeAsync(TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.Empty(cluster.Blobs.PartsOf(file));
        Assert.Equal("not_found", (await _community.Thread(thread).HistoryAsync(_ana, post.No)).Refusal?.Code);
        await Community.EventuallyAsync(async () =>
            (await _community.ReadAsync(TopicId.Of(_group))).OfType<GroupThread>().Single(card => card.Id == thread.Value).Excerpt == "");
    }

    [Fact]
    public async Task Without_a_length_nothing_is_deleted_and_nothing_reminds()
    {
        var thread = await NewThreadAsync(400, 0);
        await KeepAsync(365);
        await LeavesAsync(thread, 3);
        var other = await NewThreadAsync(500, 0);
        await KeepAsync(0);

        await Keeping.AsReference<IRemindable>().ReceiveReminder(IKeepingGrain.Reminder, default);

        await Community.EventuallyAsync(async () =>
            !await cluster.HasReminderAsync(Keeping.GetGrainId(), IKeepingGrain.Reminder));
        Assert.Equal(2, (await PostsAsync(other)).Count);
    }

    private async Task<ThreadId> NewThreadAsync(params int[] daysAgo)
    {
        var thread = EntityId.New<ThreadId>(TimeProvider.System);
        var before = Now.AddMinutes(1);
        await cluster.Grains.GetGrain<IThreadImportGrain>(thread.Value).ImportAsync(new ThreadImport
        {
            About = new ThreadAbout { Group = _group, Title = "Antes", By = _ana, At = before.AddDays(-daysAgo[0]) },
            Posts = [.. daysAgo.Select(days => new Post { By = _ana, At = before.AddDays(-days), Source = "Algo" })],
        });
        await Community.EventuallyAsync(async () =>
            (await _community.ReadAsync(TopicId.Of(_group))).Any(entry => entry.Id == thread.Value));
        return thread;
    }

    /// <summary>Something shared with the group, with a comment of forty days ago and one of today.</summary>
    private async Task<(PublicationId Id, ThreadId Comments)> NewCommentsAsync()
    {
        var id = await _workshop.NewSharedAsync(_ana, _group);
        await _workshop.ComesAsync(_group.Value, id);
        var comments = await _workshop.CommentsAsync(id);
        var posts = new[] { 40, 0 }.Select(days => new Post { By = _ana, At = Now.AddDays(-days), Source = "Algo" });
        await cluster.Grains.GetGrain<IThreadImportGrain>(comments.Value).ImportAsync(new ThreadImport
        {
            About = (await _community.ReadAsync(TopicId.Of(comments))).OfType<ThreadAbout>().Single(),
            Posts = [.. posts],
        });
        return (id, comments);
    }

    private async Task TurnAsync(bool sensitive) => Community.Value(await _community.Group(_group).ChangeAsync(
        _ana, new GroupChange { RequestId = Community.NewRequest(), Sensitive = sensitive }, asAdministrator: false));

    private async Task KeepAsync(int days) => Community.Value(await _community.Group(_group).ChangeAsync(
        _ana, new GroupChange { RequestId = Community.NewRequest(), KeepDays = days }, asAdministrator: false));

    private async Task<IReadOnlyList<Post>> PostsAsync(ThreadId thread) =>
        [.. (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>()];

    private Task LeavesAsync(ThreadId thread, params long[] nos) => Community.EventuallyAsync(async () =>
        (await PostsAsync(thread)).Select(post => post.No).SequenceEqual(nos));

    private async Task<IEnumerable<Tombstone>> TombstonesAsync(ThreadId thread) =>
        (await cluster.Grains.GetTopic(TopicId.Of(thread)).ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 }))
            .Entries.OfType<Tombstone>();
}
