using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Comparte.Bench.Load.Posting;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load.Sockets;

/// <summary>One browser's socket: SignalR's JSON protocol over a WebSocket, as far as listening needs it.</summary>
internal sealed class Watcher : IDisposable
{
    private const byte Separator = 0x1E;
    private static readonly byte[] Ping = Message("{\"type\":6}");
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly FrameReader _reader;
    private readonly Reception _reception;
    private readonly SemaphoreSlim _sending = new(1);
    private TaskCompletionSource<string> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _awaiting = true;
    private bool _closing;

    private Watcher(Reception reception)
    {
        _reception = reception;
        _reader = new FrameReader { Received = Take };
    }

    /// <summary>The posts that arrived.</summary>
    public Sent Got { get; private set; }

    /// <summary>Whether the server ended the connection.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Connects a member's socket.</summary>
    public static async Task<Watcher> ConnectAsync(Contender server, int member, Reception reception)
    {
        var watcher = new Watcher(reception);
        try
        {
            await watcher.UpgradeAsync(server.Address, server.SocketHeader(member));
            var answer = watcher._answer.Task;
            _ = watcher.ReceiveAsync();
            await watcher.SendAsync(Message("{\"protocol\":\"json\",\"version\":1}"));
            await answer.WaitAsync(TimeSpan.FromSeconds(30));
            return watcher;
        }
        catch
        {
            watcher.Dispose();
            throw;
        }
    }

    /// <summary>Opens topics from where they stand; throws when one is refused.</summary>
    public async Task OpenAsync(params IEnumerable<string> topics)
    {
        var wants = topics.Select(topic => new { topic, epoch = (string?)null, rev = 0 }).ToList();
        var call = new { type = 1, invocationId = "1", target = "Open", arguments = new[] { wants } };
        _answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaiting = true;
        await SendAsync(Message(JsonSerializer.Serialize(call)));
        var answer = await _answer.Task.WaitAsync(TimeSpan.FromSeconds(30));
        if (answer.Contains("\"gone\"", StringComparison.Ordinal)
            || answer.Contains("\"error\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"A topic was refused: {answer}");
        }
    }

    /// <summary>Tells the server that the browser is still there.</summary>
    public Task PingAsync() => _closing || IsLost ? Task.CompletedTask : SendAsync(Ping);

    /// <summary>Forgets what arrived so far.</summary>
    public void Forget() => Got = default;

    /// <inheritdoc />
    public void Dispose()
    {
        _closing = true;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task UpgradeAsync(Uri address, (string Name, string Value) header)
    {
        await _socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        var request = $"GET /live HTTP/1.1\r\nHost: {address.Authority}\r\n"
            + "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Origin: {address.OriginalString}\r\nSec-Fetch-Site: same-origin\r\nSec-WebSocket-Version: 13\r\n"
            + $"Sec-WebSocket-Key: {Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))}\r\n"
            + $"{header.Name}: {header.Value}\r\n\r\n";
        await _socket.SendAsync(Encoding.ASCII.GetBytes(request));
        var answer = new StringBuilder();
        var one = new byte[1];
        while (!answer.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            // Byte by byte, so that nothing of what follows is taken.
            if (await _socket.ReceiveAsync(one) == 0)
            {
                break;
            }

            answer.Append((char)one[0]);
        }

        if (!answer.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The socket was refused: {answer.ToString().Split('\r')[0]}");
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            int count;
            do
            {
                count = await _socket.ReceiveAsync(_reader.Free());
            }
            while (count > 0 && _reader.Take(count));
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            // As good as closed.
        }

        IsLost = !_closing;
        _answer.TrySetException(new InvalidOperationException("The server closed the socket."));
    }

    private void Take(ReadOnlySpan<byte> message)
    {
        var got = _reception.Take(message, Stopwatch.GetTimestamp());
        Got = new Sent(Got.Count + got.Count, Got.Sum + got.Sum);
        if (_awaiting && (message.StartsWith("{}"u8) || message.IndexOf("{\"type\":3"u8) >= 0))
        {
            _awaiting = false;
            _answer.TrySetResult(Encoding.UTF8.GetString(message));
        }
    }

    private async Task SendAsync(byte[] frame)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(frame);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>A text frame. Clients must mask; a mask of zeros changes nothing.</summary>
    private static byte[] Message(string json)
    {
        var length = Encoding.UTF8.GetByteCount(json) + 1;
        var head = length < 126 ? 6 : 8;
        var frame = new byte[head + length];
        frame[0] = 0x81;
        frame[1] = (byte)(0x80 | (length < 126 ? length : 126));
        if (length >= 126)
        {
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)length);
        }

        Encoding.UTF8.GetBytes(json, frame.AsSpan(head));
        frame[^1] = Separator;
        return frame;
    }
}
