using Comparte.Grains.Tests.Search;
using Comparte.Groups;
using Comparte.Pages;
using Comparte.Search;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Pages;

/// <summary>Versions of a group's pages, their card in the group, and how they end.</summary>
[Collection(ClusterCollection.Name)]
public sealed class PageTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Shelf _shelf = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private GroupId _group;

    public async Task InitializeAsync()
    {
        _ana = await _shelf.Community.NewMemberAsync("Ana");
        _joao = await _shelf.Community.NewMemberAsync("João");
        _group = await _shelf.Community.NewGroupAsync(_ana);
        await _shelf.Community.JoinAsync(_group, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_page_is_made_once_however_often_it_is_asked_for()
    {
        var page = new NewPage { RequestId = Community.NewRequest(), Title = "Acuerdos", Body = "Uno." };
        var id = EntityId.FromRequest<PageId>(_joao, page.RequestId);

        Assert.Equal(id, Community.Value(await _shelf.Page(id).CreateAsync(_joao, _group, page)));
        Assert.Equal(id, Community.Value(await _shelf.Page(id).CreateAsync(_joao, _group, page)));

        var about = (await _shelf.Community.ReadAsync(TopicId.Of(id))).OfType<PageAbout>().Single();
        Assert.Equal((1, "Acuerdos", _joao, 1), (about.Version, about.Title, about.SavedBy, about.No));
        Assert.Equal("Uno.", await _shelf.SourceAsync(id, _ana));
    }

    [Fact]
    public async Task Two_who_save_at_once_lose_nothing()
    {
        var id = await _shelf.NewPageAsync(_ana, _group);

        Assert.Equal(2, Community.Value(await _shelf.TrySaveAsync(id, _ana, 1, "De Ana")).Version);
        Assert.Equal("text_changed", (await _shelf.TrySaveAsync(id, _joao, 1, "De João")).Refusal?.Code);

        Assert.Equal("De Ana", await _shelf.SourceAsync(id, _joao));
        Assert.Equal(3, Community.Value(await _shelf.TrySaveAsync(id, _joao, 2, "De las dos")).Version);
        Assert.Equal(["Uno.", "De Ana", "De las dos"], await Task.WhenAll(
            Enumerable.Range(1, 3).Select(version => _shelf.SourceAsync(id, _ana, version))));
    }

    [Fact]
    public async Task A_repeated_saving_makes_one_version_and_the_same_text_none()
    {
        var id = await _shelf.NewPageAsync(_ana, _group);
        var saving = new PageSaving
        {
            RequestId = Community.NewRequest(),
            Base = 1,
            Title = "Acuerdos",
            Body = "Dos.",
            Note = " Un punto más ",
        };

        Assert.Equal(2, Community.Value(await _shelf.Page(id).SaveAsync(_ana, saving)).Version);
        Assert.Equal(2, Community.Value(await _shelf.Page(id).SaveAsync(_ana, saving)).Version);
        Assert.Equal(2, Community.Value(await _shelf.TrySaveAsync(id, _joao, 2, "Dos.")).Version);

        var versions = Community.Value(await _shelf.Page(id).VersionsAsync(_joao));
        Assert.Equal([2, 1], versions.Select(version => version.Version));
        Assert.Equal(("Un punto más", _ana), (versions[0].Note, versions[0].By));
    }

    [Fact]
    public async Task A_former_version_comes_back_as_the_next_one()
    {
        var id = await _shelf.NewPageAsync(_ana, _group, body: "Al principio");
        Community.Value(await _shelf.TrySaveAsync(id, _joao, 1, "Después"));
        PageSaving Restoring(int version) =>
            new() { RequestId = Community.NewRequest(), Base = 2, Restores = version };

        Assert.Equal("version_unknown", (await _shelf.Page(id).SaveAsync(_ana, Restoring(7))).Refusal?.Code);
        Assert.Equal("version_unknown", (await _shelf.Page(id).SaveAsync(_ana, Restoring(0))).Refusal?.Code);
        Assert.Equal(3, Community.Value(await _shelf.Page(id).SaveAsync(_ana, Restoring(1))).Version);

        Assert.Equal("Al principio", await _shelf.SourceAsync(id, _joao));
        Assert.Equal("Después", await _shelf.SourceAsync(id, _joao, 2));
        Assert.Equal((1, _ana), Community.Value(await _shelf.Page(id).VersionsAsync(_joao))
            .Select(version => (version.Of ?? 0, version.By)).First());
    }

    [Fact]
    public async Task A_version_whose_commit_failed_is_none_and_the_next_takes_its_place()
    {
        var id = await _shelf.NewPageAsync(_ana, _group);
        cluster.Store.Fail(id.Value, 1, record: "page.s");

        await Assert.ThrowsAnyAsync<Exception>(() => _shelf.TrySaveAsync(id, _ana, 1, "Perdido"));

        Assert.Equal([1], Community.Value(await _shelf.Page(id).VersionsAsync(_ana)).Select(version => version.Version));
        Assert.Equal("not_found", (await _shelf.Page(id).TextAsync(_ana, 2)).Refusal?.Code);
        Assert.Equal(2, Community.Value(await _shelf.TrySaveAsync(id, _ana, 1, "Otra vez")).Version);
        Assert.Equal("Otra vez", await _shelf.SourceAsync(id, _ana, 2));
    }

    [Fact]
    public async Task The_group_has_a_card_of_each_page_until_it_is_deleted()
    {
        var id = await _shelf.NewPageAsync(_joao, _group);
        Community.Value(await _shelf.TrySaveAsync(id, _ana, 1));
        Community.Value(await _shelf.TryChangeAsync(id, _ana, new PageChange { Pinned = true }));
        await Community.EventuallyAsync(async () => await _shelf.CardAsync(_group, id) is
        { Pinned: true, Version: 2, Title: "Acuerdos", Archived: false } card && card.By == _ana);

        Community.Value(await _shelf.TryChangeAsync(id, _joao, new PageChange { Archived = true }));
        await Community.EventuallyAsync(async () => await _shelf.CardAsync(_group, id) is { Archived: true });
        Assert.Equal("page_archived", (await _shelf.TrySaveAsync(id, _joao, 2, "Tres.")).Refusal?.Code);

        Assert.Null(await _shelf.Page(id).DeleteAsync(_joao, Community.NewRequest()));
        await Community.EventuallyAsync(async () => await _shelf.CardAsync(_group, id) is null);
    }

    [Fact]
    public async Task What_was_deleted_is_there_for_nobody_and_nothing_of_it_stays()
    {
        var word = $"secreto{Guid.NewGuid():N}";
        var id = await _shelf.NewPageAsync(_ana, _group, word, word);
        Community.Value(await _shelf.TrySaveAsync(id, _ana, 1, $"{word} otra vez"));
        Assert.Equal("page_not_archived", (await _shelf.Page(id).DeleteAsync(_ana, Community.NewRequest()))?.Code);
        Community.Value(await _shelf.TryChangeAsync(id, _ana, new PageChange { Archived = true }));

        var request = Community.NewRequest();
        Assert.Null(await _shelf.Page(id).DeleteAsync(_ana, request));
        Assert.Null(await _shelf.Page(id).DeleteAsync(_ana, request));

        Assert.Equal("not_found", (await _shelf.Page(id).TextAsync(_ana, null)).Refusal?.Code);
        Assert.Equal("not_found", (await _shelf.Page(id).VersionsAsync(_ana)).Refusal?.Code);
        await Community.EventuallyAsync(() => Task.FromResult(!cluster.Store.Contains(word)));
    }

    [Fact]
    public async Task Pages_in_use_are_told_to_the_index_for_their_group()
    {
        var id = await _shelf.NewPageAsync(_ana, _group, "Acta de mayo", "# Presentes\n\n- Ana y João");
        SearchDocument? Told() => MemoryIndex.Instance[$"page/{id}"];
        await Community.EventuallyAsync(() => Task.FromResult(Told() is { IsGone: false }));
        Assert.Equal(
            ("Acta de mayo", "Presentes Ana y João", _group.Value), (Told()!.Title, Told()!.Text, Told()!.Audience));

        Community.Value(await _shelf.TryChangeAsync(id, _ana, new PageChange { Archived = true }));
        await Community.EventuallyAsync(() => Task.FromResult(Told() is null or { IsGone: true }));
        Community.Value(await _shelf.TryChangeAsync(id, _ana, new PageChange { Archived = false }));
        await Community.EventuallyAsync(() => Task.FromResult(Told() is { IsGone: false }));
    }

    [Theory]
    [InlineData("", "Uno.", "required", "title")]
    [InlineData("Acuerdos", "\u202E", "characters_invalid", "body")]
    [InlineData("long", "Uno.", "too_long", "title")]
    [InlineData("Acuerdos", "long", "too_long", "body")]
    public void What_a_page_cannot_hold_is_refused(string title, string body, string code, string field)
    {
        var page = new NewPage
        {
            RequestId = Community.NewRequest(),
            Title = title == "long" ? new string('a', 161) : title,
            Body = body == "long" ? new string('ñ', 33_000) : body,
        };

        Assert.Equal((code, field), (PageRules.Check(page)?.Code, PageRules.Check(page)?.Field));
        var saving = new PageSaving { RequestId = page.RequestId, Title = page.Title, Body = page.Body };
        Assert.Equal((code, field), (PageRules.Check(saving)?.Code, PageRules.Check(saving)?.Field));
    }

    [Fact]
    public void A_note_is_one_short_line() => Assert.Equal("note", PageRules.Check(new PageSaving
    {
        RequestId = Community.NewRequest(),
        Title = "Acuerdos",
        Note = new string('a', 201),
    })?.Field);
}
