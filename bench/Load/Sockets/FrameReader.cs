using System.Buffers;
using System.Buffers.Binary;

namespace Comparte.Bench.Load.Sockets;

/// <summary>
/// Takes WebSocket messages out of a stream of bytes. A client library would cost the generator more than the servers
/// spend on sending; servers never mask, so that reading takes a few lines.
/// </summary>
internal sealed class FrameReader
{
    private const int Close = 8;
    private const int FirstSize = 2048;
    private byte[] _buffer = new byte[FirstSize];
    private ArrayBufferWriter<byte>? _fragments;
    private int _end;

    /// <summary>Called with each whole text message.</summary>
    public required MessageHandler Received { get; init; }

    /// <summary>Where to receive into; never empty.</summary>
    public Memory<byte> Free()
    {
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        return _buffer.AsMemory(_end);
    }

    /// <summary>Takes bytes that were received; false when the server closed.</summary>
    public bool Take(int count)
    {
        _end += count;
        var start = 0;
        while (TryFrame(start, out var head, out var length))
        {
            var (last, kind) = ((_buffer[start] & 0x80) != 0, _buffer[start] & 0x0F);
            if (kind == Close)
            {
                return false;
            }

            if (kind < Close)
            {
                Payload(_buffer.AsSpan(start + head, length), last);
            }

            start += head + length;
        }

        _buffer.AsSpan(start, _end - start).CopyTo(_buffer);
        _end -= start;
        return true;
    }

    private void Payload(ReadOnlySpan<byte> payload, bool last)
    {
        if (last && _fragments is not { WrittenCount: > 0 })
        {
            Received(payload);
            return;
        }

        _fragments ??= new ArrayBufferWriter<byte>(FirstSize);
        _fragments.Write(payload);
        if (last)
        {
            Received(_fragments.WrittenSpan);
            _fragments.ResetWrittenCount();
        }
    }

    private bool TryFrame(int start, out int head, out int length)
    {
        var bytes = _buffer.AsSpan(start, _end - start);
        (head, length) = (2, 0);
        if (bytes.Length < 2)
        {
            return false;
        }

        length = bytes[1] & 0x7F;
        head = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < head)
        {
            return false;
        }

        length = head switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => (int)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
            _ => length,
        };
        return bytes.Length >= head + length;
    }
}

/// <summary>Takes the bytes of one message; they are gone afterwards.</summary>
internal delegate void MessageHandler(ReadOnlySpan<byte> message);
