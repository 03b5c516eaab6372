using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Mail;

/// <summary>Which notices mails tell, and what a choice may hold.</summary>
internal static class MailRules
{
    /// <summary>Notices in one mail; the app shows the rest.</summary>
    public const int MaxItems = 20;

    /// <summary>Notices that wait at one time.</summary>
    public const int MaxWaiting = 100;

    private const int MaxMailed = 200;
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    /// <summary>A notice may be told some time after what it tells of.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <summary>Why a choice can't be taken, or null.</summary>
    public static Refusal? Check(MailChoice choice) =>
        InputRules.Known(choice.Digest, "digest")
        ?? InputRules.Known(choice.Day, "day")
        ?? Hour(choice.Hour, "hour")
        ?? Hour(choice.QuietFrom, "quietFrom")
        ?? Hour(choice.QuietTo, "quietTo")
        ?? ((choice.QuietFrom is null) != (choice.QuietTo is null) || (choice.QuietFrom is { } from && from == choice.QuietTo)
            ? Refusal.Invalid("quiet_hours_invalid", "quietTo")
            : null)
        ?? (choice.Zone.Length == 0 || IsZone(choice.Zone) ? null : Refusal.Invalid("zone_unknown", "zone"));

    /// <summary>Whether somebody addresses the member, or reads a group of the member's in an emergency, so that a mail goes at once.
    /// </summary>
    public static bool Addresses(Entry entry) =>
        entry is Notice { Type: NoticeType.Mention or NoticeType.Message or NoticeType.EmergencyEntry, Seen: false };

    /// <summary>What is to wait beside what waits already.</summary>
    public static ImmutableArray<WaitingNotice> News(MailRecord state, IEnumerable<Notice> told, DateTimeOffset now) =>
    [
        .. told.Where(notice => Addresses(notice) && notice.At > now - Fresh && !IsMailed(state, notice)
                && state.Waiting.All(waiting => waiting.Key != notice.Key))
            .Select(notice => new WaitingNotice(notice.Key, now))
            .DistinctBy(waiting => waiting.Key)
            .Take(MaxWaiting - state.Waiting.Length),
    ];

    /// <summary>What a mail at once tells: of what waits, what the member neither saw nor read meanwhile.</summary>
    public static ImmutableArray<MailItem> AtOnce(
        MailRecord state, ImmutableArray<Notice> unseen, ImmutableArray<Entry> mine) => Items(
            state, unseen.Where(notice => Addresses(notice) && state.Waiting.Any(waiting => waiting.Key == notice.Key)), mine);

    /// <summary>What a digest tells: what came since the last one, and the member neither saw nor read nor had in a mail.</summary>
    public static ImmutableArray<MailItem> Digest(
        MailRecord state, ImmutableArray<Notice> unseen, ImmutableArray<Entry> mine, DateTimeOffset since) =>
        Items(state, unseen.Where(notice => notice.At > since - Late), mine);

    /// <summary>Those for which one mail has room, the newest last.</summary>
    public static ImmutableArray<MailItem> Newest(ImmutableArray<MailItem> items) => items[Math.Max(0, items.Length - MaxItems)..];

    /// <summary>Those for which a digest has room, the weightiest first: reactions take no room from what asks for more.</summary>
    public static ImmutableArray<MailItem> Weightiest(ImmutableArray<MailItem> items) =>
    [
        .. items.OrderBy(item => NoticeWeights.Of(item.Notice.Type))
            .ThenByDescending(item => item.Notice.At).ThenByDescending(item => item.Notice.No)
            .Take(MaxItems),
    ];

    /// <summary>What mails told, with what another one tells; what is long past is left out.</summary>
    public static ImmutableArray<MailedNotice> Mailed(
        MailRecord state, ImmutableArray<MailItem> items, DateTimeOffset now)
    {
        var told = items.Select(item => new MailedNotice(item.Notice.Key, item.Notice.Count, item.Notice.Post ?? 0, now)).ToList();
        var before = (state.Since ?? now) - Late - Fresh;
        var all = state.Mailed.Where(old => old.At > before && told.All(one => one.Key != old.Key)).Concat(told).ToList();
        return [.. all.Skip(Math.Max(0, all.Count - MaxMailed))];
    }

    /// <summary>The id of a mail: the same for the same content to the same member, and says nothing of either.</summary>
    public static string IdOf(MemberId to, MailKind kind, IEnumerable<MailItem> items, DateTimeOffset? due = null)
    {
        var content = string.Join('\n', items.Select(item => $"{item.Notice.Key} {item.Notice.Count} {item.After}"));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{to}\n{kind}\n{due?.UtcTicks}\n{content}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 16));
    }

    /// <summary>As browsers see it: whoever read the post has seen the notice.</summary>
    public static bool IsRead(Notice notice, Dictionary<string, long> read) =>
        notice.Type != NoticeType.Reaction && notice.Post is { } post && ReadUpTo(notice, read) >= post;

    /// <summary>Up to which post of a notice's conversation the member has read.</summary>
    public static long ReadUpTo(Notice notice, Dictionary<string, long> read) =>
        notice.About is { Kind: TopicKinds.Thread } thread ? read.GetValueOrDefault(thread.Id) : 0;

    private static ImmutableArray<MailItem> Items(MailRecord state, IEnumerable<Notice> notices, ImmutableArray<Entry> mine)
    {
        var read = mine.OfType<Members.ReadPosition>().ToDictionary(position => position.Id, position => position.UpTo);
        return
        [
            .. notices.Where(notice => !IsMailed(state, notice) && !IsRead(notice, read))
                .OrderBy(notice => notice.At).ThenBy(notice => notice.No)
                .Select(notice => new MailItem
                {
                    Notice = notice,
                    After = Math.Max(
                        ReadUpTo(notice, read),
                        state.Mailed.FirstOrDefault(mailed => mailed.Key == notice.Key)?.Post ?? 0),
                }),
        ];
    }

    private static bool IsMailed(MailRecord state, Notice notice) =>
        state.Mailed.Any(mailed => mailed.Key == notice.Key && mailed.Count >= notice.Count);

    private static Refusal? Hour(int? hour, string field) =>
        hour is null or (>= 0 and <= 23) ? null : Refusal.Invalid("hour_invalid", field);

    private static bool IsZone(string zone) =>
        zone.Length <= 60 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.HasIanaId;
}
