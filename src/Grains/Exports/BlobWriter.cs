using Comparte.Files;

namespace Comparte.Exports;

/// <summary>Writes to the end of what is stored of a file, a piece at a time, so that only one piece is ever in memory.
/// Somebody else who writes there too makes it fail.</summary>
internal sealed class BlobWriter(IBlobStore blobs, FileId file) : Stream
{
    private const int PieceSize = 1024 * 1024;
    private readonly MemoryStream _piece = new(PieceSize);
    private long _written;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Stores what is left, and answers how much was written in all.</summary>
    public async Task<long> FinishAsync(CancellationToken stop)
    {
        await StoreAsync(stop);
        return _written;
    }

    /// <inheritdoc />
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _piece.Write(buffer.Span);
        if (_piece.Length >= PieceSize)
        {
            await StoreAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Keeps the bytes for the next piece.</summary>
    public override void Write(byte[] buffer, int offset, int count) => _piece.Write(buffer, offset, count);

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => _piece.Write(buffer);

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _piece.Dispose();
        base.Dispose(disposing);
    }

    private async Task StoreAsync(CancellationToken stop)
    {
        if (_piece.Length == 0)
        {
            return;
        }

        _piece.Position = 0;
        var stored = await blobs.AppendAsync(file, _written, _piece, _written + _piece.Length, stop);
        if (!stored.Fitted || stored.Length != _written + _piece.Length)
        {
            throw new IOException("Somebody else writes the same bytes.");
        }

        _written = stored.Length;
        _piece.SetLength(0);
    }
}
