using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// Carries batches from watched topics to their audiences: at once when the topic was idle, else one per interval. A
/// batch whose rights were asked at a revision of the parent that this host has not seen waits for it, so that a
/// removal always overtakes what follows it.
/// </summary>
internal sealed partial class Flusher
{
    private readonly LiveTopics _topics;
    private readonly PostRenderer _renderer;
    private readonly Removals _removals;
    private readonly LiveOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<Flusher> _logger;

    public Flusher(
        LiveTopics topics, PostRenderer renderer, Removals removals, IOptions<LiveOptions> options,
        TimeProvider clock, ILogger<Flusher> logger)
    {
        (_topics, _renderer, _removals) = (topics, renderer, removals);
        (_options, _clock, _logger) = (options.Value, clock, logger);
        topics.Arrived = Schedule;
    }

    /// <summary>Flushes a topic soon, unless that is under way.</summary>
    public void Schedule(WatchedTopic topic)
    {
        TimeSpan wait;
        lock (topic.Gate)
        {
            if (topic.Flushing || !topic.Started || !topic.HasPending)
            {
                return;
            }

            topic.Flushing = true;
            wait = topic.FlushedAt + _options.FlushEvery - _clock.GetUtcNow();
        }

        _ = FlushAfterAsync(topic, wait);
    }

    private async Task FlushAfterAsync(WatchedTopic topic, TimeSpan wait)
    {
        // Never on the caller's turn: that is the relay's, which every topic shares.
        await (wait > TimeSpan.Zero ? Task.Delay(wait, _clock) : Task.CompletedTask)
            .ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await FlushAsync(topic);
        }
        catch (Exception failure)
        {
            // Readers see the gap with the next batch and fetch it; the next renewal tells the head.
            LogFailed(failure, topic.Id);
        }
        finally
        {
            lock (topic.Gate)
            {
                topic.Flushing = false;
            }
        }

        if (!IsHeld(topic))
        {
            Schedule(topic);
        }
    }

    private async Task FlushAsync(WatchedTopic topic)
    {
        if (IsHeld(topic))
        {
            return;
        }

        TopicBatch? batch;
        lock (topic.Gate)
        {
            batch = topic.TakePending();
        }

        if (batch is null)
        {
            return;
        }

        topic.See(batch.To);
        if (batch.Epoch != topic.Epoch || (topic.IsRule && batch.From > topic.Cursor) || HasOtherReaders(topic, batch))
        {
            await _removals.AskAgainAsync(topic, batch.Epoch, batch.To);
            NoteReaders(topic, batch);
        }
        else
        {
            await TellAsync(topic, batch);
        }

        WatchedTopic[] held;
        lock (topic.Gate)
        {
            held = [.. topic.Held];
            topic.Held.Clear();
        }

        foreach (var child in held)
        {
            Schedule(child);
        }
    }

    private async Task TellAsync(WatchedTopic topic, TopicBatch batch)
    {
        using var span = LiveTelemetry.BeginFlush(batch);
        var frame = new Frame
        {
            Method = ToBrowser.Changes,
            Topic = topic.Id,
            Payload = new Changes(
                topic.Id, batch.Epoch, batch.From, batch.To, _renderer.Render(topic.Id, batch.Entries)),
        };
        if (topic.IsRule)
        {
            await _removals.CarryOutAsync(topic, batch.Entries);
        }

        lock (topic.Gate)
        {
            topic.Note(batch.Entries);
            var readers = topic.Deliver(frame);
            topic.Advance(batch.Epoch, batch.To);
            topic.FlushedAt = _clock.GetUtcNow();
            topic.HeadsAt = topic.FlushedAt + _options.HeadAfter;
            LiveTelemetry.NoteFlush(batch, readers, topic.FlushedAt);
        }
    }

    /// <summary>A topic that others read by now doesn't tell who doesn't any more, only that somebody may not.</summary>
    private static bool HasOtherReaders(WatchedTopic topic, TopicBatch batch)
    {
        lock (topic.Gate)
        {
            return topic.HasOtherReaders(batch.Entries);
        }
    }

    private static void NoteReaders(WatchedTopic topic, TopicBatch batch)
    {
        lock (topic.Gate)
        {
            topic.NoteReaders(batch.Entries);
        }
    }

    /// <summary>Whether what waits depends on a revision of the parent that this host hasn't carried out yet. Then the
    /// parent flushes the topic when it gets there.</summary>
    private bool IsHeld(WatchedTopic topic)
    {
        long after;
        lock (topic.Gate)
        {
            after = topic.After;
        }

        if (topic.Parent is not { } parent || parent.Cursor >= after)
        {
            return false;
        }

        lock (parent.Gate)
        {
            parent.Held.Add(topic);
            if (parent.Cursor < after)
            {
                var soon = _clock.GetUtcNow() + TimeSpan.FromMilliseconds(500);
                parent.RenewAt = parent.RenewAt < soon ? parent.RenewAt : soon;
                return true;
            }

            parent.Held.Remove(topic);
            return false;
        }
    }

    [LoggerMessage(3111, LogLevel.Error, "A batch of {Topic} could not be delivered.")]
    private partial void LogFailed(Exception failure, TopicId topic);
}
