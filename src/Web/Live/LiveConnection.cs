using System.Collections.Immutable;
using Comparte.Presence;
using Comparte.Topics;
using Microsoft.AspNetCore.SignalR;

namespace Comparte.Web.Live;

/// <summary>
/// One browser's socket. A frame is written by whoever delivers it when the socket is idle; else it waits in a bounded
/// queue for the pump, the one place that awaits the socket, so that a slow one delays nobody else. What doesn't fit is
/// not kept: the browser is told which topics to fetch once the socket drains.
/// </summary>
internal sealed class LiveConnection(
    HubConnectionContext context, MemberId member, string session, bool canWrite, LiveOptions options,
    TimeProvider clock)
    : Subscriber(member, session)
{
    // Guards every field below. Those who deliver and the pump share the queue; calls of the browser and the presence
    // board use the rest.
    private readonly Lock _gate = new();

    // The queue: filled by those who deliver, emptied by the pump.
    private readonly Queue<Frame> _frames = new();
    private int _bytes;

    // What was left out of it: the topics to be fetched, with what the browser is told of each.
    private readonly Dictionary<TopicId, object> _stale = [];

    // Whether the pump runs, and whether the frame in the queue is the last.
    private bool _pumping;
    private bool _ending;

    // What the browser knows of others: by the presence board.
    private Dictionary<MemberId, PresenceState>? _seen;

    // The browser's own calls.
    private DateTimeOffset _minute;
    private int _calls;
    private (TopicId Topic, DateTimeOffset At) _typed;

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the socket, by when the farewell has left for the browser, or nothing can.</summary>
    public Task Over => _over.Task;

    /// <summary>SignalR's side.</summary>
    public HubConnectionContext Context { get; } = context;

    /// <summary>False for a read-only token.</summary>
    public bool CanWrite { get; } = canWrite;

    /// <summary>Whose presence is on the browser's screen.</summary>
    public ImmutableHashSet<MemberId> Looks { get; set; } = [];

    /// <summary>The thread that is on the browser's screen now, for "who is here".</summary>
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

    /// <summary>Notes that the member writes; false when the others have just been told.</summary>
    public bool MayType(TopicId topic)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_typed.Topic == topic && now - _typed.At < options.TypingEvery)
            {
                return false;
            }

            _typed = (topic, now);
            return true;
        }
    }

    /// <summary>Notes that the socket is closed.</summary>
    public void NoteClosed() => _over.TrySetResult();

    /// <inheritdoc />
    public override void Deliver(Frame frame)
    {
        lock (_gate)
        {
            if (_ending)
            {
                return;
            }

            if (_pumping)
            {
                Queue(frame);
                return;
            }

            _pumping = true;
        }

        _ = PumpAsync(frame, isLast: false);
    }

    /// <inheritdoc />
    public override void End(Frame farewell)
    {
        lock (_gate)
        {
            if (_ending)
            {
                return;
            }

            _ending = true;
            _frames.Clear();
            _bytes = 0;
            _stale.Clear();
            if (_pumping)
            {
                Enqueue(farewell);
                return;
            }

            _pumping = true;
        }

        _ = PumpAsync(farewell, isLast: true);
    }

    /// <summary>Keeps a frame for the pump, or what is to be fetched instead. Called inside the gate.</summary>
    private void Queue(Frame frame)
    {
        var half = _frames.Count * 2 >= options.QueueFrames || _bytes * 2 >= options.QueueBytes;
        var full = _frames.Count >= options.QueueFrames || _bytes >= options.QueueBytes;
        if (frame.Topic is not { } topic)
        {
            if (!half)
            {
                Enqueue(frame);
            }
        }
        else if (full || _stale.ContainsKey(topic))
        {
            // Once a batch of a topic is left out, later ones would only show the gap.
            LiveTelemetry.NoteLeftOut();
            _stale[topic] = frame.Payload switch
            {
                Changes changes => new TopicAt(topic, changes.Epoch, changes.To),
                TopicAt at => at,
                _ => new TopicNamed(topic),
            };
        }
        else
        {
            Enqueue(frame);
        }
    }

    /// <summary>Called inside the gate.</summary>
    private void Enqueue(Frame frame)
    {
        _frames.Enqueue(frame);
        _bytes += frame.SizeWith(Context.Protocol);
    }

    /// <summary>Writes a frame and what has come meanwhile. Where the socket takes it, the first is written when this
    /// returns: who delivers to many wakes nobody for each of them.</summary>
    private async Task PumpAsync(Frame? frame, bool isLast)
    {
        for (; frame is not null; frame = Next(out isLast))
        {
            var write = Context.WriteAsync(frame.Message, Context.ConnectionAborted);
            if (!write.IsCompletedSuccessfully && !await DrainsAsync(write.AsTask(), options.DrainTimeout))
            {
                // A farewell that doesn't go through stays the last word, and where nobody listens none is needed.
                if (!isLast && !Context.ConnectionAborted.IsCancellationRequested)
                {
                    LiveTelemetry.NoteSlow();
                    await SayWhyAsync();
                }

                isLast = true;
            }

            if (isLast)
            {
                Context.Abort();
                return;
            }
        }
    }

    /// <summary>It takes nothing: perhaps it does in a moment, and then it knows why it was closed.</summary>
    private async Task SayWhyAsync()
    {
        var farewell = new Frame { Method = ToBrowser.Bye, Payload = new Farewell(1, "slow") };
        await DrainsAsync(
            Context.WriteAsync(farewell.Message, Context.ConnectionAborted).AsTask(), options.DrainTimeout / 5);
    }

    /// <summary>The next frame, and whether it is the last; null when there is none for now.</summary>
    private Frame? Next(out bool isLast)
    {
        lock (_gate)
        {
            isLast = _ending;
            if (_frames.TryDequeue(out var frame))
            {
                _bytes -= frame.SizeWith(Context.Protocol);
                return frame;
            }

            if (_stale.Count > 0)
            {
                var (topic, at) = _stale.First();
                _stale.Remove(topic);
                return new Frame { Method = ToBrowser.Sync, Payload = at };
            }

            _pumping = false;
            return null;
        }
    }

    private async Task<bool> DrainsAsync(Task write, TimeSpan limit)
    {
        try
        {
            await write.WaitAsync(limit, clock);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
