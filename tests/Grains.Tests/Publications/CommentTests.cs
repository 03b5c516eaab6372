using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>Comments are a thread: whoever reads the publication reads and writes there, and its authors lead.</summary>
[Collection(ClusterCollection.Name)]
public sealed class CommentTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;

    public async Task InitializeAsync()
    {
        _ana = await _workshop.Community.NewMemberAsync("Ana");
        _joao = await _workshop.Community.NewMemberAsync("João");
        _outsider = await _workshop.Community.NewMemberAsync("Maren");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Community Community => _workshop.Community;

    [Fact]
    public async Task Who_reads_it_comments_and_the_publication_counts()
    {
        var id = await _workshop.NewSharedAsync(_ana);
        var comments = await _workshop.CommentsAsync(id);

        var post = await Community.PublishAsync(comments, _joao, "¡Gracias!");
        await Community.PublishAsync(comments, _outsider, "¿Y en invierno?");

        await CountsAsync(id, 2);
        Assert.Equal(2, post.No);
        await Community.EventuallyAsync(async () => (await _workshop.FeedAsync(_ana.Value)) is [{ Comments: 2, CommentedAt: not null }]);
        Assert.Equal("not_allowed", (await Community.Thread(comments).DeleteAsync(_outsider, post.No, Community.NewRequest())).Refusal?.Code);
        Assert.Null((await Community.Thread(comments).DeleteAsync(_ana, post.No, Community.NewRequest())).Refusal);
        await CountsAsync(id, 1);
    }

    [Fact]
    public async Task Its_authors_close_the_comments()
    {
        var comments = await _workshop.CommentsAsync(await _workshop.NewSharedAsync(_ana));
        var close = new ThreadChange { RequestId = Community.NewRequest(), Closed = true };

        Assert.Equal("not_allowed", (await Community.Thread(comments).ChangeAsync(_joao, close)).Refusal?.Code);
        Assert.True(Community.Value(await Community.Thread(comments).ChangeAsync(_ana, close)).Closed);
        Assert.Equal("thread_closed", (await TryCommentAsync(comments, _joao)).Refusal?.Code);
    }

    [Fact]
    public async Task In_a_group_its_members_comment_and_for_others_there_is_nothing()
    {
        var group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(group, _joao);
        var id = await _workshop.NewSharedAsync(_joao, group);
        var comments = await _workshop.CommentsAsync(id);
        await Community.PublishAsync(comments, _ana);

        Assert.Equal("not_found", (await TryCommentAsync(comments, _outsider)).Refusal?.Code);
        var about = await AboutAsync(comments);
        Assert.Equal((TopicId.Of(id), TopicId.Of(group)), (about.Place, about.Parent));

        await _workshop.ShareAsync(id, _joao);
        Assert.Equal(3, (await Community.PublishAsync(comments, _outsider)).No);
        Assert.Null((await AboutAsync(comments)).Parent);
    }

    [Fact]
    public async Task Withdrawn_its_comments_are_read_by_its_authors_and_written_by_nobody()
    {
        var id = await _workshop.NewSharedAsync(_ana);
        var comments = await _workshop.CommentsAsync(id);
        await Community.PublishAsync(comments, _joao);

        await _workshop.WithdrawAsync(id, _ana);

        Assert.Equal((bool[])[true, false], await _workshop.AdmitAsync(TopicId.Of(comments), _ana, _joao));
        Assert.Equal("not_found", (await TryCommentAsync(comments, _joao)).Refusal?.Code);
        Assert.Equal("publication_not_shared", (await TryCommentAsync(comments, _ana)).Refusal?.Code);
    }

    [Fact]
    public async Task The_first_change_after_others_may_read_says_so_in_the_same_commit()
    {
        var id = await _workshop.NewSharedAsync(_ana);
        var comments = await _workshop.CommentsAsync(id);
        await Community.PublishAsync(comments, _ana);
        await Community.EventuallyAsync(async () => (await AboutAsync(comments)).Readers == (await _workshop.AboutAsync(id)).Readers);
        await _workshop.AddAuthorAsync(id, _ana, _joao);
        await Community.EventuallyAsync(async () => (await AboutAsync(comments)).Readers == (await _workshop.AboutAsync(id)).Readers);
        var grain = cluster.Grains.GetTopic(TopicId.Of(comments));
        var before = await grain.ReadAsync(default);

        await Community.PublishAsync(comments, _ana);

        var changed = await grain.ReadAsync(new TopicQuery { Since = new TopicCursor(before.Epoch, before.Head) });
        Assert.Equal([typeof(Post)], changed.Entries.Select(entry => entry.GetType()));
        var noted = ThreadRules.Note(await AboutAsync(comments), new PlaceRights { Readers = 100 });
        Assert.Equal(100, noted.Readers);
        Assert.Same(noted, ThreadRules.Note(noted, new PlaceRights { Readers = 99 }));
    }

    private async Task CountsAsync(PublicationId id, int comments) =>
        await Community.EventuallyAsync(async () => (await _workshop.AboutAsync(id)).Comments == comments);

    private Task<Outcome<Post>> TryCommentAsync(ThreadId comments, MemberId actor) => Community.Thread(comments)
        .PublishAsync(actor, new NewPost { RequestId = Community.NewRequest(), Body = "Hola" });

    private async Task<ThreadAbout> AboutAsync(ThreadId thread) =>
        (await Community.ReadAsync(TopicId.Of(thread))).OfType<ThreadAbout>().Single();
}
