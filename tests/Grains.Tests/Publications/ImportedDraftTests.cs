using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>What was imported as a draft first is shared by a second import, with its own date, as long as nobody touched
/// it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ImportedDraftTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset Then = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(900);
    private readonly Workshop _workshop = new(cluster);
    private readonly PublicationId _id = EntityId.New<PublicationId>(TimeProvider.System);
    private MemberId _ana;

    public async Task InitializeAsync() => _ana = await _workshop.Community.NewMemberAsync("Ana");

    public Task DisposeAsync() => Task.CompletedTask;

    private IPublicationImportGrain Imports => cluster.Grains.GetGrain<IPublicationImportGrain>(_id.Value);

    [Fact]
    public async Task A_draft_that_nobody_touched_is_shared_as_it_is_brought()
    {
        Assert.Equal(ImportStanding.Absent, await Imports.StandingAsync());
        await Imports.ImportAsync(With(shared: false));
        await Imports.ImportAsync(With(shared: false, "otra"));
        Assert.Equal(ImportStanding.Untouched, await Imports.StandingAsync());
        Assert.Empty(await _workshop.FeedAsync(_ana.Value));

        await Imports.ImportAsync(With(shared: true, "Llueve más."));

        Assert.Equal(ImportStanding.Shared, await Imports.StandingAsync());
        var item = Assert.Single(await _workshop.FeedAsync(_ana.Value));
        Assert.Equal((Then, "Llueve más."), (item.SharedAt, item.Summary));
        var reader = await _workshop.Community.NewMemberAsync("Zoe");
        var text = Community.Value(await _workshop.Publication(_id).TextAsync(reader, "es", null));
        Assert.Equal((1, "Llueve más.", Then), (text.Version, text.Source, text.At));
        var about = await _workshop.AboutAsync(_id);
        Assert.Equal((Then, Then, null), (about.At, about.SharedAt, about.ChangedAt));
    }

    [Fact]
    public async Task A_draft_that_somebody_changed_stays_as_it_is()
    {
        await Imports.ImportAsync(With(shared: false));
        Assert.Equal(2, Community.Value(await _workshop.TrySaveAsync(_id, _ana, 1)));

        await Imports.ImportAsync(With(shared: true));

        Assert.Equal(ImportStanding.Draft, await Imports.StandingAsync());
        Assert.Empty(await _workshop.FeedAsync(_ana.Value));
    }

    [Fact]
    public async Task A_draft_whose_authors_ask_another_one_stays_as_it_is()
    {
        await Imports.ImportAsync(With(shared: false));
        var zoe = await _workshop.Community.NewMemberAsync("Zoe");
        Assert.Null(await _workshop.Publication(_id).AskAuthorAsync(_ana, zoe, Community.NewRequest()));

        await Imports.ImportAsync(With(shared: true));

        Assert.Equal(PublicationStage.Draft, (await _workshop.AboutAsync(_id)).Stage);
    }

    [Fact]
    public async Task A_draft_in_the_name_of_somebody_else_stays_as_it_is()
    {
        await Imports.ImportAsync(With(shared: false));
        var zoe = await _workshop.Community.NewMemberAsync("Zoe");
        var other = With(shared: true);

        await Imports.ImportAsync(other with
        {
            About = other.About with { By = zoe },
            Authors = [new PublicationAuthor { Id = zoe.Value, At = Then }],
        });

        Assert.Equal(ImportStanding.Untouched, await Imports.StandingAsync());
    }

    [Fact]
    public async Task What_was_withdrawn_or_deleted_comes_no_more()
    {
        await Imports.ImportAsync(With(shared: true));
        Assert.Null((await _workshop.Publication(_id).WithdrawAsync(_ana, Community.NewRequest())).Refusal);
        await Imports.ImportAsync(With(shared: true));
        Assert.Equal(ImportStanding.Withdrawn, await Imports.StandingAsync());

        Assert.Null(await _workshop.Publication(_id).DeleteAsync(_ana, Community.NewRequest()));
        await Imports.ImportAsync(With(shared: true));

        Assert.Equal(ImportStanding.Deleted, await Imports.StandingAsync());
        Assert.DoesNotContain(await _workshop.Community.ReadAsync(TopicId.Of(_id)), entry => entry is PublicationAbout);
    }

    private PublicationImport With(bool shared, string body = "Llueve.") => new()
    {
        About = new PublicationAbout
        {
            By = _ana,
            Stage = shared ? PublicationStage.Shared : PublicationStage.Draft,
            Language = "es",
            At = Then,
            SharedAt = shared ? Then : null,
        },
        Authors = [new PublicationAuthor { Id = _ana.Value, At = Then }],
        Texts = [new ImportedText { Language = "es", Title = "Agua", Body = body, By = _ana, At = Then }],
    };
}
