using System.Collections.Immutable;
using Comparte.Interactions;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>What a need's helps tell others, always their committed state as it is when telling: those who may read a
/// conversation hear of it in their own topic, and the need hears who is named.</summary>
internal sealed class HelpTelling(NeedId id, Topic topic, IGrainFactory grains)
{
    private const int AtOnce = 64;

    /// <summary>The followers.</summary>
    public ImmutableArray<Follower> Followers =>
    [
        new() { Name = "people", Durable = true, TellAsync = TellPeopleAsync },
        new()
        {
            Name = "named",
            Concerns = entry => entry is NeedHelp { Naming: not null and not Naming.Asked },
            Durable = true,
            TellAsync = TellNeedAsync,
        },
        InteractionTelling.OfHelps(id, grains),
    ];

    private IEnumerable<NeedHelp> Helps => topic.Rows.Select(row => row.Entry).OfType<NeedHelp>();

    private IEnumerable<MemberId> Readers =>
        topic.Rows.Select(row => row.Entry).OfType<HelpReader>().Select(reader => MemberId.Of(reader.Id));

    private async Task TellPeopleAsync(ImmutableArray<Entry> entries)
    {
        var rev = topic.Head;
        var readers = Readers.ToImmutableHashSet();
        var helps = Helps.ToList();
        var (changed, moved) = (entries.OfType<NeedHelp>().ToList(), entries.Where(entry => entry is not NeedHelp));
        var told = changed.SelectMany(help => readers.Add(help.By).Select(member => (member, help)))
            .Concat(moved.SelectMany(reader => helps.Select(help => (member: MemberId.Of(reader.Id), help))))
            .Distinct();
        foreach (var some in told.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(one => TellAsync(
                one.member, one.help, reads: one.member == one.help.By || readers.Contains(one.member), rev)));
        }
    }

    private Task TellAsync(MemberId member, NeedHelp help, bool reads, long rev) =>
        grains.GetGrain<IMemberGrain>(member.Value).TellHelpingAsync(
            ThreadId.Of(help.Id), reads ? HelpRules.Helping(id, help, rev) : null, rev);

    private Task TellNeedAsync(ImmutableArray<Entry> entries) => grains.GetGrain<INeedGrain>(id.Value).TellHelpersAsync(
        [.. Helps.Where(help => help.Naming == Naming.Agreed).OrderBy(help => help.No).Select(help => help.By)],
        topic.Head);
}
