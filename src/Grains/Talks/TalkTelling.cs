using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Talks;

/// <summary>What a talk tells others, always its committed state as it is when telling: its people hear of it in their own
/// topics, and its thread ends when nobody is left.</summary>
internal sealed class TalkTelling(TalkId id, Topic topic, IGrainFactory grains)
{
    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "people", Durable = true, TellAsync = TellPeopleAsync },
        new() { Name = "end", Concerns = entry => entry is Tombstone, Durable = true, TellAsync = TellEndAsync },
    ];

    private ImmutableArray<MemberId> People =>
    [
        .. topic.Rows.Select(row => row.Entry).OfType<TalkPerson>().OrderBy(person => person.At)
            .Select(person => MemberId.Of(person.Id)),
    ];

    private async Task TellPeopleAsync(ImmutableArray<Entry> entries)
    {
        // A talk is there for its people from the first message on.
        if (topic.FindCommitted(TalkRules.AboutId) is TalkAbout { LastNo: > 0 } about)
        {
            var (rev, people) = (topic.Head, People);
            var own = TalkRules.Own(about, people, rev);
            await Task.WhenAll(people.Select(member => TellAsync(member, own, rev)).Concat(
                entries.OfType<Tombstone>().Select(gone => TellAsync(MemberId.Of(gone.Id), null, rev))));
        }
    }

    private Task TellAsync(MemberId member, OwnTalk? own, long rev) =>
        grains.GetGrain<ITalkingGrain>(member.Value).TellTalkAsync(id, own, rev);

    private Task TellEndAsync(ImmutableArray<Entry> entries) => People.IsEmpty
        ? grains.GetGrain<IThreadGrain>(TalkIds.ThreadOf(id).Value).EndAsync()
        : Task.CompletedTask;
}
