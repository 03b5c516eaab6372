using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>The file that a member takes along, written from its beginning to its end. Of what goes in, one piece is in
/// memory.
/// </summary>
internal sealed class ExportArchive(Stream target, DateTimeOffset now) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Lines = WireJson.Configure(new JsonSerializerOptions());
    private static readonly JsonSerializerOptions Whole =
        WireJson.Configure(new JsonSerializerOptions { WriteIndented = true });

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds something for machines, in one piece.</summary>
    public async Task AddJsonAsync<T>(string path, T value, CancellationToken stop)
    {
        await using var entry = await OpenAsync(path, CompressionLevel.Optimal, stop);
        await JsonSerializer.SerializeAsync(entry, value, Whole, stop);
    }

    /// <summary>Adds things for machines, one a line.</summary>
    public async Task AddLinesAsync<T>(string path, IAsyncEnumerable<T> values, CancellationToken stop)
    {
        await using var entry = await OpenAsync(path, CompressionLevel.Optimal, stop);
        await foreach (var value in values.WithCancellation(stop))
        {
            await JsonSerializer.SerializeAsync(entry, value, Lines, stop);
            await entry.WriteAsync("\n"u8.ToArray(), stop);
        }
    }

    /// <summary>Adds something for people.</summary>
    public async Task AddTextAsync(string path, IAsyncEnumerable<string> texts, CancellationToken stop)
    {
        await using var entry = await OpenAsync(path, CompressionLevel.Optimal, stop);
        await foreach (var text in texts.WithCancellation(stop))
        {
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
        }
    }

    /// <summary>Adds bytes as they are; <paramref name="packed"/> says that they get no smaller.</summary>
    public async Task AddAsync(string path, Stream bytes, bool packed, CancellationToken stop)
    {
        var level = packed ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
        await using var entry = await OpenAsync(path, level, stop);
        await bytes.CopyToAsync(entry, stop);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private Task<Stream> OpenAsync(string path, CompressionLevel level, CancellationToken stop)
    {
        var entry = _zip.CreateEntry(path, level);
        entry.LastWriteTime = now;
        return entry.OpenAsync(stop);
    }
}
