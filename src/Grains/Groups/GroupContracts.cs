using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Extracts;
using Comparte.Requests;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>How one becomes a member of a group.</summary>
[GenerateSerializer]
public enum GroupAccess
{
    /// <summary>Everybody in the network joins at once.</summary>
    Open,

    /// <summary>One asks, a facilitator answers.</summary>
    OnRequest,

    /// <summary>Only with an invitation.</summary>
    ByInvitation,
}

/// <summary>Who knows that a group exists.</summary>
[GenerateSerializer]
public enum GroupVisibility
{
    /// <summary>Everybody in the network.</summary>
    Listed,

    /// <summary>Its members and those it invited.</summary>
    Hidden,
}

/// <summary>What a member is in a group.</summary>
[GenerateSerializer]
public enum GroupRole
{
    /// <summary>Reads, posts, opens threads.</summary>
    Member,

    /// <summary>Also answers requests, invites, removes, closes, pins, and changes the group.</summary>
    Facilitator,
}

/// <summary>Entry 1 of every group, with the id <c>about</c>.</summary>
[GenerateSerializer, Immutable, Alias("group-about")]
public sealed record GroupAbout : Entry
{
    /// <summary>1 to 80 characters.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>Up to 500 characters.</summary>
    [Id(1)]
    public string Purpose { get; init; } = "";

    /// <summary>Keys of axes.</summary>
    [Id(2)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>How one becomes a member.</summary>
    [Id(3)]
    public GroupAccess Access { get; init; }

    /// <summary>Who knows of it.</summary>
    [Id(4)]
    public GroupVisibility Visibility { get; init; }

    /// <summary>Whether members that don't facilitate may invite.</summary>
    [Id(5)]
    public bool MembersInvite { get; init; }

    /// <summary>An archived group is read, not changed.</summary>
    [Id(6)]
    public bool Archived { get; init; }

    /// <summary>When it was made.</summary>
    [Id(7)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who made it.</summary>
    [Id(8)]
    public MemberId By { get; init; }

    /// <summary>The newest thread that told the whole group; null while none did.</summary>
    [Id(9)]
    public GroupAnnouncement? Announced { get; init; }

    /// <summary>Whether what is said here leaves no trace elsewhere: no copy in browsers, no words in mails and pushes, in no file
    /// that anybody takes along, in nothing that is shared outside. Such a group is hidden and not open.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sensitive { get; init; }

    /// <summary>After how many days messages and their files are deleted; 0: never. Of a sensitive group alone.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int KeepDays { get; init; }

    /// <summary>When and by whom it was last said that the group is sensitive no longer; null while it is, or never was.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SensitivityEnd? SensitiveUntil { get; init; }

    /// <summary>That it may be taken along into another network; null: it may not.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExtractPermit? Extract { get; init; }
}

/// <summary>That a group is sensitive no longer, which its members are told.</summary>
[GenerateSerializer, Immutable, Alias("sensitivity-end")]
public sealed record SensitivityEnd
{
    /// <summary>When.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who said so.</summary>
    [Id(1)]
    public MemberId By { get; init; }
}

/// <summary>A thread that told the whole group.</summary>
[GenerateSerializer, Immutable, Alias("group-announcement")]
public sealed record GroupAnnouncement
{
    /// <summary>The thread.</summary>
    [Id(0)]
    public ThreadId Thread { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>One member of a group; the entry's id is the member's. A tombstone with that id is a member who left.
/// </summary>
[GenerateSerializer, Immutable, Alias("group-member")]
public sealed record GroupMember : Entry
{
    /// <summary>What the member is in the group.</summary>
    [Id(0)]
    public GroupRole Role { get; init; }

    /// <summary>Since when.</summary>
    [Id(1)]
    public DateTimeOffset Since { get; init; }
}

/// <summary>The card of one of the group's threads; the entry's id is the thread's. Told by the thread, at most once
/// in 2 s, after its commits.</summary>
[GenerateSerializer, Immutable, Alias("group-thread")]
public sealed record GroupThread : Entry, ICopy
{
    /// <summary>The thread's title.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    /// <summary>What the thread is.</summary>
    [Id(1)]
    public ThreadKind Type { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(2)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Who opened it.</summary>
    [Id(3)]
    public MemberId By { get; init; }

    /// <summary>When it was opened.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>Whether new posts are refused.</summary>
    [Id(5)]
    public bool Closed { get; init; }

    /// <summary>Whether it is shown first.</summary>
    [Id(6)]
    public bool Pinned { get; init; }

    /// <summary>The number of the newest post.</summary>
    [Id(7)]
    public long LastNo { get; init; }

    /// <summary>When that was written.</summary>
    [Id(8)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(9)]
    public MemberId LastBy { get; init; }

    /// <summary>The beginning of the newest post as plain text, up to 140 characters.</summary>
    [Id(10)]
    public string Excerpt { get; init; } = "";

    /// <summary>The thread's revision that this card tells, so that an old telling can't undo a newer one.</summary>
    [Id(11)]
    public long ToldRev { get; init; }

    /// <summary>How many posts were deleted, where a place counts those that stand.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Deleted { get; init; }

    /// <summary>Whether the thread tells the whole group.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Announces { get; init; }

    /// <summary>All messages up to this number were deleted for their age.</summary>
    [Id(14), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long DeletedUpTo { get; init; }
}

/// <summary>What a group is made from, or what to change of it; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("group-change")]
public sealed record GroupChange
{
    /// <summary>1 to 80 characters.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Up to 500 characters.</summary>
    [Id(1)]
    public string? Purpose { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(2)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>How one becomes a member.</summary>
    [Id(3)]
    public GroupAccess? Access { get; init; }

    /// <summary>Who knows of it.</summary>
    [Id(4)]
    public GroupVisibility? Visibility { get; init; }

    /// <summary>Whether members that don't facilitate may invite.</summary>
    [Id(5)]
    public bool? MembersInvite { get; init; }

    /// <summary>An archived group is read, not changed.</summary>
    [Id(6)]
    public bool? Archived { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(7)]
    public Guid RequestId { get; init; }

    /// <summary>Whether what is said there leaves no trace elsewhere.</summary>
    [Id(8)]
    public bool? Sensitive { get; init; }

    /// <summary>After how many days messages and their files are deleted: 30, 90 or 365, or 0 for never.</summary>
    [Id(9)]
    public int? KeepDays { get; init; }

    /// <summary>Whether it may be taken along into another network, from now on for <see cref="ExtractPermit.Length"/>.</summary>
    [Id(10)]
    public bool? Extract { get; init; }
}

/// <summary>What is to be seen of a group from outside, and what the reader is to it.</summary>
[GenerateSerializer, Immutable, Alias("group-view")]
public sealed record GroupView
{
    /// <summary>The group.</summary>
    [Id(0)]
    public GroupId Id { get; init; }

    /// <summary>What it is about.</summary>
    [Id(1)]
    public GroupAbout About { get; init; } = new();

    /// <summary>How many members it has.</summary>
    [Id(2)]
    public int Members { get; init; }

    /// <summary>The reader's role, or null.</summary>
    [Id(3)]
    public GroupRole? Role { get; init; }

    /// <summary>Whether the reader has asked to join and waits.</summary>
    [Id(4)]
    public bool Requested { get; init; }

    /// <summary>Whether the reader is invited.</summary>
    [Id(5)]
    public bool Invited { get; init; }

    /// <summary>How many ask to join; null for those who can't answer.</summary>
    [Id(6)]
    public int? Requests { get; init; }

    /// <summary>The version of what it agreed on; 0: nothing yet.</summary>
    [Id(7)]
    public int Agreed { get; init; }

    /// <summary>For one who administers and reads it in an emergency: until when.</summary>
    [Id(8)]
    public DateTimeOffset? VisitsUntil { get; init; }
}

/// <summary>What came of wanting to join.</summary>
[GenerateSerializer]
public enum JoinResult
{
    /// <summary>The actor is a member.</summary>
    Joined,

    /// <summary>The facilitators have been asked.</summary>
    Requested,
}
