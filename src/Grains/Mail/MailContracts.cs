using System.Collections.Immutable;
using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Mail;

/// <summary>How often a member gets a mail with what is new.</summary>
[GenerateSerializer]
public enum DigestRhythm
{
    /// <summary>On one day of the week.</summary>
    Weekly,

    /// <summary>Each day.</summary>
    Daily,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>The mails that a member can do without, each by itself.</summary>
[GenerateSerializer]
public enum MailKind
{
    /// <summary>Somebody addresses the member.</summary>
    AtOnce,

    /// <summary>What is new since the last one.</summary>
    Digest,
}

/// <summary>Which mails the member wants, and when; the entry of the own topic with the id <see cref="EntryId"/>. What isn't there
/// counts as chosen as here.</summary>
[GenerateSerializer, Immutable, Alias("mail-choice")]
public sealed record MailChoice : Entry
{
    /// <summary>The entry's id.</summary>
    public const string EntryId = "mail";

    /// <summary>Whether a mail comes when somebody addresses the member, who is away.</summary>
    [Id(0)]
    public bool AtOnce { get; init; } = true;

    /// <summary>How often a mail comes with what is new.</summary>
    [Id(1)]
    public DigestRhythm Digest { get; init; }

    /// <summary>On which day a weekly one comes.</summary>
    [Id(2)]
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    /// <summary>At which hour it comes, 0 to 23.</summary>
    [Id(3)]
    public int Hour { get; init; } = 8;

    /// <summary>From which hour on, 0 to 23, no mail comes at once; null: at any.</summary>
    [Id(4)]
    public int? QuietFrom { get; init; }

    /// <summary>Until which hour; another one than the beginning, perhaps of the next day.</summary>
    [Id(5)]
    public int? QuietTo { get; init; }

    /// <summary>The IANA time zone of these hours; empty: the network's.</summary>
    [Id(6)]
    public string Zone { get; init; } = "";
}

/// <summary>How much a notice weighs in a digest, the weightiest first.</summary>
public enum NoticeWeight
{
    /// <summary>Somebody waits for the member's answer.</summary>
    Waits,

    /// <summary>Somebody writes to the member.</summary>
    Writes,

    /// <summary>Something is so, and asks for nothing.</summary>
    Tells,

    /// <summary>Somebody reacts to what the member wrote.</summary>
    Reacts,
}

/// <summary>How much notices weigh.</summary>
public static class NoticeWeights
{
    /// <summary>How much this one weighs.</summary>
    public static NoticeWeight Of(NoticeType type) => type switch
    {
        NoticeType.Invitation or NoticeType.Request or NoticeType.Naming or NoticeType.Signing or NoticeType.LinkAsked
            or NoticeType.Guests or NoticeType.Question or NoticeType.WebhookOff => NoticeWeight.Waits,
        NoticeType.Message or NoticeType.Mention or NoticeType.Reply or NoticeType.Comment => NoticeWeight.Writes,
        NoticeType.Reaction => NoticeWeight.Reacts,
        _ => NoticeWeight.Tells,
    };
}

/// <summary>A notice that a mail is to tell.</summary>
[GenerateSerializer, Immutable, Alias("mail-item")]
public sealed record MailItem
{
    /// <summary>What happened.</summary>
    [Id(0)]
    public Notice Notice { get; init; } = new();

    /// <summary>Of a conversation: up to which post the member has read, or a mail told before.</summary>
    [Id(1)]
    public long After { get; init; }
}

/// <summary>A mail to be written and sent: to whom and about what, by ids. Its words are read when it is sent.</summary>
[GenerateSerializer, Immutable, Alias("mail-order")]
public sealed record MailOrder
{
    /// <summary>What mail it is.</summary>
    [Id(0)]
    public MailKind Kind { get; init; }

    /// <summary>The same whenever the same is sent to the same member, by which a mail that came twice is known.</summary>
    [Id(1)]
    public string Id { get; init; } = "";

    /// <summary>Who gets it.</summary>
    [Id(2)]
    public MemberId To { get; init; }

    /// <summary>The notices to tell: the newest last, in a digest the weightiest first and the newest of a weight first.</summary>
    [Id(3)]
    public ImmutableArray<MailItem> Items { get; init; } = [];

    /// <summary>Since when what is new is told, in a digest.</summary>
    [Id(4)]
    public DateTimeOffset Since { get; init; }

    /// <summary>Until when.</summary>
    [Id(5)]
    public DateTimeOffset Until { get; init; }

    /// <summary>The member's time zone.</summary>
    [Id(6)]
    public string Zone { get; init; } = "";

    /// <summary>How many older notices there was no room for.</summary>
    [Id(8)]
    public int Left { get; init; }

    /// <summary>The keys of notices that earlier mails told: a digest counts their posts as no news.</summary>
    [Id(9)]
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>How long before it takes place a digest tells of an event.</summary>
    [Id(7)]
    public TimeSpan Ahead { get; init; }
}

/// <summary>What became of a mail.</summary>
[GenerateSerializer]
public enum MailOutcome
{
    /// <summary>Nobody knows: the line broke while it was handed over.</summary>
    Unknown,

    /// <summary>The mail server has it.</summary>
    Taken,

    /// <summary>There was nothing to say, or nobody to say it to.</summary>
    Nothing,

    /// <summary>The mail server doesn't have it, and may take it later.</summary>
    NotTaken,

    /// <summary>The mail server doesn't take it, and won't.</summary>
    Refused,
}
