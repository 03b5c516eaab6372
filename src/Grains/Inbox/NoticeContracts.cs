using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Inbox;

/// <summary>What a notice says. Each concerns the member alone whose inbox it stands in.</summary>
[GenerateSerializer]
public enum NoticeType
{
    /// <summary>Somebody names the member in a post.</summary>
    Mention,

    /// <summary>Somebody answers a post of the member's.</summary>
    Reply,

    /// <summary>Somebody writes about what the member shared.</summary>
    Comment,

    /// <summary>People react to a post of the member's; one notice for each post.</summary>
    Reaction,

    /// <summary>Somebody writes in a conversation that is the member's own; one notice for each conversation.</summary>
    Message,

    /// <summary>A facilitator tells the whole group.</summary>
    Announcement,

    /// <summary>A group invites the member.</summary>
    Invitation,

    /// <summary>People ask to join what the member answers for; one notice for each group or organization.</summary>
    Request,

    /// <summary>What the member asked to join said yes.</summary>
    Accepted,

    /// <summary>What the member asked to join said no.</summary>
    Declined,

    /// <summary>The member facilitates a group from now on.</summary>
    Facilitates,

    /// <summary>The member facilitates a group no longer.</summary>
    NoLongerFacilitates,

    /// <summary>An organization, initiative or project says that the member, or whom the member speaks for, belongs to it,
    /// and waits for a word.</summary>
    Naming,

    /// <summary>The member is asked to sign what is to be shared.</summary>
    Signing,

    /// <summary>Somebody asks for a link.</summary>
    LinkAsked,

    /// <summary>Somebody took up the link for which the member asked.</summary>
    Linked,

    /// <summary>People who came by an invitation of the member's wait for an answer.</summary>
    Guests,

    /// <summary>Something was reported to the member, who moderates there; one notice for each place.</summary>
    Report,

    /// <summary>What the member reported may stay as it is.</summary>
    ReportDismissed,

    /// <summary>Something was done about what the member reported.</summary>
    ReportHandled,

    /// <summary>Whoever moderates warns the member.</summary>
    Warned,

    /// <summary>Something that the member wrote was hidden.</summary>
    Hidden,

    /// <summary>It is shown again.</summary>
    ShownAgain,

    /// <summary>An appeal of the member's was decided.</summary>
    AppealDecided,

    /// <summary>A group of the member's changed what it agreed on.</summary>
    AgreementsChanged,

    /// <summary>Members ask the member, who administers the network, for help; one notice for all that wait.</summary>
    Question,

    /// <summary>A question of the member's was answered.</summary>
    QuestionAnswered,

    /// <summary>A group of the member's is sensitive no longer.</summary>
    NoLongerSensitive,

    /// <summary>Somebody who administers the network reads a group of the member's in an emergency.</summary>
    EmergencyEntry,

    /// <summary>A site or program that the network tells what happens, which the member administers, is told no more: it answers no
    /// longer.</summary>
    WebhookOff,
}

/// <summary>
/// Something that concerns one member, in the inbox of that member. It names who and what by id and holds no word that
/// anybody wrote: titles and texts are read where they stand, by the rights of that moment, and what is erased there has no copy
/// here.
/// </summary>
[GenerateSerializer, Immutable, Alias("notice")]
public sealed record Notice : Entry, ICopy
{
    /// <summary>What it says.</summary>
    [Id(0)]
    public NoticeType Type { get; init; }

    /// <summary>What it comes of: of all tellings with one key there is one notice, the newest.</summary>
    [Id(1)]
    public string Key { get; init; } = "";

    /// <summary>Where it leads: a thread, or what asks, answers or names; null where that is whoever did it.</summary>
    [Id(2)]
    public TopicId? About { get; init; }

    /// <summary>Where a thread belongs.</summary>
    [Id(3)]
    public TopicId? Place { get; init; }

    /// <summary>The number of the post in the thread. Written <c>post</c>, since <c>no</c> is the entry's own.</summary>
    [Id(4)]
    public long? Post { get; init; }

    /// <summary>Who did it, the newest last, at most 3; nobody where it wasn't one person's doing.</summary>
    [Id(5)]
    public ImmutableArray<MemberId> By { get; init; } = [];

    /// <summary>How often it happened, or how many people did it or wait. A higher count, or another
    /// type, makes a notice new again; 0 in a telling: there is nothing any more.</summary>
    [Id(6)]
    public int Count { get; init; } = 1;

    /// <summary>When it happened last.</summary>
    [Id(7)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether the member has seen it; so is each up to <see cref="InboxAbout.SeenUpTo"/>.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Seen { get; init; }

    /// <summary>The revision of its source that this tells.</summary>
    [Id(9)]
    public long ToldRev { get; init; }
}

/// <summary>The keys of notices that others than their tellers have to know.</summary>
public static class NoticeKeys
{
    /// <summary>Of whoever a post names, answers or concerns.</summary>
    public static string OfPost(ThreadId thread, long no) => string.Create(CultureInfo.InvariantCulture, $"post/{thread}/{no}");
}

/// <summary>A notice on its way to an inbox.</summary>
/// <param name="Notice">With the number 0; its <see cref="Notice.Count"/> is 0 where there is nothing any more.</param>
/// <param name="Since">Since when a notice with this key may stand.</param>
[GenerateSerializer, Immutable, Alias("notice-telling")]
public readonly record struct NoticeTelling([property: Id(0)] Notice Notice, [property: Id(1)] DateTimeOffset Since);

/// <summary>Entry 1 of an inbox, with the id <c>about</c>.</summary>
[GenerateSerializer, Immutable, Alias("inbox-about")]
public sealed record InboxAbout : Entry
{
    /// <summary>All notices up to this number were seen. Never goes back.</summary>
    [Id(0)]
    public long SeenUpTo { get; init; }
}

/// <summary>How much of a group or conversation reaches a member.</summary>
[GenerateSerializer]
public enum NoticeLevel
{
    /// <summary>All that is new counts as unread, and what addresses the member is a notice.</summary>
    All,

    /// <summary>What addresses the member is a notice; the rest doesn't count as unread.</summary>
    Mentions,

    /// <summary>Nothing.</summary>
    None,
}
