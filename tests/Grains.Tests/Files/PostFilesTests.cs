using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Files;

/// <summary>Files in posts: who can put them there, who can fetch them then, and what is left when they go.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PostFilesTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);
    private readonly FileCommunity _files = new(cluster);

    [Fact]
    public async Task A_post_carries_its_files_in_order_with_what_they_show()
    {
        var (ana, _, thread) = await TalkAsync();
        var picture = await _files.UploadAsync(ana, "p foto", "huerta.jpg");
        var table = await _files.UploadAsync(ana);

        var post = Community.Value(await PublishAsync(
            thread, ana, "Miren:", new() { Id = picture, Alt = " La huerta en abril " }, new() { Id = table }));

        Assert.Collection(
            post.Attachments!.Value,
            one => Assert.Equal(
                (picture, "huerta.jpg", FileKind.Picture, 20L, 4, 3, 5, "La huerta en abril"),
                (one.Id, one.Name, one.Kind, one.Size, one.Width, one.Height, one.Thumbnail, one.Alt)),
            one => Assert.Equal((table, "semillas.csv", FileKind.Text), (one.Id, one.Name, one.Kind)));
        var stored = (await _community.ReadAsync(TopicId.Of(thread))).OfType<Post>().Last();
        Assert.Equal(post.Attachments!.Value.AsEnumerable(), stored.Attachments!.Value.AsEnumerable());
    }

    [Fact]
    public async Task Whoever_reads_the_thread_can_fetch_and_who_was_removed_cannot_at_once()
    {
        var (ana, joao, thread) = await TalkAsync();
        var stranger = await _community.NewMemberAsync("Maren");
        var file = await _files.UploadAsync(joao);
        Community.Value(await PublishAsync(thread, joao, "Aquí va", new NewAttachment { Id = file }));
        await HeldAsync(file);

        Assert.Null((await _files.File(file).ViewAsync(ana)).Refusal);
        Assert.Equal(Refusal.NotFound, (await _files.File(file).ViewAsync(stranger)).Refusal);

        // Also who uploaded it: what was shared belongs to the group.
        Assert.Null(await _community.Group(await GroupOfAsync(thread)).RemoveAsync(ana, joao, Community.NewRequest()));
        Assert.Equal(Refusal.NotFound, (await _files.File(file).ViewAsync(joao)).Refusal);
        Assert.Null((await _files.File(file).ViewAsync(ana)).Refusal);
    }

    [Fact]
    public async Task A_post_may_be_a_file_alone_and_its_card_says_what_it_shows()
    {
        var (ana, _, thread) = await TalkAsync();
        var file = await _files.UploadAsync(ana, "p foto", "huerta.jpg");

        var maize = new NewAttachment { Id = file, Alt = "Maíz criollo" };
        var post = Community.Value(await PublishAsync(thread, ana, "", maize));

        Assert.Equal("", post.Source);
        var group = await GroupOfAsync(thread);
        await Community.EventuallyAsync(async () =>
            (await _community.Group(group).NewestThreadsAsync(ana, 1)) is [{ Excerpt: "Maíz criollo" }]);
        var nothing = await _community.Thread(thread).PublishAsync(ana, new() { RequestId = Community.NewRequest() });
        Assert.Equal("required", nothing.Refusal?.Code);
    }

    [Fact]
    public async Task A_text_beside_files_can_be_taken_away_and_one_alone_cannot()
    {
        var (ana, _, thread) = await TalkAsync();
        var file = await _files.UploadAsync(ana);
        var post = Community.Value(await PublishAsync(thread, ana, "Sobra", new NewAttachment { Id = file }));

        var edited = Community.Value(await _community.Thread(thread).EditAsync(ana, post.No, "", Community.NewRequest()));
        var refused = await _community.Thread(thread).EditAsync(ana, 2, "", Community.NewRequest());

        Assert.Equal((1, ""), (edited.Attachments!.Value.Length, edited.Source));
        Assert.Equal("required", refused.Refusal?.Code);
    }

    [Fact]
    public async Task Files_of_others_unknown_unready_and_taken_ones_are_refused()
    {
        var (ana, joao, thread) = await TalkAsync();
        var (unready, _) = await _files.CreateAsync(ana, 10);
        var taken = await _files.UploadAsync(ana);
        Community.Value(await PublishAsync(thread, ana, "Primero", new NewAttachment { Id = taken }));
        await HeldAsync(taken);

        await RefusedAsync("file_unknown", await _files.UploadAsync(joao));
        await RefusedAsync("file_unknown", EntityId.New<FileId>(TimeProvider.System));
        await RefusedAsync("file_not_ready", unready);
        await RefusedAsync("file_taken", taken);
        var twice = new NewAttachment { Id = await _files.UploadAsync(ana) };
        Assert.Equal("attachments_invalid", (await PublishAsync(thread, ana, "Dos", twice, twice)).Refusal?.Code);

        Assert.Equal(3, (await _community.ReadAsync(TopicId.Of(thread))).Length);

        async Task RefusedAsync(string code, FileId file) => Assert.Equal(
            code, (await PublishAsync(thread, ana, "No", new NewAttachment { Id = file })).Refusal?.Code);
    }

    [Fact]
    public async Task More_than_ten_files_are_refused()
    {
        var (ana, _, thread) = await TalkAsync();
        var many = Enumerable.Range(0, 11)
            .Select(_ => new NewAttachment { Id = EntityId.New<FileId>(TimeProvider.System) }).ToImmutableArray();

        Assert.Equal("attachments_invalid", (await PublishAsync(thread, ana, "Muchos", many)).Refusal?.Code);
    }

    [Fact]
    public async Task A_post_with_files_that_is_sent_twice_is_one_post()
    {
        var (ana, _, thread) = await TalkAsync();
        var post = new NewPost
        {
            RequestId = Community.NewRequest(),
            Body = "Una vez",
            Attachments = [new NewAttachment { Id = await _files.UploadAsync(ana) }],
        };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => _community.Thread(thread).PublishAsync(ana, post)));
        await HeldAsync(post.Attachments.Value[0].Id);
        var late = Community.Value(await _community.Thread(thread).PublishAsync(ana, post));

        Assert.Equal(late.No, Assert.Single(answers.Select(answer => Community.Value(answer).No).Distinct()));
        Assert.Equal(post.Attachments.Value[0].Id, Assert.Single(late.Attachments!.Value).Id);
    }

    [Fact]
    public async Task A_file_whose_post_was_refused_can_go_elsewhere()
    {
        var (ana, _, thread) = await TalkAsync();
        var other = await _community.NewThreadAsync(ana, await GroupOfAsync(thread));
        await _community.Thread(thread).ChangeAsync(ana, new() { RequestId = Community.NewRequest(), Closed = true });
        var file = await _files.UploadAsync(ana);

        var late = await PublishAsync(thread, ana, "Tarde", new NewAttachment { Id = file });
        Assert.Equal("thread_closed", late.Refusal?.Code);

        Community.Value(await PublishAsync(other, ana, "Aquí", new NewAttachment { Id = file }));
    }

    [Fact]
    public async Task With_a_deleted_post_its_files_are_gone_and_their_room_is_free()
    {
        var (ana, joao, thread) = await TalkAsync();
        var file = await _files.UploadAsync(joao, "p" + new string('.', 90), "foto.jpg");
        var post = Community.Value(await PublishAsync(thread, joao, "Foto", new NewAttachment { Id = file }));
        await HeldAsync(file);

        Community.Value(await _community.Thread(thread).DeleteAsync(ana, post.No, Community.NewRequest()));

        Assert.Empty(_files.Blobs.PartsOf(file));
        Assert.Equal(Refusal.NotFound, (await _files.File(file).ViewAsync(joao)).Refusal);
        Community.Value((await _files.CreateAsync(joao, 100)).Answer);
        Community.Value((await _files.CreateAsync(joao, 100)).Answer);
        Community.Value((await _files.CreateAsync(joao, 50)).Answer);
    }

    [Fact]
    public async Task Whoever_may_not_delete_a_post_takes_no_file_from_it()
    {
        var (ana, joao, thread) = await TalkAsync();
        var file = await _files.UploadAsync(ana);
        var post = Community.Value(await PublishAsync(thread, ana, "Mía", new NewAttachment { Id = file }));
        await HeldAsync(file);

        var refused = await _community.Thread(thread).DeleteAsync(joao, post.No, Community.NewRequest());
        Assert.Equal(Refusal.NotAllowed, refused.Refusal);
        Assert.Equal("file_taken", (await _files.File(file).RemoveAsync(ana))?.Code);

        Assert.NotEmpty(_files.Blobs.PartsOf(file));
        Assert.Null((await _files.File(file).ViewAsync(joao)).Refusal);
    }

    [Fact]
    public async Task Text_and_files_are_no_more_than_one_entry_holds()
    {
        var (ana, _, thread) = await TalkAsync();
        var file = new NewAttachment { Id = await _files.UploadAsync(ana), Alt = new string('ñ', 160) };

        var refused = await PublishAsync(thread, ana, new string('a', ThreadRules.MaxBody), file, new NewAttachment
        {
            Id = await _files.UploadAsync(ana, name: new string('ñ', 70) + ".csv"),
            Alt = new string('ñ', 160),
        });

        Assert.Null(refused.Refusal);
        Assert.Equal("too_long", ThreadRules.CheckSize(new string('\\', 4500), refused.Value!.Attachments)?.Code);
    }

    private async Task<(MemberId Ana, MemberId Joao, ThreadId Thread)> TalkAsync()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var group = await _community.NewGroupAsync(ana);
        await _community.JoinAsync(group, joao);
        return (ana, joao, await _community.NewThreadAsync(ana, group));
    }

    private async Task<GroupId> GroupOfAsync(ThreadId thread) =>
        (await _community.ReadAsync(TopicId.Of(thread))).OfType<ThreadAbout>().Single().Group;

    /// <summary>Waits until the thread has told the file that it holds it; the reminder goes then.</summary>
    private Task HeldAsync(FileId file) => Community.EventuallyAsync(async () =>
        !await cluster.HasReminderAsync(_files.File(file).GetGrainId(), "sweep"));

    private Task<Outcome<Post>> PublishAsync(
        ThreadId thread, MemberId actor, string body, params ImmutableArray<NewAttachment> files) =>
        _community.Thread(thread).PublishAsync(
            actor, new NewPost { RequestId = Community.NewRequest(), Body = body, Attachments = files });
}
