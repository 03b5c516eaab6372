using System.Collections.Immutable;
using System.Text;
using Comparte.Files;
using Comparte.Grains.Tests.Files;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>What was shared before comes in with its past, once, and stands where it belongs.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ImportTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(90);
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;

    public async Task InitializeAsync()
    {
        _ana = await _workshop.Community.NewMemberAsync("Ana");
        _joao = await _workshop.Community.NewMemberAsync("João");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private Community Community => _workshop.Community;

    [Fact]
    public async Task It_stands_with_its_dates_authors_texts_and_trials_when_it_is_answered()
    {
        var id = await ImportAsync(With(trials: 20));

        var item = Assert.Single(await _workshop.FeedAsync(_ana.Value));
        Assert.Equal((id.Value, Then, "Cosecha de agua"), (item.Id, item.SharedAt, item.Title));
        Assert.Equal((string[])["es", "pt"], item.Languages);
        Assert.Equal((MemberId[])[_ana, _joao], item.Authors);
        var entries = await Community.ReadAsync(TopicId.Of(id));
        Assert.Equal(20, entries.OfType<PublicationTrial>().Count());
        var about = entries.OfType<PublicationAbout>().Single();
        Assert.Equal((PublicationStage.Shared, Then, null), (about.Stage, about.SharedAt, about.ChangedAt));
        await Community.EventuallyAsync(async () =>
            (await Community.Member(_joao).MineAsync(_joao)).OfType<Authorship>().Any());
    }

    [Fact]
    public async Task Its_texts_are_first_versions_that_are_read_and_written_on()
    {
        var id = await ImportAsync(With());
        var publication = _workshop.Publication(id);

        var text = Community.Value(await publication.TextAsync(_joao, "pt", null));
        Assert.Equal((1, "Colheita de água", "A chuva.", Then, _joao), (text.Version, text.Title, text.Source, text.At, text.By));
        Assert.Equal([Then], Community.Value(await publication.VersionsAsync(_ana, "es")).Select(version => version.At));
        var rendering = (await Community.ReadAsync(TopicId.Of(id))).OfType<PublicationText>().Single(one => one.Language == "pt");
        Assert.Equal((1, "A chuva."), (rendering.Of, rendering.Summary));
        Assert.Equal(_joao, Assert.Single(rendering.Credit));

        Assert.Equal(2, Community.Value(await _workshop.TrySaveAsync(id, _ana, 1)));
        var sharing = new TextSharing { RequestId = Community.NewRequest() };
        Assert.Equal(2, Community.Value(await publication.ShareTextAsync(_ana, "es", sharing)).Version);
    }

    [Fact]
    public async Task Imported_twice_it_is_there_once_and_what_changed_since_stays()
    {
        var import = With(trials: 13);
        var id = await ImportAsync(import);
        await _workshop.ChangeAsync(id, _ana, new PublicationChange { Place = "Cobán" });
        Assert.Null(await _workshop.Publication(id).RemoveTrialAsync(_joao, "trial-13", Community.NewRequest()));
        var head = (await cluster.Grains.GetTopic(TopicId.Of(id)).ReadAsync(default)).Head;

        await ImportAsync(import, id);
        await ImportAsync(import with { About = import.About with { At = Then - TimeSpan.FromDays(1) } }, id);

        Assert.Equal(head, (await cluster.Grains.GetTopic(TopicId.Of(id)).ReadAsync(default)).Head);
        Assert.Single(await _workshop.FeedAsync(_ana.Value));
    }

    [Fact]
    public async Task What_an_interrupted_import_owes_is_brought_by_the_next()
    {
        var import = With(trials: 30);
        var id = await ImportAsync(import with { Trials = import.Trials[..12] });

        await ImportAsync(import, id);

        var told = (await Community.ReadAsync(TopicId.Of(id))).OfType<PublicationTrial>().Select(trial => trial.Text);
        Assert.Equal(import.Trials.Select(trial => trial.Text), told);
    }

    [Fact]
    public async Task Feeds_are_in_the_order_in_which_it_was_brought()
    {
        var ids = new List<string>();
        for (var day = 0; day < 5; day++)
        {
            ids.Add((await ImportAsync(With(Then + TimeSpan.FromDays(day)))).Value);
        }

        Assert.Equal(ids, (await _workshop.FeedAsync(_ana.Value)).Select(item => item.Id));
        Assert.Equal(ids, (await _workshop.FeedAsync(_joao.Value)).Select(item => item.Id));
    }

    [Fact]
    public async Task Of_a_draft_no_feed_is_told_and_its_authors_write_it()
    {
        var import = With();
        var id = await ImportAsync(import with
        {
            About = import.About with { Stage = PublicationStage.Draft, SharedAt = null },
        });

        Assert.Empty(await _workshop.FeedAsync(_ana.Value));
        var outsider = await Community.NewMemberAsync();
        Assert.Equal((bool[])[true, true, false], await _workshop.AdmitAsync(id, _ana, _joao, outsider));
        Assert.Equal("A chuva.", Community.Value(await _workshop.Publication(id).WorkingAsync(_joao, "pt")).Body);
        await _workshop.ShareAsync(id, _ana);
        await _workshop.ComesAsync(_ana.Value, id);
        Assert.Equal(1, Community.Value(await _workshop.Publication(id).TextAsync(outsider, "es", null)).Version);
    }

    [Fact]
    public async Task In_a_group_its_members_alone_read_it()
    {
        var group = await Community.NewGroupAsync(_ana);
        var import = With();

        var id = await ImportAsync(import with { About = import.About with { Group = group } });

        var outsider = await Community.NewMemberAsync();
        Assert.Equal((bool[])[true, true, false], await _workshop.AdmitAsync(id, _ana, _joao, outsider));
        Assert.Single(await _workshop.FeedAsync(group.Value));
        Assert.Empty(await _workshop.FeedAsync(_ana.Value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Comments_are_read_and_counted_whether_they_come_before_it_or_after(bool before)
    {
        var id = EntityId.New<PublicationId>(TimeProvider.System);
        var import = With();
        ImmutableArray<Post> posts =
            [Comment(_joao, "¡Gracias!", 1), Comment(_ana, "De nada.", 2), Comment(_joao, "¿Y en invierno?", 3)];
        var about = before ? import.About with { Comments = posts.Length, CommentedAt = posts[^1].At } : import.About;
        var comments = CommentThreads.Import(id, about, "Cosecha de agua", posts);
        if (before)
        {
            await CommentAsync(comments, id);
        }

        await ImportAsync(import with { About = about }, id);
        await CommentAsync(comments, id);

        await Community.EventuallyAsync(async () =>
            (await _workshop.FeedAsync(_ana.Value)) is [{ Comments: 3 } item] && item.CommentedAt == posts[^1].At);
        var thread = await _workshop.CommentsAsync(id);
        Assert.Equal(
            posts.Select(post => (post.Source, post.At)),
            (await Community.ReadAsync(TopicId.Of(thread))).OfType<Post>().Select(post => (post.Source, post.At)));
        Assert.Equal(5, (await Community.PublishAsync(thread, _ana)).No);
        await Community.EventuallyAsync(async () => (await _workshop.AboutAsync(id)).Comments == 4);
    }

    [Fact]
    public async Task Its_cover_is_a_file_of_who_began_it_and_fetched_by_who_reads_it()
    {
        var file = new NewFile { RequestId = Community.NewRequest(), Name = "agua.webp", Size = 9 };
        var cover = EntityId.FromRequest<FileId>(_ana, file.RequestId);
        ImmutableArray<byte> bytes = [.. Encoding.UTF8.GetBytes("picture 1")];
        var files = cluster.Grains.GetGrain<IFileImportGrain>(cover.Value);
        Assert.Equal(FilePhase.Ready, Community.Value(await files.StoreAsync(_ana, file, bytes)).Phase);
        Assert.Equal(FilePhase.Ready, Community.Value(await files.StoreAsync(_ana, file, bytes)).Phase);
        var import = With();
        import = import with { About = import.About with { Cover = new Attachment { Id = cover, Alt = "Un tanque" } } };

        var id = await ImportAsync(import);
        await ImportAsync(import, id);

        var held = (await _workshop.AboutAsync(id)).Cover!;
        Assert.Equal(("Un tanque", FileKind.Picture), (held.Alt, held.Kind));
        var outsider = await Community.NewMemberAsync();
        Assert.Null((await cluster.Grains.GetGrain<IFileGrain>(cover.Value).ViewAsync(outsider)).Refusal);
        await Community.EventuallyAsync(async () =>
            (await cluster.Grains.GetGrain<IFileGrain>(cover.Value).RemoveAsync(_ana))?.Code == "file_taken");
    }

    [Fact]
    public async Task What_could_not_have_been_shared_is_not_brought()
    {
        var import = With();
        PublicationImport[] faulty =
        [
            import with { About = import.About with { SharedAt = null } },
            import with { About = import.About with { Type = PublicationType.Event } },
            import with { About = import.About with { Language = "eu" } },
            import with { About = import.About with { By = _joao } },
            import with { Texts = [.. import.Texts, import.Texts[0]] },
            import with { Texts = [import.Texts[0] with { Title = "" }] },
        ];
        foreach (var one in faulty)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => ImportAsync(one));
        }
    }

    private static Post Comment(MemberId by, string text, int hours) =>
        new() { By = by, At = Then + TimeSpan.FromHours(hours), Source = text, RequestId = Community.NewRequest() };

    private async Task<PublicationId> ImportAsync(PublicationImport import, PublicationId? known = null)
    {
        var id = known ?? EntityId.New<PublicationId>(TimeProvider.System);
        await cluster.Grains.GetGrain<IPublicationImportGrain>(id.Value).ImportAsync(import);
        return id;
    }

    private Task CommentAsync(ThreadImport comments, PublicationId id) =>
        cluster.Grains.GetGrain<IThreadImportGrain>(CommentThreads.Of(id).Value).ImportAsync(comments);

    private PublicationImport With(DateTimeOffset? sharedAt = null, int trials = 0) => new()
    {
        About = new PublicationAbout
        {
            Type = PublicationType.Method,
            By = _ana,
            Stage = PublicationStage.Shared,
            Language = "es",
            At = Then - TimeSpan.FromDays(1),
            SharedAt = sharedAt ?? Then,
        },
        Authors = [new PublicationAuthor { Id = _ana.Value, At = Then }, new PublicationAuthor { Id = _joao.Value, At = Then }],
        Texts =
        [
            new ImportedText { Language = "es", Title = "Cosecha de agua", Body = "La lluvia.", By = _ana, At = Then },
            new ImportedText
            {
                Language = "pt", Title = "Colheita de água", Body = "A chuva.", Credit = [_joao], By = _joao, At = Then,
            },
        ],
        Trials = [.. Enumerable.Range(1, trials).Select(number => new PublicationTrial
        {
            By = _joao, At = Then + TimeSpan.FromHours(number), Worked = Worked.Yes, Text = $"Vez {number}.",
        })],
    };
}
