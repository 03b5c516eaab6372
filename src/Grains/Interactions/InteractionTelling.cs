using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Needs;
using Comparte.Relations;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Interactions;

/// <summary>Tells the record of interactions what happened in a topic, after it is committed and many at once. What a
/// killed process didn't tell is told when the topic is opened again.</summary>
internal static class InteractionTelling
{
    /// <summary>The least time between two tellings of one thread.</summary>
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(30);

    /// <summary>Hears of a thread's posts.</summary>
    public static Follower OfThread(ThreadId id, Topic topic, IGrainFactory grains) => new()
    {
        Name = "interactions",
        Concerns = entry => entry is Post,
        Every = Spacing,
        TellAsync = async entries => await TellAsync(grains, await InThreadAsync(id, topic, entries)),
    };

    /// <summary>Hears of a member's links.</summary>
    public static Follower OfLinks(MemberId member, IGrainFactory grains) => new()
    {
        Name = "interactions",
        Concerns = entry => entry is Link { State: LinkState.Linked },
        TellAsync = entries => TellAsync(grains, entries.OfType<Link>().Select(link => new Interaction
        {
            Key = $"link/{link.At.UtcTicks}",
            From = member,
            To = link.Member,
            Kind = InteractionKind.Linked,
            At = link.At,
        })),
    };

    /// <summary>Hears of who helps with a need.</summary>
    public static Follower OfHelps(NeedId need, IGrainFactory grains) => new()
    {
        Name = "interactions",
        Concerns = entry => entry is NeedHelp,
        TellAsync = async entries =>
        {
            if (await grains.GetGrain<INeedGrain>(need.Value).RollAsync() is { } roll)
            {
                await TellAsync(grains, entries.OfType<NeedHelp>().Select(help => new Interaction
                {
                    Key = need.Value,
                    From = help.By,
                    To = roll.By,
                    Kind = InteractionKind.Helped,
                    Axes = roll.Axes,
                    At = help.At,
                }));
            }
        },
    };

    /// <summary>Hears of what a member chose about the record.</summary>
    public static Follower OfChoice(MemberId member, IGrainFactory grains) => new()
    {
        Name = "interactionsChoice",
        Concerns = entry => entry is Setting { Id: MemberSettings.Interactions },
        Durable = true,
        TellAsync = entries => grains.GetGrain<IInteractionsGrain>(member.Value)
            .ChooseAsync(((Setting)entries[0]).Value == "off", entries[0].Rev),
    };

    private static async Task<List<Interaction>> InThreadAsync(ThreadId id, Topic topic, ImmutableArray<Entry> entries)
    {
        var found = new List<Interaction>();
        // What a few people write to each other is counted nowhere.
        if (topic.FindCommitted(ThreadRules.AboutId) is not ThreadAbout { Place: not { Kind: TopicKinds.Talk } } about)
        {
            return found;
        }

        foreach (var post in entries.OfType<Post>())
        {
            var one = new Interaction { Key = $"{id.Value}/{post.No}", From = post.By, Axes = about.Axes, At = post.At };
            if (await AnsweredAsync(topic, about, post) is { } answered)
            {
                found.Add(one with
                {
                    To = answered,
                    Kind = about.Place is { Kind: TopicKinds.Publication }
                        ? InteractionKind.Commented
                        : InteractionKind.Answered,
                });
            }

            found.AddRange(post.Mentions.Select(named => one with { To = named, Kind = InteractionKind.Mentioned }));
            found.AddRange(post.Reactions.SelectMany(reaction => reaction.Value).Distinct().Select(
                member => one with { From = member, To = post.By, Kind = InteractionKind.Reacted }));
        }

        return found;
    }

    /// <summary>Whose text a post answers: the quoted one's, or else that of whoever began the thread.</summary>
    private static async Task<MemberId?> AnsweredAsync(Topic topic, ThreadAbout about, Post post)
    {
        if (post.ReplyTo is { } no)
        {
            return no <= topic.NewestNo && (await topic.RowAsync(no)).Entry is Post quoted ? quoted.By : null;
        }

        return post.No > 2 || about.Place is not null ? about.By : null;
    }

    private static Task TellAsync(IGrainFactory grains, IEnumerable<Interaction> interactions) => Task.WhenAll(
        interactions.Where(one => one.From != one.To)
            .GroupBy(one => InteractionRules.RecordOf(one.From, InteractionRules.MonthOf(one.At)))
            .Select(record => grains.GetGrain<IInteractionMonthGrain>(record.Key).AddAsync([.. record])));
}
