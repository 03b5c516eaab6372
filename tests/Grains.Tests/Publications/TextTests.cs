using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Publications;

/// <summary>What authors write, the versions they share, and the languages.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TextTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _reader;

    public async Task InitializeAsync()
    {
        _ana = await _workshop.Community.NewMemberAsync("Ana");
        _joao = await _workshop.Community.NewMemberAsync("João");
        _reader = await _workshop.Community.NewMemberAsync("Maren");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_who_save_at_once_lose_nothing()
    {
        var id = await _workshop.NewDraftAsync(_ana);
        await _workshop.AddAuthorAsync(id, _ana, _joao);

        Assert.Equal(2, Community.Value(await _workshop.TrySaveAsync(id, _ana, 1, "De Ana")));
        Assert.Equal("text_changed", (await _workshop.TrySaveAsync(id, _joao, 1, "De João")).Refusal?.Code);

        var working = Community.Value(await _workshop.Publication(id).WorkingAsync(_joao, "es"));
        Assert.Equal((2, "De Ana", _ana), (working.No, working.Body, working.By));
        Assert.Equal(3, Community.Value(await _workshop.TrySaveAsync(id, _joao, 2, "De las dos")));
    }

    [Fact]
    public async Task A_repeated_saving_is_answered_as_it_was()
    {
        var id = await _workshop.NewDraftAsync(_ana);
        var text = new TextSaving { RequestId = Community.NewRequest(), Base = 1, Title = "Uno", Body = "Dos" };

        Assert.Equal(2, Community.Value(await _workshop.Publication(id).SaveAsync(_ana, "es", text)));
        Assert.Equal(2, Community.Value(await _workshop.Publication(id).SaveAsync(_ana, "es", text)));
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 2));
        Assert.Equal(2, Community.Value(await _workshop.Publication(id).SaveAsync(_ana, "es", text)));
    }

    [Fact]
    public async Task In_a_draft_title_and_beginning_are_those_that_are_written()
    {
        var id = await _workshop.NewDraftAsync(_ana);

        Community.Value(await _workshop.TrySaveAsync(
            id, _ana, 1, "# Empieza\n\n![Un tanque](x1) **así**.\n\n| a | b |\n|---|---|\n| 1 | 2 |"));

        var text = await TextAsync(id, "es");
        Assert.Equal(("Otro título", "Empieza así.", 0), (text!.Title, text.Summary, text.Version));
    }

    [Fact]
    public async Task Readers_see_versions_and_nothing_of_what_is_being_written()
    {
        var id = await _workshop.NewSharedAsync(_ana);
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 1, "Secreto"));

        Assert.Equal("Cosecha de agua", (await TextAsync(id, "es"))!.Title);
        Assert.Equal("Así **guardamos** la lluvia.", (await ReadAsync(id, null)).Source);
        Assert.Equal("not_allowed", (await _workshop.Publication(id).WorkingAsync(_reader, "es")).Refusal?.Code);

        var shared = Community.Value(await ShareTextAsync(id, _ana));
        Assert.Equal((2, "Otro título"), (shared.Version, shared.Title));
        Assert.Equal(("Secreto", 2), ((await ReadAsync(id, null)).Source, (await ReadAsync(id, null)).Version));
        Assert.Equal("Cosecha de agua", (await ReadAsync(id, 1)).Title);
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_reader, "es", 3)).Refusal?.Code);
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_reader, "es", 0)).Refusal?.Code);
        Assert.Equal(
            [(2, "Otro título"), (1, "Cosecha de agua")],
            Community.Value(await _workshop.Publication(id).VersionsAsync(_reader, "es"))
                .Select(version => (version.Version, version.Title)));
    }

    [Fact]
    public async Task A_rendering_says_what_it_renders_and_who_translated()
    {
        var id = await _workshop.NewSharedAsync(_ana);
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 0, "Colheita de água", "pt"));
        var begun = await TextAsync(id, "pt");
        Assert.Equal(("", "", 0), (begun!.Title, begun.Summary, begun.Version));
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_reader, "pt", null)).Refusal?.Code);

        var stranger = EntityId.New<MemberId>(TimeProvider.System);
        Assert.Equal("member_unknown", (await ShareTextAsync(id, _ana, "pt", stranger)).Refusal?.Code);
        Community.Value(await ShareTextAsync(id, _ana, "pt", _joao));

        var text = await TextAsync(id, "pt");
        Assert.Equal((1, 1), (text!.Version, text.Of));
        Assert.Equal(_joao, Assert.Single(text.Credit));
        await Community.EventuallyAsync(async () => (await _workshop.FeedAsync(_ana.Value)) is [{ Titles: { } titles } item]
            && titles["pt"].Title == "Otro título" && item.Languages.Length == 2);

        Assert.Null(await _workshop.Publication(id).RemoveTextAsync(_ana, "pt", Community.NewRequest()));
        Assert.Null(await TextAsync(id, "pt"));
        Assert.Equal("not_found", (await _workshop.Publication(id).TextAsync(_reader, "pt", 1)).Refusal?.Code);
        Assert.Equal("language_fixed", (await _workshop.Publication(id).RemoveTextAsync(_ana, "es", Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task Renderings_of_a_draft_are_shared_with_it_once_they_have_title_and_text()
    {
        var id = await _workshop.NewDraftAsync(_ana);
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 0, "Uren bilketa", "eu"));
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 0, "", "en"));

        await _workshop.ShareAsync(id, _ana);

        Assert.Equal((1, 1), ((await TextAsync(id, "eu"))!.Version, (await TextAsync(id, "eu"))!.Of));
        Assert.Equal(("", 0), ((await TextAsync(id, "en"))!.Title, (await TextAsync(id, "en"))!.Version));
    }

    [Fact]
    public async Task The_language_of_a_draft_can_be_another_one()
    {
        var id = await _workshop.NewDraftAsync(_ana);

        await _workshop.ChangeAsync(id, _ana, new PublicationChange { Language = "pt" });

        Assert.Null(await TextAsync(id, "es"));
        Assert.Equal("Cosecha de agua", Community.Value(await _workshop.Publication(id).WorkingAsync(_ana, "pt")).Title);
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 0, "En español", "es"));
        Assert.Equal("language_fixed", (await TryLanguageAsync(id, "es")).Refusal?.Code);
        await _workshop.ShareAsync(id, _ana);
        Assert.Equal("language_fixed", (await TryLanguageAsync(id, "en")).Refusal?.Code);
    }

    [Fact]
    public async Task A_draft_has_no_versions_to_share_one_by_one()
    {
        var id = await _workshop.NewDraftAsync(_ana);

        Assert.Equal("publication_not_shared", (await ShareTextAsync(id, _ana)).Refusal?.Code);
        Assert.Equal("language_unknown", (await ShareTextAsync(id, _ana, "fr")).Refusal?.Code);
        Assert.Equal("too_long", (await _workshop.TrySaveAsync(id, _ana, 1, new string('á', 33_000))).Refusal?.Code);
        Community.Value(await _workshop.TrySaveAsync(id, _ana, 1, new string('a', 65_536)));
    }

    private Task<Outcome<PublicationAbout>> TryLanguageAsync(PublicationId id, string language) => _workshop.Publication(id)
        .ChangeAsync(_ana, new PublicationChange { RequestId = Community.NewRequest(), Language = language });

    private Task<Outcome<PublicationText>> ShareTextAsync(
        PublicationId id, MemberId actor, string language = "es", params MemberId[] credit) =>
        _workshop.Publication(id).ShareTextAsync(actor, language, new TextSharing
        {
            RequestId = Community.NewRequest(),
            Credit = credit.Length > 0 ? [.. credit] : null,
        });

    private async Task<SharedText> ReadAsync(PublicationId id, int? version) =>
        Community.Value(await _workshop.Publication(id).TextAsync(_reader, "es", version));

    private async Task<PublicationText?> TextAsync(PublicationId id, string language) =>
        (await _workshop.Community.ReadAsync(TopicId.Of(id))).OfType<PublicationText>()
            .SingleOrDefault(text => text.Language == language);
}
