using Comparte.Silo.Storage;
using Orleans;
using Orleans.Storage;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Storage;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Writes_that_arrive_during_a_commit_share_the_next_one()
    {
        using var store = new TestStore();
        var writes = store.HoldWriter(out var release);

        for (var n = 0; n < 200; n++)
        {
            writes.Add(store.WriteAsync(Grain($"n{n}"), "text"));
        }
        release();
        await Task.WhenAll(writes);

        // The writer was waiting with the first write; all others had gathered behind it.
        Assert.InRange(store.Storage.Writer.Commits, 1, 2);
    }

    [Fact]
    public async Task A_conflict_in_a_batch_fails_alone()
    {
        using var store = new TestStore();
        var old = await store.WriteAsync(Grain("n1"), "old");
        var current = await store.WriteAsync(Grain("n1"), "current", old.ETag);
        var commits = store.Storage.Writer.Commits;
        var writes = store.HoldWriter(out var release);

        var before = store.WriteAsync(Grain("n2"), "before");
        var conflict = store.WriteAsync(Grain("n1"), "lost", old.ETag);
        var after = store.WriteAsync(Grain("n1"), "after", current.ETag);
        release();

        await Assert.ThrowsAsync<InconsistentStateException>(() => conflict);
        await Task.WhenAll([before, after, .. writes]);
        Assert.Equal("before", await store.TextAsync(Grain("n2")));
        Assert.Equal("after", await store.TextAsync(Grain("n1")));
        Assert.InRange(store.Storage.Writer.Commits - commits, 1, 2);
    }

    [Fact]
    public async Task Two_changes_of_one_row_in_a_batch_are_judged_one_after_the_other()
    {
        using var store = new TestStore();
        var writes = store.HoldWriter(out var release);

        var first = store.WriteAsync(Grain("n1"), "first");
        var second = store.WriteAsync(Grain("n1"), "second");
        release();

        await Assert.ThrowsAsync<InconsistentStateException>(() => second);
        await Task.WhenAll([first, .. writes]);
        Assert.Equal("first", await store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_loses_nothing_and_later_writes_work_again()
    {
        using var store = new TestStore(new StoreSettings { MaxPages = 64 });
        var kept = await store.WriteAsync(Grain("n1"), new string('k', 50_000));
        var large = new string('l', 100_000);

        var failures = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Record.ExceptionAsync(
            () => store.WriteAsync(Grain($"large{n}"), large))));

        Assert.Contains(failures, failure => failure is StorageFailedException { Failure: StorageFailure.DiskFull });
        for (var n = 0; n < failures.Length; n++)
        {
            // Acknowledged means there; refused means not there.
            Assert.Equal(failures[n] is null, (await store.ReadAsync(Grain($"large{n}"))).RecordExists);
        }
        Assert.Equal(50_000, (await store.TextAsync(Grain("n1")))!.Length);
        await store.WriteAsync(Grain("n1"), "short", kept.ETag);
        Assert.Equal("short", await store.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task Closing_the_store_commits_what_was_asked_for_and_refuses_what_comes_later()
    {
        using var folder = new TemporaryFolder();
        var store = new TestStore(folder);
        var writes = store.HoldWriter(out var release);
        writes.Add(store.WriteAsync(Grain("n1"), "asked for"));
        release();

        store.Dispose();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<StorageFailedException>(() => store.WriteAsync(Grain("n2"), "later"));
        using var again = new TestStore(folder);
        Assert.Equal("asked for", await again.TextAsync(Grain("n1")));
    }

    [Fact]
    public async Task A_record_that_is_not_understood_fails_to_read_and_the_others_live()
    {
        using var store = new TestStore();
        await store.WriteAsync(Grain("n1"), "text");
        await store.WriteAsync(Grain("n2"), "text");
        store.Sql("UPDATE grain_state SET payload = CAST('{\"text\": 7' AS BLOB) WHERE grain = 'note/n1'");

        var failure = await Assert.ThrowsAsync<StorageFailedException>(() => store.ReadAsync(Grain("n1")));

        Assert.Equal(StorageFailure.Unreadable, failure.Failure);
        Assert.Contains("note.text of note/n1", failure.Message, StringComparison.Ordinal);
        Assert.Equal("text", await store.TextAsync(Grain("n2")));
    }

    [Fact]
    public async Task State_is_stored_as_readable_JSON_without_type_names()
    {
        using var store = new TestStore();
        var state = new GrainState<Note>(new Note { Text = "Añoranza <b>", Kind = NoteKind.LongRead });
        await store.Storage.WriteStateAsync("note.text", Grain("n1"), state);

        Assert.Equal(
            """{"v":1,"text":"Añoranza <b>","kind":"longRead"}""",
            store.Sql("SELECT CAST(payload AS TEXT) FROM grain_state"));
    }
}
