using Comparte.Bench.Load.Posting;
using Comparte.Bench.Load.Servers;

namespace Comparte.Bench.Load.Sockets;

/// <summary>Many watchers on one server.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int ConnectAtOnce = 32;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(15);
    private readonly List<(Watcher Watcher, string Topic)> _watchers = [];
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _pinging;

    /// <summary>An empty crowd.</summary>
    public Crowd() => _pinging = PingAsync();

    /// <summary>What they receive.</summary>
    public Reception Reception { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => _watchers.Count;

    /// <summary>Connects members, each with the topics it opens; the last is the thread it is counted for.</summary>
    public async Task JoinAsync(Contender server, IEnumerable<(int Member, string[] Topics)> members)
    {
        foreach (var some in members.Chunk(ConnectAtOnce))
        {
            var joined = await Task.WhenAll(some.Select(async each =>
            {
                var watcher = await Watcher.ConnectAsync(server, each.Member, Reception);
                await watcher.OpenAsync(each.Topics);
                return (watcher, each.Topics[^1]);
            }));
            lock (_watchers)
            {
                _watchers.AddRange(joined);
            }
        }
    }

    /// <summary>Waits until everything sent has arrived everywhere, a few seconds at most.</summary>
    public async Task<bool> AllArrivedAsync(IReadOnlyDictionary<string, Sent> sent)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (_watchers.All(each => each.Watcher.Got.Count >= sent.GetValueOrDefault(each.Topic).Count))
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }

    /// <summary>Deliveries that are missing and those that came twice, against what was sent.</summary>
    public (long Lost, long Twice) Compare(IReadOnlyDictionary<string, Sent> sent)
    {
        var (lost, twice) = (0L, 0L);
        foreach (var (watcher, topic) in _watchers)
        {
            var (expected, got) = (sent.GetValueOrDefault(topic), watcher.Got);
            lost += Math.Max(0, expected.Count - got.Count);
            twice += Math.Max(0, got.Count - expected.Count);
            if (expected.Count == got.Count && expected.Sum != got.Sum)
            {
                (lost, twice) = (lost + 1, twice + 1);
            }
        }

        return (lost, twice);
    }

    /// <summary>Forgets what arrived so far.</summary>
    public void Forget() => _watchers.ForEach(each => each.Watcher.Forget());

    /// <summary>Throws when the server has ended a connection.</summary>
    public void MustBeWhole()
    {
        var gone = _watchers.Count(each => each.Watcher.IsLost);
        if (gone > 0)
        {
            throw new InvalidOperationException($"The server closed {gone} of {_watchers.Count} sockets.");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _pinging;
        _watchers.ForEach(each => each.Watcher.Dispose());
        _leaving.Dispose();
    }

    /// <summary>Spreads the pings of all over the interval.</summary>
    private async Task PingAsync()
    {
        const int Slices = 30;
        try
        {
            for (var slice = 0; ; slice = (slice + 1) % Slices)
            {
                await Task.Delay(PingEvery / Slices, _leaving.Token);
                Watcher[] due;
                lock (_watchers)
                {
                    due = [.. _watchers.Where((_, at) => at % Slices == slice).Select(each => each.Watcher)];
                }

                foreach (var watcher in due)
                {
                    try
                    {
                        await watcher.PingAsync();
                    }
                    catch (System.Net.Sockets.SocketException)
                    {
                        // Its receiver notes that it is lost.
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // They leave.
        }
    }
}
