using System.Collections.Immutable;
using Comparte.Silo.Operations;
using Orleans;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>
/// A record with every kind of member that states have. What a released version has stored must always read: a new
/// format gets a new sample (<c>dotnet run --project tests/Cluster.Tests -- sample FILE</c>), the old ones stay.
/// </summary>
internal sealed record StoredSample
{
    public const string StateName = "sample.all";

    public static StoredSample Expected { get; } = new()
    {
        Text = "Baserri bat: ¿quién lo cuida? São João — «lur» 🌱 <b>&'\"\\\n",
        Kind = NoteKind.LongRead,
        Number = long.MaxValue,
        At = new DateTimeOffset(2026, 10, 3, 17, 42, 5, 123, TimeSpan.FromHours(2)),
        Flag = true,
        Tags = ["agroecología", "água"],
        Counts = ImmutableSortedDictionary<string, int>.Empty.Add("heart", 3).Add("thanks", 0),
        Nested = new Note { Text = "inner" },
    };

    public int V { get; init; } = 1;

    public string? Text { get; init; }

    public string? Absent { get; init; }

    public NoteKind Kind { get; init; }

    public long Number { get; init; }

    public DateTimeOffset At { get; init; }

    public bool Flag { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableSortedDictionary<string, int> Counts { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    public Note? Nested { get; init; }

    /// <summary>Writes a sample in today's format.</summary>
    public static async Task<int> WriteAsync(string file)
    {
        using var folder = new TemporaryFolder();
        using var store = new TestStore(folder);
        await store.Storage.WriteStateAsync(
            StateName, TestStore.Grain("n1", "sample"), new GrainState<StoredSample>(Expected));
        await store.WriteAsync(TestStore.Grain("n2"), new string('x', 20_000));
        store.Folder.MarkAsDemonstration();
        string[] backup = ["--backup", file, "--data", store.Folder.Location];
        return StoreCommands.Run(backup, Console.Out, Console.Error)!.Value;
    }
}
