using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>What people hear of a thread's posts: whom they name, whom they answer, and who reacts to them. Only who may read the
/// thread hears of it.</summary>
internal sealed class ThreadNotices(ThreadId id, Topic topic, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>What came in from elsewhere with its own date, and is older, is news to nobody.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(30);

    private const int AtOnce = 64;

    /// <summary>Posts to whose authors reactions were told: the last one that is taken back has to be told too.</summary>
    private readonly HashSet<long> _reacted = [];

    /// <summary>The follower. A post that addresses nobody sets no reminder.</summary>
    public Follower Follower => new()
    {
        Name = "inbox",
        Concerns = Addresses,
        Durable = true,
        FromNow = true,
        TellAsync = TellAsync,
    };

    private ThreadAbout? About => topic.FindCommitted(ThreadRules.AboutId) as ThreadAbout;

    /// <summary>Whether people talk about something that has an author, who hears of each word.</summary>
    private bool HasAuthor => About is { Place.Kind: TopicKinds.Publication };

    private bool Addresses(Entry entry) => entry is ThreadAbout { Announces: true }
        || (entry is Post post && (!post.Mentions.IsEmpty || post.ReplyTo is not null
            || !post.Reactions.IsEmpty || _reacted.Contains(post.No) || HasAuthor));

    private async Task TellAsync(ImmutableArray<Entry> entries)
    {
        if (About is not { } about)
        {
            return;
        }

        var (now, told) = (clock.GetUtcNow(), new List<(MemberId To, NoticeTelling Telling)>());
        foreach (var post in entries.OfType<Post>().Where(post => post.Hidden is null && IsNews(post, now)))
        {
            told.AddRange(await OfPostAsync(about, post));
            told.AddRange(OfReactions(about, post, now));
        }

        if (entries.Any(entry => entry is ThreadAbout) && about.At > now - Fresh)
        {
            told.AddRange(await OfAnnouncementAsync(about));
        }

        foreach (var some in told.GroupBy(one => one.To, one => one.Telling).Chunk(AtOnce))
        {
            await NotifyAsync(about, some);
        }
    }

    private async Task NotifyAsync(ThreadAbout about, IGrouping<MemberId, NoticeTelling>[] told)
    {
        var rights = await grains.GetThreadPlace(ThreadRules.PlaceOf(about))
            .RightsOfAllAsync(id, [.. told.Select(one => one.Key)]);
        await Task.WhenAll(told.Where((_, at) => rights[at].Reads).Select(
            one => grains.GetGrain<INotifiedGrain>(one.Key.Value).NotifyAsync([.. one])));
    }

    /// <summary>Everybody in the group but whoever tells it, whatever else changes of the thread.</summary>
    private async Task<IEnumerable<(MemberId To, NoticeTelling Telling)>> OfAnnouncementAsync(ThreadAbout about)
    {
        var members = await grains.GetGrain<IGroupGrain>(about.Group.Value).MembersAsync();
        var telling = new NoticeTelling(
            new Notice
            {
                Type = NoticeType.Announcement,
                Key = $"announcement/{id}",
                About = TopicId.Of(id),
                Place = TopicId.Of(about.Group),
                Post = ThreadRules.OpeningNo,
                By = [about.By],
                At = about.At,
                ToldRev = 1,
            },
            about.At);
        return members.Where(member => member != about.By).Select(member => (member, telling));
    }

    private static bool IsImported(Post post) => post.RequestId == default;

    private static bool IsNews(Post post, DateTimeOffset now) => !IsImported(post) || post.At > now - Fresh;

    /// <summary>Those whom a post names or answers, each once. In conversations about a need and in talks each side hears of every
    /// post in another way.</summary>
    private async Task<List<(MemberId To, NoticeTelling Telling)>> OfPostAsync(ThreadAbout about, Post post)
    {
        if (about.Place is { Kind: TopicKinds.Helps or TopicKinds.Talk })
        {
            return [];
        }

        var to = post.Mentions.ToDictionary(member => member, _ => NoticeType.Mention);
        if (await RepliedAsync(post) is { } replied)
        {
            to.TryAdd(replied, NoticeType.Reply);
        }

        if (HasAuthor)
        {
            to.TryAdd(about.By, NoticeType.Comment);
        }

        to.Remove(post.By);
        return [.. to.Select(one => (one.Key, Telling(about, post, one.Value, NoticeKeys.OfPost(id, post.No), [post.By], 1, post.EditedAt ?? post.At)))];
    }

    private IEnumerable<(MemberId To, NoticeTelling Telling)> OfReactions(ThreadAbout about, Post post, DateTimeOffset now)
    {
        var who = post.Reactions.Values.SelectMany(members => members).Distinct().Where(member => member != post.By)
            .ToImmutableArray();
        if (who.IsEmpty && !_reacted.Remove(post.No))
        {
            return [];
        }

        if (!who.IsEmpty)
        {
            _reacted.Add(post.No);
        }

        return [(post.By, Telling(about, post, NoticeType.Reaction, $"reaction/{id}/{post.No}", who, who.Length, IsImported(post) ? post.At : now))];
    }

    private async Task<MemberId?> RepliedAsync(Post post) =>
        post.ReplyTo is { } no && no <= topic.NewestNo && (await topic.RowAsync(no)).Entry is Post quoted ? quoted.By : null;

    private NoticeTelling Telling(
        ThreadAbout about, Post post, NoticeType type, string key, ImmutableArray<MemberId> by, int count, DateTimeOffset at) => new(
            new Notice
            {
                Type = type,
                Key = key,
                About = TopicId.Of(id),
                Place = ThreadRules.PlaceOf(about),
                Post = post.No,
                By = by,
                Count = count,
                At = at,
                ToldRev = post.Rev,
            },
            post.At);
}
