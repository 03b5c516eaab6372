using Comparte.Silo;
using Comparte.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;

namespace Comparte.Cluster.Tests.Storage;

/// <summary>An open store in a folder of its own, and short forms for what tests do with it.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TemporaryFolder? _own;

    public TestStore(StoreSettings? settings = null)
        : this(new TemporaryFolder(), settings) => _own = Outer;

    public TestStore(TemporaryFolder folder, StoreSettings? settings = null)
    {
        Outer = folder;
        Folder = DataFolder.Open(folder.Below("data"));
        Storage = new SqliteGrainStorage(
            Folder, settings ?? new(), TimeProvider.System, NullLogger<SqliteGrainStorage>.Instance);
    }

    public DataFolder Folder { get; }

    public SqliteGrainStorage Storage { get; }

    private TemporaryFolder Outer { get; }

    public static GrainId Grain(string key, string type = "note") => GrainId.Create(type, key);

    public Task<GrainState<Note>> ReadAsync(GrainId grain, string state = "note.text") =>
        Storage.ReadAsync(grain, state);

    public Task<string?> TextAsync(GrainId grain, string state = "note.text") => Storage.TextAsync(grain, state);

    public Task<GrainState<Note>> WriteAsync(
        GrainId grain, string text, string? etag = null, string state = "note.text") =>
        Storage.WriteAsync(grain, text, etag, state);

    public Task<GrainState<Note>> ClearAsync(GrainId grain, string? etag, string state = "note.text") =>
        Storage.ClearAsync(grain, etag, state);

    /// <summary>Runs SQL on the file beside the store and returns the first value.</summary>
    public object? Sql(string sql)
    {
        using var connection = StoreDatabase.Open(Folder.StateFile);
        return connection.Scalar(sql);
    }

    /// <summary>
    /// Makes the writer wait, with one write of its own, until <paramref name="release"/> is called: what is asked for
    /// in between is one batch. Returns that first write.
    /// </summary>
    public List<Task> HoldWriter(out Action release)
    {
        var other = StoreDatabase.Open(Folder.StateFile);
        other.Execute("BEGIN IMMEDIATE");
        release = () =>
        {
            other.Execute("ROLLBACK");
            other.Dispose();
        };
        return [WriteAsync(Grain("held"), "first")];
    }

    public void Dispose()
    {
        Storage.Dispose();
        Folder.Dispose();
        _own?.Dispose();
    }
}

/// <summary>A record as grains store them.</summary>
internal sealed record Note : IStoredRecord
{
    public int V { get; init; } = 1;

    public string? Text { get; init; }

    public NoteKind Kind { get; init; }
}

internal enum NoteKind
{
    Plain,
    LongRead,
}
