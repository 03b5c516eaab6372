using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Comparte.Topics;

/// <summary>
/// What is measured of topics, and the spans by which one change is followed from the command that made it to the hosts
/// that tell it: <c>topic.commit</c> belongs to the first command of its batch and names the others, <c>topic.push</c> to
/// the newest commit that it carries. Costs nothing while nobody listens. Tags hold a topic's kind and id, and no words.
/// </summary>
internal static class TopicTelemetry
{
    private static readonly Histogram<double> Commits = Telemetry.Meter.CreateHistogram<double>(
        "comparte.topic.commit.duration", "s", "From taking a batch of commands until it is durable.");
    private static readonly Counter<long> Changes = Telemetry.Meter.CreateCounter<long>(
        "comparte.topic.changes", "{entry}", "Entries that were changed.");
    private static readonly Counter<long> Failures = Telemetry.Meter.CreateCounter<long>(
        "comparte.topic.failures", "{batch}", "Batches that could not be written.");
    private static readonly Histogram<double> Pushes = Telemetry.Meter.CreateHistogram<double>(
        "comparte.topic.push.duration", "s", "From calling a host until it has taken the changes.");
    private static readonly Counter<long> LostPushes = Telemetry.Meter.CreateCounter<long>(
        "comparte.topic.push.failures", "{push}", "Calls that a host did not answer.");

    /// <summary>Begins the span of a batch; null while nobody follows the commands in it.</summary>
    public static Activity? BeginCommit(TopicId topic, IReadOnlyList<Waiting> batch)
    {
        if (!Telemetry.Spans.HasListeners() || batch.FirstOrDefault(waiting => waiting.Trace != default) is not { } first)
        {
            return null;
        }

        var others = batch.Where(waiting => waiting != first && waiting.Trace != default)
            .Select(waiting => new ActivityLink(waiting.Trace));
        return Telemetry.Spans.StartActivity(
            "topic.commit", ActivityKind.Internal, first.Trace, [new("comparte.topic", topic.ToString())], others);
    }

    /// <summary>Counts a batch that is durable.</summary>
    public static void EndCommit(TopicId topic, int changes, TimeSpan took)
    {
        var kind = KindOf(topic);
        Commits.Record(took.TotalSeconds, kind);
        Changes.Add(changes, kind);
    }

    /// <summary>Counts a batch that failed.</summary>
    public static void NoteFailure(TopicId topic) => Failures.Add(1, KindOf(topic));

    /// <summary>Begins the span of a push; null while nobody follows what it carries.</summary>
    public static Activity? BeginPush(TopicBatch batch) => batch.Trace is { } commit
        ? Telemetry.Spans.StartActivity(
            "topic.push", ActivityKind.Producer, commit, [new("comparte.topic", batch.Topic.ToString())])
        : null;

    /// <summary>Counts a push, answered or not.</summary>
    public static void EndPush(TopicId topic, TimeSpan took, bool answered)
    {
        Pushes.Record(took.TotalSeconds, KindOf(topic));
        if (!answered)
        {
            LostPushes.Add(1, KindOf(topic));
        }
    }

    private static KeyValuePair<string, object?> KindOf(TopicId topic) => new("comparte.topic.kind", topic.Kind);
}
