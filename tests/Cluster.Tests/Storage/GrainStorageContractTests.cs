using Orleans.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>What every grain may rely on, whichever storage product stands behind it.</summary>
public abstract class GrainStorageContractTests
{
    /// <summary>The product, without a row.</summary>
    protected abstract IGrainStorage Store { get; }

    [Fact]
    public async Task A_row_that_was_never_written_reads_as_a_fresh_state()
    {
        var read = await Store.ReadAsync(Grain("n1"));

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new Note(), read.State);
    }

    [Fact]
    public async Task What_was_written_is_read_again_with_the_same_ETag()
    {
        var written = await Store.WriteAsync(Grain("n1"), "¿Qué tal, João?");

        var read = await Store.ReadAsync(Grain("n1"));

        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
        Assert.Equal("¿Qué tal, João?", read.State?.Text);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task A_write_without_an_ETag_only_inserts()
    {
        var first = await Store.WriteAsync(Grain("n1"), "first");

        var refused = await Assert.ThrowsAsync<InconsistentStateException>(
            () => Store.WriteAsync(Grain("n1"), "second"));

        Assert.Equal(first.ETag, refused.StoredEtag);
        Assert.Null(refused.CurrentEtag);
        Assert.Equal("first", await Store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task A_write_with_an_old_ETag_is_refused()
    {
        var old = await Store.WriteAsync(Grain("n1"), "first");
        var current = await Store.WriteAsync(Grain("n1"), "second", old.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.WriteAsync(Grain("n1"), "third", old.ETag));

        var read = await Store.ReadAsync(Grain("n1"));
        Assert.Equal(("second", current.ETag), (read.State?.Text, read.ETag));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task An_ETag_that_is_none_of_the_stores_is_refused(string etag)
    {
        await Store.WriteAsync(Grain("n1"), "first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.WriteAsync(Grain("n1"), "second", etag));
    }

    [Fact]
    public async Task Clearing_deletes_the_row()
    {
        var written = await Store.WriteAsync(Grain("n1"), "first");

        var cleared = await Store.ClearAsync(Grain("n1"), written.ETag);

        Assert.False(cleared.RecordExists);
        Assert.Null(cleared.ETag);
        Assert.False((await Store.ReadAsync(Grain("n1"))).RecordExists);
    }

    [Fact]
    public async Task Clearing_with_an_old_ETag_is_refused()
    {
        var old = await Store.WriteAsync(Grain("n1"), "first");
        await Store.WriteAsync(Grain("n1"), "second", old.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.ClearAsync(Grain("n1"), old.ETag));

        Assert.Equal("second", await Store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task Clearing_what_does_not_exist_is_no_conflict_and_clearing_what_the_caller_never_saw_is_one()
    {
        Assert.False((await Store.ClearAsync(Grain("n1"), etag: null)).RecordExists);
        await Store.WriteAsync(Grain("n1"), "first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => Store.ClearAsync(Grain("n1"), etag: null));
    }

    [Fact]
    public async Task A_deleted_row_is_not_brought_back_by_a_write_with_its_last_ETag()
    {
        var written = await Store.WriteAsync(Grain("n1"), "first");
        await Store.ClearAsync(Grain("n1"), written.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Store.WriteAsync(Grain("n1"), "second", written.ETag));

        Assert.False((await Store.ReadAsync(Grain("n1"))).RecordExists);
    }

    [Fact]
    public async Task A_row_made_again_is_not_overwritten_with_an_ETag_from_before_its_deletion()
    {
        var before = await Store.WriteAsync(Grain("n1"), "before");
        await Store.ClearAsync(Grain("n1"), before.ETag);
        await Store.WriteAsync(Grain("n1"), "after");

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => Store.WriteAsync(Grain("n1"), "stale", before.ETag));

        Assert.Equal("after", await Store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task One_key_under_two_grain_types_is_two_rows()
    {
        await Store.WriteAsync(Grain("n1"), "a note");
        await Store.WriteAsync(Grain("n1", "page"), "a page");

        Assert.Equal("a note", await Store.TextAsync(Grain("n1")));
        Assert.Equal("a page", await Store.TextAsync(Grain("n1", "page")));
    }

    [Fact]
    public async Task Keys_that_look_alike_as_numbers_are_different_rows()
    {
        foreach (var key in new[] { "ada", "ADA", "0ada" })
        {
            await Store.WriteAsync(Grain(key), key);
        }

        Assert.Equal("ada", await Store.TextAsync(Grain("ada")));
        Assert.Equal("ADA", await Store.TextAsync(Grain("ADA")));
        Assert.Equal("0ada", await Store.TextAsync(Grain("0ada")));
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_two_rows()
    {
        await Store.WriteAsync(Grain("n1"), "text");
        await Store.WriteAsync(Grain("n1"), "title", state: "note.title");

        Assert.Equal("text", await Store.TextAsync(Grain("n1")));
        Assert.Equal("title", await Store.TextAsync(Grain("n1"), "note.title"));
    }

    [Fact]
    public async Task A_null_state_is_a_record_and_reads_as_a_fresh_state()
    {
        var written = new Orleans.GrainState<Note>(null!, null);
        await Store.WriteStateAsync("note.text", Grain("n1"), written);

        var read = await Store.ReadAsync(Grain("n1"));

        Assert.True(read.RecordExists);
        Assert.Equal(new Note(), read.State);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Of_many_writers_with_one_ETag_exactly_one_wins()
    {
        var start = await Store.WriteAsync(Grain("n1"), "start");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
        {
            try
            {
                return (await Store.WriteAsync(Grain("n1"), $"writer {n}", start.ETag)).State?.Text;
            }
            catch (InconsistentStateException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(winner, await Store.TextAsync(Grain("n1")));
    }
}

/// <summary>The store in a file.</summary>
public sealed class SqliteGrainStorageTests : GrainStorageContractTests, IDisposable
{
    private readonly TestStore _store = new();

    protected override IGrainStorage Store => _store.Storage;

    public void Dispose() => _store.Dispose();
}
