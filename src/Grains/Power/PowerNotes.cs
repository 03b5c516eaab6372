using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Power;

/// <summary>
/// What a topic notes of power: the acts of a command, written in its own commit, so that no act is done that isn't told, and told to
/// a log after it. A note that was told makes room for the next one, so that a topic seldom has more than one of them.
/// </summary>
/// <param name="Log">The key of the log.</param>
/// <param name="ActsOf">The acts of a command, seen against the topic as drafted.</param>
internal sealed record PowerNotes(string Log, Func<TopicCommand, IEnumerable<PowerAct>> ActsOf)
{
    private const string Name = "power";

    /// <summary>Commands with more changes leave earlier notes alone, so that they still fit into one write.</summary>
    private const int FewChanges = 4;

    /// <summary>The command with its acts after its own changes.</summary>
    public TopicCommand Note(Topic topic, TopicCommand command)
    {
        var acts = ActsOf(command).ToList();
        if (acts.Count == 0)
        {
            return command;
        }

        var told = command.Changes.Length > FewChanges ? [] : Told(topic);
        return command with { Changes = [.. command.Changes, .. acts.Select((act, at) => In(told.ElementAtOrDefault(at), act))] };
    }

    /// <summary>Tells the log.</summary>
    public Follower Follower(TopicId topic, IGrainFactory grains) => new()
    {
        Name = Name,
        Concerns = entry => entry is PowerAct,
        Durable = true,
        FromNow = true,
        TellAsync = told => grains.GetGrain<IPowerGrain>(Log)
            .TakeAsync([.. told.OfType<PowerAct>().Select(act => act with { Id = $"{topic}/{act.Rev}" })]),
    };

    /// <summary>Notes that can be written over: the commit that does it is the one that makes the cursor durable.</summary>
    private static List<PowerAct> Told(Topic topic)
    {
        var cursor = topic.ToldTo(Name);
        return [.. topic.Entries.OfType<PowerAct>().Where(note => note.Rev <= cursor)];
    }

    private static PowerAct In(PowerAct? told, PowerAct act) => told is null ? act : act with { Id = told.Id, No = told.No };
}
