using Comparte.Cluster.Tests.Storage;
using Comparte.Search;

namespace Comparte.Cluster.Tests.Search;

/// <summary>How the index keeps what it is told, and to whom it shows it.</summary>
public sealed class IndexTests : IDisposable
{
    private readonly IndexSetup _setup = new();

    [Fact]
    public async Task Only_its_audience_finds_or_counts_something()
    {
        await _setup.TakeAsync(_setup.Post("secreto", audience: "g1"), _setup.Post("secreto", no: 3, audience: "g2"));

        Assert.Equal(["post/t1/2"], await _setup.KeysAsync("secreto", "g1"));
        Assert.Equal(1, (await _setup.FindAsync("secreto", "g1")).Counts["post"]);
        Assert.Empty((await _setup.FindAsync("secreto")).Counts);
        Assert.Empty(await _setup.KeysAsync("secrteo"));
    }

    [Fact]
    public async Task Something_shown_to_fewer_is_found_by_those_alone()
    {
        var group = _setup.Person("g1", "Huertas") with { Kind = SearchKinds.Group };
        await _setup.TakeAsync(group);
        await _setup.TakeAsync(_setup.Again(group) with { Audience = "g1" });

        Assert.Empty(await _setup.KeysAsync("huertas"));
        Assert.Equal(["group/g1"], await _setup.KeysAsync("huertas", "g1"));
    }

    [Fact]
    public async Task An_older_telling_changes_nothing_not_even_of_what_is_gone()
    {
        var before = _setup.Post("antes");
        var after = _setup.Again(before) with { Text = "después" };
        await _setup.TakeAsync(after, before);
        Assert.Empty(await _setup.KeysAsync("antes"));

        await _setup.TakeAsync(_setup.Again(before) with { IsGone = true });
        await _setup.TakeAsync(after);
        Assert.Empty(await _setup.KeysAsync("después"));
        Assert.Empty((await _setup.FindAsync(new SearchQuery { Kind = "post" })).Counts);
    }

    [Fact]
    public async Task A_newer_telling_of_the_same_keeps_later_ones_in_order()
    {
        var first = _setup.Post("melaza");
        var changed = _setup.Again(first) with { Text = "otra" };
        var same = _setup.Again(first);
        await _setup.TakeAsync(first);
        await _setup.TakeAsync(same);
        await _setup.TakeAsync(changed);

        Assert.Single(await _setup.KeysAsync("melaza"));
        Assert.Empty(await _setup.KeysAsync("otra"));
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_a_restart_and_the_index_is_the_same()
    {
        await _setup.Index.OpenAsync();
        await _setup.Index.ClearAsync("one");
        await _setup.TakeAsync(_setup.Post("melaza"));
        await _setup.Index.MarkWholeAsync();

        Assert.Equal(new SearchIndexState("one", true), await _setup.ReopenAsync());
        Assert.Single(await _setup.KeysAsync("melaza"));
    }

    [Fact]
    public async Task Another_life_of_the_store_has_no_index()
    {
        await _setup.Index.OpenAsync();
        await _setup.Index.ClearAsync("one");

        Assert.Equal("", (await _setup.ReopenAsync("another")).Id);
    }

    [Fact]
    public async Task A_broken_index_is_begun_anew()
    {
        await _setup.Index.OpenAsync();
        await _setup.Index.ClearAsync("one");
        await _setup.TakeAsync(_setup.Post("melaza"));
        _setup.Index.Dispose();
        foreach (var file in Directory.EnumerateFiles(_setup.Folder, "segments*"))
        {
            await File.WriteAllTextAsync(file, "broken");
        }

        Assert.Equal("", (await _setup.ReopenAsync()).Id);
        await _setup.TakeAsync(_setup.Post("melaza"));
        Assert.Single(await _setup.KeysAsync("melaza"));
    }

    [Fact]
    public async Task Nothing_of_what_is_gone_or_was_changed_stays_in_a_file()
    {
        const string Canary = "canario7f3a91";
        var (doomed, edited) = (_setup.Post($"Antes {Canary} después"), _setup.Post($"{Canary} cambia", no: 3));
        await _setup.TakeAsync([.. Enumerable.Range(10, 200).Select(no => _setup.Post($"Mensaje {no}", no))]);
        await _setup.TakeAsync(doomed, edited);
        Assert.NotEmpty(await PurgedTextTests.FilesWithAsync(Canary, _setup.Folder));

        await _setup.TakeAsync(_setup.Again(doomed) with { IsGone = true }, _setup.Again(edited) with { Text = "otra" });

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await PurgedTextTests.FilesWithAsync(Canary, _setup.Folder)).Length > 0)
        {
            await Task.Delay(20, patience.Token);
        }

        Assert.Equal(201, (await _setup.FindAsync(new SearchQuery { Kind = "post" })).Counts["post"]);
    }

    public void Dispose() => _setup.Dispose();
}
