using System.Collections.Immutable;
using System.Globalization;
using Comparte.Calendars;
using Comparte.Feeds;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Topics;
using Comparte.Web.Home;

namespace Comparte.Web.Mail;

/// <summary>What is new since the last digest, as one member may read it: conversations of the own groups that aren't sensitive, what
/// was shared, and events that come up. Each list has an end; the app has the rest.</summary>
internal sealed class LetterDigest(
    MailOrder order, ImmutableArray<Entry> mine, MailWords words, string network, IGrainFactory grains, FollowedReader followed)
{
    private const int MostGroups = 40;
    private const int MostThreads = 10;
    private const int MostShared = 8;
    private const int MostEvents = 8;
    private const int Page = 20;

    private readonly Quotes _quotes = new(grains);

    private ImmutableArray<Membership> _groups = [];

    /// <summary>The parts that have something to say.</summary>
    /// <param name="between">What stands between conversations and what was shared.</param>
    public async Task<ImmutableArray<LetterPart>> ReadAsync(IEnumerable<LetterPart> between)
    {
        _groups = await GroupsAsync();
        var (threads, shared, events) = (ThreadsAsync(), SharedAsync(), EventsAsync());
        await Task.WhenAll(threads, shared, events);
        return
        [
            .. Part("mail.digest.threads", await threads, MostThreads),
            .. between,
            .. Part("mail.digest.shared", await NamedAsync(await shared), MostShared),
            .. Part("mail.digest.events", Near(await events, [.. (await shared).Select(item => item.Id)]), MostEvents),
        ];
    }

    /// <summary>The own groups that aren't sensitive, by their own word: what the member's topic says may be late.</summary>
    private async Task<ImmutableArray<Membership>> GroupsAsync()
    {
        var own = mine.OfType<Membership>().Where(group => group is { Role: not null, Sensitive: false }).Take(MostGroups).ToList();
        var told = await Task.WhenAll(own.Select(group => grains.GetTopic(new TopicId(TopicKinds.Group, group.Id))
            .AdmitAsync([new Admission(order.To, default)])));
        return [.. own.Where((_, at) => !told[at].Sensitive)];
    }

    private IEnumerable<LetterPart> Part(string title, IReadOnlyCollection<LetterItem> items, int most) => items.Count == 0
        ? []
        : [new LetterPart(words.Of(title), [.. items.Take(most)], items.Count > most ? words.Of("mail.digest.more") : "")
        {
            Subject = words.Of(
                $"{title}.subject", items.Count, ("title", items.First().Sentence), ("network", network)),
            IsLight = true,
        }];

    private async Task<IReadOnlyCollection<LetterItem>> ThreadsAsync()
    {
        var read = mine.OfType<ReadPosition>().ToDictionary(position => position.Id, position => position.UpTo);
        var levels = mine.OfType<ChosenLevel>().ToDictionary(chosen => chosen.Id, chosen => chosen.Level);
        var cards = await Task.WhenAll(_groups.Select(async group => (
            Group: group, Cards: await grains.GetGrain<IGroupGrain>(group.Id).NewestThreadsAsync(order.To, Page))));
        var newest = cards.SelectMany(some => some.Cards.Select(card => (some.Group, Card: card)))
            .Where(one => one.Card.LastAt > order.Since && one.Card.LastNo > read.GetValueOrDefault(one.Card.Id)
                && Level(one.Card.Id, one.Group.Id) == NoticeLevel.All)
            .OrderByDescending(one => one.Card.LastAt)
            .Take(Page);
        var items = await Task.WhenAll(
            newest.Select(one => ThreadAsync(one.Group, one.Card, read.GetValueOrDefault(one.Card.Id))));
        return [.. items.OfType<LetterItem>()];

        NoticeLevel Level(string thread, string group) =>
            levels.TryGetValue($"level-{thread}", out var own) ? own : levels.GetValueOrDefault($"level-{group}");
    }

    /// <summary>How much others wrote in a conversation since the last digest, of what the member hasn't read.</summary>
    private async Task<LetterItem?> ThreadAsync(Membership group, GroupThread card, long read)
    {
        var topic = new TopicId(TopicKinds.Thread, card.Id);
        if (await _quotes.ReadAsync(order.To, topic, read, card.LastNo) is not { IsSensitive: false } found)
        {
            return null;
        }

        var news = found.Posts.Count(
            post => post.At > order.Since && !order.Told.Contains(NoticeKeys.OfPost(ThreadId.Of(card.Id), post.No)));
        return news == 0 ? null : new LetterItem(
            words.TitleOf(found.About), LetterPaths.Thread(group.Id, group.Name, card.Id, found.About.Title))
        {
            Beside = $"{group.Name} · {words.Of("mail.digest.unread", news)}",
        };
    }

    /// <summary>What others shared since the last digest, what the member follows first.</summary>
    private async Task<IReadOnlyList<FeedItem>> SharedAsync()
    {
        var feeds = _groups.Select(group => group.Id).Append(FeedKeys.Network).Select(
            feed => grains.GetGrain<IFeedGrain>(feed).BeforeAsync(order.To, DateTimeOffset.MaxValue, Page));
        var (known, others) = (followed.ReadAsync(order.To, DateTimeOffset.MaxValue), Task.WhenAll(feeds));
        await Task.WhenAll(known, others);
        var followedIds = (await known).Items.Select(item => item.Id).ToHashSet();
        return
        [
            .. (await known).Items.Concat((await others).SelectMany(some => some))
                .Where(item => item.SharedAt > order.Since && item.By != order.To && !item.Authors.Contains(order.To))
                .DistinctBy(item => item.Id)
                .OrderByDescending(item => followedIds.Contains(item.Id))
                .ThenByDescending(item => item.SharedAt),
        ];
    }

    private async Task<IReadOnlyCollection<LetterItem>> NamedAsync(IReadOnlyList<FeedItem> items)
    {
        var names = new LetterNames(grains, words);
        await names.LoadAsync(items.Take(MostShared).Select(item => item.By));
        return [.. items.Select(item => Shared(item, names))];
    }

    private LetterItem Shared(FeedItem item, LetterNames names)
    {
        var title = item.Titles?.GetValueOrDefault(words.Language)?.Title ?? item.Title;
        return new LetterItem(title, LetterPaths.Publication(item.Id, title)) { Beside = names.Of(item.By) };
    }

    private async Task<IReadOnlyCollection<CalendarItem>> EventsAsync()
    {
        var years = new[] { order.Until.Year, (order.Until + order.Ahead).Year }.Distinct();
        var keys = years.SelectMany(year => _groups.Select(group => (GroupId?)GroupId.Of(group.Id)).Append(null)
            .Select(group => CalendarKeys.Of(group, year)));
        var items = await Task.WhenAll(keys.Select(key => grains.GetGrain<ICalendarGrain>(key).ItemsAsync(order.To)));
        return [.. items.SelectMany(some => some).DistinctBy(item => item.Id)];
    }

    /// <summary>Events that come up by now and didn't the last time, or weren't shared yet.</summary>
    private LetterItem[] Near(IReadOnlyCollection<CalendarItem> events, HashSet<string> lately)
    {
        var (from, to) = (order.Since + order.Ahead, order.Until + order.Ahead);
        return
        [
            .. events.Where(item => (item.When.Start > from || lately.Contains(item.Id)) && item.When.Start <= to
                    && !EventTimes.IsOver(item.When, order.Until))
                .OrderBy(item => item.When.Start)
                .Select(Event),
        ];
    }

    private LetterItem Event(CalendarItem item)
    {
        var title = item.Titles?.GetValueOrDefault(words.Language) ?? item.Title;
        return new LetterItem(title, LetterPaths.Publication(item.Id, title))
        {
            Beside = item.Place.Length > 0 ? $"{TimeOf(item.When)} · {item.Place}" : TimeOf(item.When),
        };
    }

    /// <summary>By the member's clock; where days alone are meant, by that of the place.</summary>
    private string TimeOf(Occasion when)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(when.AllDay ? when.Zone : order.Zone, out var known)
            ? known
            : TimeZoneInfo.Utc;
        var at = TimeZoneInfo.ConvertTime(when.Start, zone);
        var date = words.Of(
            "date.day",
            ("day", at.Day.ToString(CultureInfo.InvariantCulture)),
            ("month", words.Of("date.months").Split(' ')[at.Month - 1]));
        var weekday = words.Of("date.weekdays").Split(' ')[(int)at.DayOfWeek];
        return when.AllDay
            ? words.Of("date.weekday", ("weekday", weekday), ("date", date))
            : words.Of(
                "date.exact",
                ("weekday", weekday), ("date", date), ("time", at.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }
}
