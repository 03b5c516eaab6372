using System.Collections.Immutable;
using Comparte.Topics;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Live;

/// <summary>Openings of one topic that come within a few milliseconds are admitted by one call: when a thousand
/// browsers come back at once, an owner answers once per host.</summary>
internal sealed class Admissions(IGrainFactory grains, IOptions<LiveOptions> options, TimeProvider clock)
{
    private readonly Dictionary<TopicId, Gathering> _gathering = [];
    private readonly Lock _gate = new();

    /// <summary>Asks the owner whether a member may open the topic.</summary>
    public async Task<(Admitted Admitted, OpenStatus Status)> AdmitAsync(TopicId topic, Admission reader)
    {
        Gathering gathering;
        int place;
        lock (_gate)
        {
            if (!_gathering.TryGetValue(topic, out gathering!))
            {
                _gathering[topic] = gathering = new Gathering();
                gathering.Answer = AskAsync(topic, gathering);
            }

            place = gathering.Readers.Count;
            gathering.Readers.Add(reader);
        }

        var admitted = await gathering.Answer;
        return (admitted, admitted.Statuses[place]);
    }

    private async Task<Admitted> AskAsync(TopicId topic, Gathering gathering)
    {
        // Never on the caller's turn, even if the time is over by now: its own reader is still to be added.
        await Task.Delay(options.Value.GatherOpenings, clock).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        ImmutableArray<Admission> readers;
        lock (_gate)
        {
            _gathering.Remove(topic);
            readers = [.. gathering.Readers];
        }

        return await grains.GetTopic(topic).AdmitAsync(readers);
    }

    private sealed class Gathering
    {
        public List<Admission> Readers { get; } = [];

        public Task<Admitted> Answer { get; set; } = Task.FromResult(new Admitted());
    }
}
