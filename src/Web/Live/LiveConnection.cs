using System.Collections.Immutable;
using Comparte.Presence;
using Comparte.Topics;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>
/// One browser's socket. Frames wait in a bounded queue; the pump, which runs only while the queue isn't empty, is the
/// one place that awaits the socket, so that a slow one delays nobody else. What doesn't fit is not kept: the browser
/// is told which topics to fetch once the socket drains.
/// </summary>
internal sealed class LiveConnection(
    HubConnectionContext context, MemberId member, string session, bool canWrite, LiveOptions options, TimeProvider clock)
    : Subscriber(member, session)
{
    private readonly Queue<Frame> _frames = new();
    private readonly HashSet<TopicId> _stale = [];
    private readonly Lock _gate = new();
    private Dictionary<MemberId, PresenceState>? _seen;
    private DateTimeOffset _minute;
    private int _calls;
    private int _bytes;
    private bool _pumping;
    private bool _ending;

    /// <summary>SignalR's side.</summary>
    public HubConnectionContext Context { get; } = context;

    /// <summary>False for a read-only token.</summary>
    public bool CanWrite { get; } = canWrite;

    /// <summary>Whose presence is on the browser's screen.</summary>
    public ImmutableHashSet<MemberId> Looks { get; set; } = [];

    /// <summary>The topic that is on the browser's screen now, for "who is here".</summary>
    public TopicId? Here { get; set; }

    /// <summary>When the browser last did something.</summary>
    public DateTimeOffset ActiveAt { get; set; } = clock.GetUtcNow();

    /// <summary>Notes what the browser is about to be told; false when it knows that.</summary>
    public bool Saw(MemberPresence presence)
    {
        lock (_gate)
        {
            _seen ??= [];
            var known = _seen.TryGetValue(presence.Member, out var state) && state == presence.State;
            _seen[presence.Member] = presence.State;
            return !known;
        }
    }

    /// <summary>Counts a call of the browser's; false when it makes too many.</summary>
    public bool MayCall()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _minute > TimeSpan.FromMinutes(1))
            {
                (_minute, _calls) = (now, 0);
            }

            return ++_calls <= options.CallsPerMinute;
        }
    }

    /// <inheritdoc />
    public override void Deliver(Frame frame)
    {
        lock (_gate)
        {
            if (_ending)
            {
                return;
            }

            var half = _frames.Count * 2 >= options.QueueFrames || _bytes * 2 >= options.QueueBytes;
            var full = _frames.Count >= options.QueueFrames || _bytes >= options.QueueBytes;
            if (frame.Topic is not { } topic)
            {
                if (!half)
                {
                    Queue(frame);
                }
            }
            else if (full || _stale.Contains(topic))
            {
                // Once a batch of a topic is left out, later ones would only show the gap.
                _stale.Add(topic);
            }
            else
            {
                Queue(frame);
            }
        }
    }

    /// <inheritdoc />
    public override void End(Frame farewell)
    {
        lock (_gate)
        {
            _frames.Clear();
            _stale.Clear();
            Queue(farewell);
            _ending = true;
        }
    }

    /// <summary>Called inside the gate.</summary>
    private void Queue(Frame frame)
    {
        _frames.Enqueue(frame);
        _bytes += frame.SizeWith(Context.Protocol);
        if (!_pumping)
        {
            _pumping = true;
            _ = PumpAsync();
        }
    }

    private async Task PumpAsync()
    {
        // Leave the gate and the caller, which delivers to many connections.
        await Task.Yield();
        while (Next() is { } frame)
        {
            var write = Context.WriteAsync(frame.Message, Context.ConnectionAborted);
            if (!write.IsCompletedSuccessfully && !await DrainsAsync(write.AsTask()))
            {
                Context.Abort();
                return;
            }
        }

        if (_ending)
        {
            Context.Abort();
        }
    }

    private Frame? Next()
    {
        lock (_gate)
        {
            if (_frames.TryDequeue(out var frame))
            {
                _bytes -= frame.SizeWith(Context.Protocol);
                return frame;
            }

            if (_stale.Count > 0)
            {
                var topic = _stale.First();
                _stale.Remove(topic);
                return new Frame { Method = ToBrowser.Sync, Payload = new TopicNamed(topic) };
            }

            _pumping = false;
            return null;
        }
    }

    private async Task<bool> DrainsAsync(Task write)
    {
        try
        {
            await write.WaitAsync(options.DrainTimeout, clock);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
