using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Somebody at this host who hears of topics: a socket, or a waiting request.</summary>
internal abstract class Subscriber(MemberId member, string session)
{
    private readonly HashSet<TopicId> _topics = [];

    /// <summary>Who.</summary>
    public MemberId Member { get; } = member;

    /// <summary>The session or token by which the member came; when it ends, the subscriber is ended.</summary>
    public string Session { get; } = session;

    /// <summary>Whether it is over; what was opened meanwhile must be closed again.</summary>
    public bool Ended { get; set; }

    /// <summary>Takes a frame. Never waits.</summary>
    public abstract void Deliver(Frame frame);

    /// <summary>Ends the subscription; the frame is the last it gets.</summary>
    public abstract void End(Frame farewell);

    /// <summary>The topics it has open.</summary>
    public TopicId[] Topics()
    {
        lock (_topics)
        {
            return [.. _topics];
        }
    }

    /// <summary>Whether it has the topic open.</summary>
    public bool Has(TopicId topic)
    {
        lock (_topics)
        {
            return _topics.Contains(topic);
        }
    }

    /// <summary>Notes an open topic.</summary>
    public void Add(TopicId topic)
    {
        lock (_topics)
        {
            _topics.Add(topic);
        }
    }

    /// <summary>Notes a closed topic.</summary>
    public void Remove(TopicId topic)
    {
        lock (_topics)
        {
            _topics.Remove(topic);
        }
    }
}
