using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Comparte.Bench.FirstLoad;

/// <summary>
/// A TCP proxy in front of a server that makes a slow line of the loopback: 400 kbit/s each way, 400 ms there and back,
/// handshakes too. It counts bytes and connections. What TCP itself adds (headers, acknowledgments) is not counted.
/// </summary>
internal sealed class SlowProxy : IAsyncDisposable
{
    private const double BytesPerSecond = 400_000 / 8.0;
    private const int Packet = 1460;
    private static readonly TimeSpan OneWay = TimeSpan.FromMilliseconds(200);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly SlowLine _up = new(BytesPerSecond, OneWay);
    private readonly SlowLine _down = new(BytesPerSecond, OneWay);
    private readonly ConcurrentDictionary<Socket, bool> _open = [];
    private readonly int _port;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Opens the proxy to a port on this machine.</summary>
    public SlowProxy(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes to the browser since the last reset.</summary>
    public long Down => _down.Bytes;

    /// <summary>Bytes from the browser since the last reset.</summary>
    public long Up => _up.Bytes;

    /// <summary>Segments in both directions since the last reset.</summary>
    public long Segments => _up.Segments + _down.Segments;

    /// <summary>Connections opened since the last reset.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Counts anew.</summary>
    public void Reset()
    {
        _up.Reset();
        _down.Reset();
        Interlocked.Exchange(ref _connections, 0);
    }

    /// <summary>Breaks every connection without a word, as a phone that changes its cell does.</summary>
    public void Break()
    {
        foreach (var socket in _open.Keys)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync(_ending.Token));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy closes.
        }
    }

    private async Task CarryAsync(Socket browser)
    {
        Interlocked.Increment(ref _connections);
        using var near = browser;
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        _open[near] = _open[far] = true;
        try
        {
            // The browser may send with the last packet of the handshake, which takes a way there and back.
            await Task.Delay(OneWay * 2, _ending.Token);
            await far.ConnectAsync(IPAddress.Loopback, _port, _ending.Token);
            await Task.WhenAll(PipeAsync(near, far, _up), PipeAsync(far, near, _down));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // One of the two is gone; leaving closes the other.
        }
        finally
        {
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    private async Task PipeAsync(Socket from, Socket to, SlowLine line)
    {
        var travelling = Channel.CreateUnbounded<(byte[] Bytes, TimeSpan At)>();
        var arriving = ArriveAsync(travelling.Reader, to, line);
        var packet = new byte[Packet];
        try
        {
            int count;
            do
            {
                await line.RoomAsync();
                count = await from.ReceiveAsync(packet, _ending.Token);
                travelling.Writer.TryWrite((packet[..count], line.Send(count)));
            }
            while (count > 0);
        }
        finally
        {
            travelling.Writer.Complete();
        }

        await arriving;
    }

    private async Task ArriveAsync(ChannelReader<(byte[] Bytes, TimeSpan At)> travelling, Socket to, SlowLine line)
    {
        await foreach (var (bytes, at) in travelling.ReadAllAsync(_ending.Token))
        {
            await line.ArrivesAsync(at);
            if (bytes.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
                return;
            }

            await to.SendAsync(bytes, _ending.Token);
        }
    }
}
