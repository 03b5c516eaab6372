using Orleans.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>What every grain may rely on, whichever storage product stands behind it.</summary>
public sealed class GrainStorageContractTests : IDisposable
{
    private readonly TestStore _store = new();

    [Fact]
    public async Task A_row_that_was_never_written_reads_as_a_fresh_state()
    {
        var read = await _store.ReadAsync(Grain("n1"));

        Assert.False(read.RecordExists);
        Assert.Null(read.ETag);
        Assert.Equal(new Note(), read.State);
    }

    [Fact]
    public async Task What_was_written_is_read_again_with_the_same_ETag()
    {
        var written = await _store.WriteAsync(Grain("n1"), "¿Qué tal, João?");

        var read = await _store.ReadAsync(Grain("n1"));

        Assert.True(written.RecordExists);
        Assert.True(read.RecordExists);
        Assert.Equal("¿Qué tal, João?", read.State?.Text);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task A_write_without_an_ETag_only_inserts()
    {
        var first = await _store.WriteAsync(Grain("n1"), "first");

        var refused = await Assert.ThrowsAsync<InconsistentStateException>(
            () => _store.WriteAsync(Grain("n1"), "second"));

        Assert.Equal(first.ETag, refused.StoredEtag);
        Assert.Null(refused.CurrentEtag);
        Assert.Equal("first", await _store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task A_write_with_an_old_ETag_is_refused()
    {
        var old = await _store.WriteAsync(Grain("n1"), "first");
        var current = await _store.WriteAsync(Grain("n1"), "second", old.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.WriteAsync(Grain("n1"), "third", old.ETag));

        var read = await _store.ReadAsync(Grain("n1"));
        Assert.Equal(("second", current.ETag), (read.State?.Text, read.ETag));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task An_ETag_that_is_none_of_the_stores_is_refused(string etag)
    {
        await _store.WriteAsync(Grain("n1"), "first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.WriteAsync(Grain("n1"), "second", etag));
    }

    [Fact]
    public async Task Clearing_deletes_the_row()
    {
        var written = await _store.WriteAsync(Grain("n1"), "first");

        var cleared = await _store.ClearAsync(Grain("n1"), written.ETag);

        Assert.False(cleared.RecordExists);
        Assert.Null(cleared.ETag);
        Assert.False((await _store.ReadAsync(Grain("n1"))).RecordExists);
    }

    [Fact]
    public async Task Clearing_with_an_old_ETag_is_refused()
    {
        var old = await _store.WriteAsync(Grain("n1"), "first");
        await _store.WriteAsync(Grain("n1"), "second", old.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.ClearAsync(Grain("n1"), old.ETag));

        Assert.Equal("second", await _store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task Clearing_what_does_not_exist_is_no_conflict_and_clearing_what_the_caller_never_saw_is_one()
    {
        Assert.False((await _store.ClearAsync(Grain("n1"), etag: null)).RecordExists);
        await _store.WriteAsync(Grain("n1"), "first");

        await Assert.ThrowsAsync<InconsistentStateException>(() => _store.ClearAsync(Grain("n1"), etag: null));
    }

    [Fact]
    public async Task A_deleted_row_is_not_brought_back_by_a_write_with_its_last_ETag()
    {
        var written = await _store.WriteAsync(Grain("n1"), "first");
        await _store.ClearAsync(Grain("n1"), written.ETag);

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => _store.WriteAsync(Grain("n1"), "second", written.ETag));

        Assert.False((await _store.ReadAsync(Grain("n1"))).RecordExists);
    }

    [Fact]
    public async Task A_row_made_again_is_not_overwritten_with_an_ETag_from_before_its_deletion()
    {
        var before = await _store.WriteAsync(Grain("n1"), "before");
        await _store.ClearAsync(Grain("n1"), before.ETag);
        await _store.WriteAsync(Grain("n1"), "after");

        await Assert.ThrowsAsync<InconsistentStateException>(
            () => _store.WriteAsync(Grain("n1"), "stale", before.ETag));

        Assert.Equal("after", await _store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task One_key_under_two_grain_types_is_two_rows()
    {
        await _store.WriteAsync(Grain("n1"), "a note");
        await _store.WriteAsync(Grain("n1", "page"), "a page");

        Assert.Equal("a note", await _store.TextAsync(Grain("n1")));
        Assert.Equal("a page", await _store.TextAsync(Grain("n1", "page")));
    }

    [Fact]
    public async Task Keys_that_look_alike_as_numbers_are_different_rows()
    {
        foreach (var key in new[] { "ada", "ADA", "0ada" })
        {
            await _store.WriteAsync(Grain(key), key);
        }

        Assert.Equal("ada", await _store.TextAsync(Grain("ada")));
        Assert.Equal("ADA", await _store.TextAsync(Grain("ADA")));
        Assert.Equal("0ada", await _store.TextAsync(Grain("0ada")));
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_two_rows()
    {
        await _store.WriteAsync(Grain("n1"), "text");
        await _store.WriteAsync(Grain("n1"), "title", state: "note.title");

        Assert.Equal("text", await _store.TextAsync(Grain("n1")));
        Assert.Equal("title", await _store.TextAsync(Grain("n1"), "note.title"));
    }

    [Fact]
    public async Task A_null_state_is_a_record_and_reads_as_a_fresh_state()
    {
        var written = new Orleans.GrainState<Note>(null!, null);
        await _store.Storage.WriteStateAsync("note.text", Grain("n1"), written);

        var read = await _store.ReadAsync(Grain("n1"));

        Assert.True(read.RecordExists);
        Assert.Equal(new Note(), read.State);
        Assert.Equal(written.ETag, read.ETag);
    }

    [Fact]
    public async Task Of_many_writers_with_one_ETag_exactly_one_wins()
    {
        var start = await _store.WriteAsync(Grain("n1"), "start");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(async n =>
        {
            try
            {
                return (await _store.WriteAsync(Grain("n1"), $"writer {n}", start.ETag)).State?.Text;
            }
            catch (InconsistentStateException)
            {
                return null;
            }
        }));

        var winner = Assert.Single(outcomes, outcome => outcome is not null);
        Assert.Equal(winner, await _store.TextAsync(Grain("n1")));
    }

    public void Dispose() => _store.Dispose();
}
