using Comparte.Grains.Tests.Pages;
using Comparte.Grains.Tests.Publications;
using Comparte.Needs;
using Comparte.Pages;
using Comparte.Publications;
using Comparte.Search;

namespace Comparte.Grains.Tests.Search;

/// <summary>What is shared, needed and done in common is told to the index for who may read it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SharedTellingTests(ClusterFixture cluster)
{
    private readonly Workshop _workshop = new(cluster);

    [Fact]
    public async Task What_is_shared_is_found_by_its_whole_text_and_a_draft_by_nothing()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var draft = new NewPublication { Title = "Bokashi de café", Body = $"{Long()}Se voltea **cada** día." };
        var kept = await _workshop.NewDraftAsync(ana, draft);
        var id = await _workshop.NewSharedAsync(ana, null, draft);

        var told = await ToldAsync(id, told => told.Text.EndsWith("Se voltea cada día.", StringComparison.Ordinal));
        Assert.Equal(("Bokashi de café", SearchDocument.Network, ana), (told.Title, told.Audience, told.By!.Value));
        Assert.Null(MemoryIndex.Instance[$"publication/{kept}"]);
    }

    [Fact]
    public async Task What_a_group_reads_is_told_for_it_and_what_is_withdrawn_says_nothing_more()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var group = await _workshop.Community.NewGroupAsync(ana);
        var id = await _workshop.NewSharedAsync(ana, group);
        await ToldAsync(id, told => told.Audience == group.Value);

        await _workshop.WithdrawAsync(id, ana);

        var gone = await ToldAsync(id, told => told.IsGone);
        Assert.Equal(("", "", ""), (gone.Title, gone.Text, string.Concat(gone.More)));
    }

    [Fact]
    public async Task What_is_written_after_sharing_is_told_once_it_is_shared_too()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var id = await _workshop.NewSharedAsync(ana);
        await ToldAsync(id, told => told.Text.Length > 0);

        var no = Community.Value(await _workshop.Publication(id).WorkingAsync(ana, "es")).No;
        Community.Value(await _workshop.TrySaveAsync(id, ana, no, "Ahora con canaletas."));
        await _workshop.ChangeAsync(id, ana, new PublicationChange { Country = "GT" });
        Assert.DoesNotContain("canaletas", (await ToldAsync(id, told => told.Country == "GT")).Text, StringComparison.Ordinal);

        Community.Value(await _workshop.Publication(id).ShareTextAsync(
            ana, "es", new TextSharing { RequestId = Community.NewRequest() }));
        await ToldAsync(id, told => told.Text.Contains("canaletas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_need_is_told_by_what_it_says_and_is_gone_with_it()
    {
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var id = await _workshop.Community.NewNeedAsync(ana, new NeedChange { Title = "Despulpadora prestada" });
        await ToldAsync($"need/{id}", told => told.Title == "Despulpadora prestada");

        Assert.Null(await _workshop.Community.Grains.GetGrain<IHelpsGrain>(id.Value).RemoveAsync(ana, Community.NewRequest()));

        await ToldAsync($"need/{id}", told => told.IsGone && told.Title.Length == 0);
    }

    [Fact]
    public async Task A_page_is_found_by_its_whole_text_and_by_nothing_once_it_is_put_away()
    {
        var shelf = new Shelf(cluster);
        var ana = await _workshop.Community.NewMemberAsync("Ana");
        var group = await _workshop.Community.NewGroupAsync(ana);
        var id = await shelf.NewPageAsync(ana, group, "Acuerdos", $"{Long()}La cosecha **se reparte** en partes iguales.");

        var told = await ToldAsync(
            $"page/{id}", told => told.Text.EndsWith("La cosecha se reparte en partes iguales.", StringComparison.Ordinal));
        Assert.Equal(("Acuerdos", group.Value), (told.Title, told.Audience));

        Community.Value(await shelf.TrySaveAsync(id, ana, 1, "Se vota."));
        await ToldAsync($"page/{id}", told => told.Text == "Se vota.");
        Community.Value(await shelf.TryChangeAsync(id, ana, new PageChange { Archived = true }));
        await ToldAsync($"page/{id}", told => told.IsGone && told.Text.Length == 0);
    }

    private static string Long() => string.Concat(Enumerable.Repeat("Una línea que no dice nada nuevo.\n\n", 40));

    private static Task<SearchDocument> ToldAsync(PublicationId id, Func<SearchDocument, bool> isSo) =>
        ToldAsync($"publication/{id}", isSo);

    private static async Task<SearchDocument> ToldAsync(string key, Func<SearchDocument, bool> isSo)
    {
        await Community.EventuallyAsync(() => Task.FromResult(MemoryIndex.Instance[key] is { } told && isSo(told)));
        return MemoryIndex.Instance[key]!;
    }
}
