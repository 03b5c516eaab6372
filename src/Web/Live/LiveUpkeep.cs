using System.Collections.Concurrent;
using Comparte.Silo;
using Comparte.Topics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>
/// Keeps the watches of this host: renews them, at once where the host that owned a topic has left, has readers fetch what
/// a renewal shows was missed, tells the head once after a topic's last change, and lets go of topics without readers.
/// </summary>
internal sealed partial class LiveUpkeep(
    LiveTopics topics, Removals removals, Flusher flusher, HereBoard here, IOptions<LiveOptions> options,
    IClusterMembershipService membership, TimeProvider clock, ILogger<LiveUpkeep> logger) : BackgroundService
{
    private const int AtOnce = 64;

    /// <summary>The silos that have left or are about to, since this host started.</summary>
    private readonly ConcurrentDictionary<string, bool> _left = [];

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(KeepAsync(stoppingToken), FollowAsync(stoppingToken));

    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = clock.GetUtcNow();
            var due = topics.All.Where(topic => topic.Started && topic.RenewAt <= now).Take(AtOnce).ToList();
            await Task.WhenAll(due.Select(RenewAsync));
            foreach (var topic in topics.All.Where(topic => topic.HeadsAt <= now))
            {
                TellHead(topic);
            }

            var left = topics.All.Where(topic => topic.EmptySince + options.Value.Linger <= now);
            await Task.WhenAll(left.Take(AtOnce).ToList().Select(UnwatchAsync));
        }
    }

    /// <summary>Follows topics whose owner's host left to where they are owned from now on. What was committed there
    /// before this is pushed by nobody.</summary>
    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await foreach (var departure in membership.DeparturesAsync(stoppingToken))
        {
            foreach (var silo in departure.Left)
            {
                _left.TryAdd(silo.ToParsableString(), true);
            }

            foreach (var some in topics.All.Where(topic => topic.Started && _left.ContainsKey(topic.Silo)).Chunk(AtOnce))
            {
                await Task.WhenAll(some.Select(RenewAsync));
            }
        }
    }

    private async Task RenewAsync(WatchedTopic topic)
    {
        try
        {
            var (former, hasLeft) = (topic.Silo, _left.ContainsKey(topic.Silo));
            var answer = await topics.RenewAsync(topic);
            bool missed;
            lock (topic.Gate)
            {
                missed = answer.Epoch != topic.Epoch
                    || (answer.Head > topic.Cursor && !topic.HasPending && !topic.Flushing);
            }

            // What is on its way by push is later than what the answer calls missed: give it a moment first.
            if (missed && (topic.Missing == answer.Head || (hasLeft && answer.Silo != former)))
            {
                await removals.AskAgainAsync(topic, answer.Epoch, answer.Head);
            }

            topic.Missing = missed ? answer.Head : 0;
            topic.RenewAt = missed ? clock.GetUtcNow() + TimeSpan.FromMilliseconds(500) : topic.RenewAt;
            flusher.Schedule(topic);
            here.Renew(topic);
        }
        catch (Exception failure)
        {
            LogFailed(failure, topic.Id);
            topic.RenewAt = clock.GetUtcNow() + TimeSpan.FromSeconds(1);
        }
    }

    private static void TellHead(WatchedTopic topic)
    {
        lock (topic.Gate)
        {
            topic.HeadsAt = null;
            topic.Deliver(new Frame
            {
                Method = ToBrowser.Heads,
                Payload = new[] { new TopicAt(topic.Id, topic.Epoch, topic.Cursor) },
            });
        }
    }

    private async Task UnwatchAsync(WatchedTopic topic)
    {
        try
        {
            await topics.UnwatchAsync(topic);
        }
        catch (Exception failure)
        {
            // The owner forgets this host when its lease ends.
            LogFailed(failure, topic.Id);
        }
    }

    [LoggerMessage(3131, LogLevel.Warning, "The watch of {Topic} could not be kept; it is tried again.")]
    private partial void LogFailed(Exception failure, TopicId topic);
}
