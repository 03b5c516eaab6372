using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Comparte.Silo.Operations;
using Comparte.Silo.Reminders;
using Comparte.Silo.Storage;
using Orleans;
using Orleans.Runtime;
using static Comparte.Cluster.Tests.Storage.TestStore;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>Text that was overwritten or deleted is in no file of the data folder any more.</summary>
public sealed class PurgedTextTests
{
    private const string Canary = "CANARY";

    [Fact]
    public async Task Overwritten_and_deleted_text_leaves_the_folder_of_a_running_store()
    {
        using var emptied = new SemaphoreSlim(0);
        using var store = new TestStore(new StoreSettings
        {
            Idle = TimeSpan.FromMilliseconds(20),
            LogEmptied = () => emptied.Release(),
        });
        var edited = await store.WriteAsync(Grain("n1"), $"{Canary} in a short row");
        var deleted = await store.WriteAsync(Grain("n2"), string.Concat(Enumerable.Repeat(Canary, 10_000)));
        Assert.True(await emptied.WaitAsync(TimeSpan.FromSeconds(10)));
        await store.WriteAsync(Grain("n1"), "nothing", edited.ETag);
        await store.ClearAsync(Grain("n2"), deleted.ETag);

        // A signal may be of a moment before the last change; the next one is not.
        while ((await FilesWithAsync(Canary, store.Folder.Location)).Length > 0)
        {
            Assert.True(await emptied.WaitAsync(TimeSpan.FromSeconds(10)));
        }
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(3, 300)]
    [InlineData(4, 300)]
    [InlineData(7, 3_000)]
    [InlineData(8, 20_000)]
    public async Task Text_leaves_the_folder_also_where_rows_were_moved_between_pages(int seed, int longest)
    {
        using var store = new TestStore(new StoreSettings { LongestLog = TimeSpan.FromMilliseconds(50) });
        var random = new Random(seed);
        var rows = new ConcurrentDictionary<GrainId, GrainState<Note>>();
        for (var round = 0; round < 60; round++)
        {
            await ChangeRowsAsync(store, rows, random, round, longest);
        }
        await Task.WhenAll(rows.Where(row => HoldsCanary(row.Value)).ToList().Select(
            row => PurgeAsync(store, rows, row.Key, delete: random.Next(2) == 0)));
        store.Storage.Dispose();

        Assert.Empty(await FilesWithAsync(Canary, store.Folder.Location));
        await AssertUnharmedAsync(store, rows);
    }

    [Fact]
    public async Task Text_that_a_killed_process_purged_leaves_the_folder_at_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await AcknowledgedWrites.KillAfterAsync(500, folder.Location);
        using (var store = new TestStore(folder))
        {
            for (var writer = 0; writer < AcknowledgedWrites.Writers; writer++)
            {
                var row = await store.ReadAsync(Grain($"w{writer}"));
                await store.ClearAsync(Grain($"w{writer}"), row.ETag);
            }
        }

        Assert.Empty(await FilesWithAsync("........", folder.Below("data")));
    }

    /// <summary>Adds 25 rows, changes up to 15 and deletes up to 10, together.</summary>
    private static Task ChangeRowsAsync(
        TestStore store, ConcurrentDictionary<GrainId, GrainState<Note>> rows, Random random, int round, int longest)
    {
        var existing = rows.Keys.ToArray();
        random.Shuffle(existing);
        var added = Enumerable.Range(0, 25).Select(n => Grain($"n{random.Next():x}.{round}.{n}"));
        var written = added.Concat(existing.Take(15)).ToList();
        return Task.WhenAll([
            .. written.Select(async grain =>
            {
                var etag = rows.GetValueOrDefault(grain)?.ETag;
                rows[grain] = await store.WriteAsync(grain, Text(random, longest), etag);
            }),
            .. existing.Skip(15).Take(10).Select(grain => PurgeAsync(store, rows, grain, delete: true)),
        ]);
    }

    private static async Task PurgeAsync(
        TestStore store, ConcurrentDictionary<GrainId, GrainState<Note>> rows, GrainId grain, bool delete)
    {
        if (delete)
        {
            await store.ClearAsync(grain, rows[grain].ETag);
            rows.TryRemove(grain, out _);
        }
        else
        {
            rows[grain] = await store.WriteAsync(grain, "nothing", rows[grain].ETag);
        }
    }

    private static string Text(Random random, int longest)
    {
        var word = random.Next(3) == 0 ? Canary : "plain";
        var text = new StringBuilder();
        for (var length = random.Next(10, longest); text.Length < length;)
        {
            text.Append(word).Append(random.Next());
        }
        return text.ToString();
    }

    private static bool HoldsCanary(GrainState<Note> row) =>
        row.State!.Text!.Contains(Canary, StringComparison.Ordinal);

    private static async Task AssertUnharmedAsync(TestStore store, ConcurrentDictionary<GrainId, GrainState<Note>> rows)
    {
        ReminderDatabase.Ensure(store.Folder.RemindersFile);
        Assert.Equal(0, StoreCommands.Run(["check", "--data", store.Folder.Location], TextWriter.Null, TextWriter.Null));
        foreach (var (grain, row) in rows)
        {
            Assert.Equal(row.State!.Text, await store.TextAsync(grain));
        }
    }

    /// <summary>The files that hold the text, or nothing.</summary>
    internal static async Task<string> FilesWithAsync(string text, string folder)
    {
        // Another process, because one that closes a file drops all its locks on it, the running store's too.
        var start = new ProcessStartInfo("grep", ["-rlaF", "--", text, folder]) { RedirectStandardOutput = true };
        using var grep = Process.Start(start)!;
        var files = await grep.StandardOutput.ReadToEndAsync();
        await grep.WaitForExitAsync();
        return files;
    }
}
