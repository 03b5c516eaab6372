using Comparte.Topics;

namespace Comparte.Web.Live;

/// <summary>Who has which thread on the screen at other hosts, as each of them told last. For one caller at a time.</summary>
internal sealed class HereElsewhere
{
    private readonly Dictionary<TopicId, Dictionary<string, Told>> _topics = [];

    /// <summary>Takes what a host tells, until then. Answers of whom something else may be true than before: of nobody, where it
    /// came late.</summary>
    public IReadOnlyCollection<MemberId> Take(TopicId topic, HereSignal here, DateTimeOffset until)
    {
        var hosts = _topics.GetValueOrDefault(topic) ?? (_topics[topic] = []);
        var former = hosts.GetValueOrDefault(here.Host);
        if (former?.Number >= here.Number)
        {
            return [];
        }

        var now = hosts[here.Host] = new Told(here.Number, [.. here.Members], until);
        return [.. now.Members.Union(former?.Members ?? [])];
    }

    /// <summary>Forgets those that have been silent until now; answers whom they named.</summary>
    public IReadOnlyCollection<(TopicId Topic, IReadOnlyCollection<MemberId> Gone)> Forget(DateTimeOffset now)
    {
        var forgotten = new List<(TopicId, IReadOnlyCollection<MemberId>)>();
        foreach (var (topic, hosts) in _topics.Where(topic => topic.Value.Values.Any(told => told.Until <= now)).ToList())
        {
            foreach (var (host, told) in hosts.Where(host => host.Value.Until <= now).ToList())
            {
                hosts.Remove(host);
                forgotten.Add((topic, told.Members));
            }

            if (hosts.Count == 0)
            {
                _topics.Remove(topic);
            }
        }

        return forgotten;
    }

    /// <summary>Whether any of them names a member.</summary>
    public bool Has(TopicId topic, MemberId member) =>
        _topics.TryGetValue(topic, out var hosts) && hosts.Values.Any(told => told.Members.Contains(member));

    /// <summary>All whom they name.</summary>
    public IEnumerable<MemberId> In(TopicId topic) =>
        _topics.TryGetValue(topic, out var hosts) ? hosts.Values.SelectMany(told => told.Members) : [];

    private sealed record Told(long Number, HashSet<MemberId> Members, DateTimeOffset Until);
}
