using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>What this host tells the others of who has which thread on the screen: all that wait for the next time at once, and
/// nothing that they know already. For one caller at a time.</summary>
internal sealed class HereTellings(LiveTopics topics)
{
    private readonly Dictionary<TopicId, HashSet<MemberId>> _told = [];

    /// <summary>Whether the others are asked as well.</summary>
    private readonly Dictionary<TopicId, bool> _due = [];
    private long _number;

    /// <summary>Has a thread looked at the next time; and the others asked, where somebody came who wants to see.</summary>
    public void Add(TopicId topic, bool asks) => _due[topic] = asks || _due.GetValueOrDefault(topic);

    /// <summary>Has told once more what was told, where that was anything.</summary>
    public void Repeat(TopicId topic)
    {
        if (_told.Remove(topic))
        {
            _due.TryAdd(topic, false);
        }
    }

    /// <summary>Tells what is due.</summary>
    public void Tell(Func<WatchedTopic, HashSet<MemberId>> here)
    {
        foreach (var (topic, asks) in _due)
        {
            Tell(topic, asks, here);
        }

        _due.Clear();
    }

    private void Tell(TopicId topic, bool asks, Func<WatchedTopic, HashSet<MemberId>> here)
    {
        var watched = topics.Find(topic);
        var members = watched is null ? [] : here(watched);
        if (watched is not null && (asks || !members.SetEquals(_told.GetValueOrDefault(topic) ?? [])))
        {
            topics.Tell(watched, new HereSignal
            {
                Host = watched.Host.Name,
                Number = ++_number,
                Members = [.. members],
                Asks = asks,
            });
        }

        _told.Remove(topic);
        if (members.Count > 0)
        {
            _told[topic] = members;
        }
    }
}
