using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Comparte.Calendars;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Needs;
using Comparte.Publications;
using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Members;

/// <summary>A member's public profile, read by HTTP. Countries are ISO 3166-1 alpha-2, languages <c>es pt eu en</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("member-profile")]
public sealed record MemberProfile
{
    /// <summary>The member.</summary>
    [Id(0)]
    public MemberId Id { get; init; }

    /// <summary>1 to 80 characters.</summary>
    [Id(1)]
    public string Name { get; init; } = "";

    /// <summary>The organization in whose name the member works, once its people confirmed it.</summary>
    [Id(2)]
    public OrganizationId? Organization { get; init; }

    /// <summary>What the member does there, up to 80 characters.</summary>
    [Id(3)]
    public string Role { get; init; } = "";

    /// <summary>Two letters, or empty.</summary>
    [Id(4)]
    public string Country { get; init; } = "";

    /// <summary>Department, state or province, up to 80 characters.</summary>
    [Id(5)]
    public string Territory { get; init; } = "";

    /// <summary>Languages the member speaks.</summary>
    [Id(6)]
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Keys of axes.</summary>
    [Id(7)]
    public ImmutableArray<string> Axes { get; init; } = [];

    /// <summary>Up to 600 characters of plain text.</summary>
    [Id(8)]
    public string About { get; init; } = "";
}

/// <summary>Entry 1 of the member's topic, with the id <c>profile</c>: the owner's own copy, and what organizations
/// told of the member's place in them.</summary>
[GenerateSerializer, Immutable, Alias("own-profile")]
public sealed record OwnProfile : Entry
{
    /// <summary>What the network reads.</summary>
    [Id(0)]
    public MemberProfile Profile { get; init; } = new();

    /// <summary>Each organization that told, the newest telling last.</summary>
    [Id(1)]
    public ImmutableArray<OrganizationPlace> Places { get; init; } = [];
}

/// <summary>What an organization told of a member.</summary>
[GenerateSerializer, Immutable, Alias("organization-place")]
public sealed record OrganizationPlace
{
    /// <summary>The organization.</summary>
    [Id(0)]
    public OrganizationId Organization { get; init; }

    /// <summary>What the member does there; null: no longer one of its people.</summary>
    [Id(1)]
    public string? Role { get; init; }

    /// <summary>The organization's revision that this tells.</summary>
    [Id(2)]
    public long ToldRev { get; init; }

    /// <summary>Whether the member has still to confirm it.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unconfirmed { get; init; }
}

/// <summary>What to change of a profile; null leaves a field as it is.</summary>
[GenerateSerializer, Immutable, Alias("member-change")]
public sealed record MemberChange
{
    /// <summary>1 to 80 characters.</summary>
    [Id(0)]
    public string? Name { get; init; }

    /// <summary>Two letters, or empty.</summary>
    [Id(1)]
    public string? Country { get; init; }

    /// <summary>Up to 80 characters.</summary>
    [Id(2)]
    public string? Territory { get; init; }

    /// <summary>Among <c>es pt eu en</c>.</summary>
    [Id(3)]
    public ImmutableArray<string>? Languages { get; init; }

    /// <summary>Keys of axes.</summary>
    [Id(4)]
    public ImmutableArray<string>? Axes { get; init; }

    /// <summary>Up to 600 characters.</summary>
    [Id(5)]
    public string? About { get; init; }

    /// <summary>Settings to change, by name; see <see cref="MemberSettings"/>.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<string, string>? Settings { get; init; }

    /// <summary>Made by the client; a UUIDv7.</summary>
    [Id(7)]
    public Guid RequestId { get; init; }
}

/// <summary>What anybody may read of a member who said yes to that, also outside the network; nothing else of a member is.</summary>
[GenerateSerializer, Immutable, Alias("public-profile")]
public sealed record PublicProfile
{
    /// <summary>What the member is called.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2; empty where the member didn't say.</summary>
    [Id(1)]
    public string Country { get; init; } = "";

    /// <summary>In whose name the member goes on; null: no organization's.</summary>
    [Id(2)]
    public OrganizationId? Organization { get; init; }
}

/// <summary>The settings there are, with their values; each is an entry <see cref="Setting"/> of the member's topic.
/// </summary>
public static class MemberSettings
{
    /// <summary><c>es | pt | eu | en</c>.</summary>
    public const string Language = "language";

    /// <summary><c>system | light | dark</c>.</summary>
    public const string Theme = "theme";

    /// <summary><c>off | on</c>; off until the member chooses.</summary>
    public const string Presence = "presence";

    /// <summary><c>off | on</c>: no pictures, no presence.</summary>
    public const string DataSaver = "dataSaver";

    /// <summary><c>todo | done</c>: the three questions after joining.</summary>
    public const string FirstSteps = "firstSteps";

    /// <summary><c>on | off</c>: whether others see whom the member follows and with whom it is linked.</summary>
    public const string Relations = "relations";

    /// <summary><c>everyone | known | linked</c>: who may begin to write to the member. Known is who shares a group or an
    /// organization with the member, is linked with it, or is followed by it.</summary>
    public const string Messages = "messages";

    /// <summary><c>on | off</c>: whether the member stands in the record of interactions.</summary>
    public const string Interactions = "interactions";

    /// <summary><c>off | on</c>: whether anybody reads the member's name outside the network, see <see cref="PublicProfile"/>; off until the
    /// member chooses.</summary>
    public const string PublicProfile = "publicProfile";

    /// <summary><c>new | seen</c>: whether the network's words for newcomers were put away.</summary>
    public const string Welcome = "welcome";

    /// <summary>The number of the newest of what is new on the platform that the member opened or put away.</summary>
    public const string News = "news";
}

/// <summary>A group that the member belongs to, is invited to or asked to join; the entry's id is the group's. A
/// tombstone with that id: no longer.</summary>
[GenerateSerializer, Immutable, Alias("membership")]
public sealed record Membership : Entry, ICopy
{
    /// <summary>The group's name, kept here because hidden groups stand in no directory; empty of a sensitive one.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The member's role; null when only invited or waiting.</summary>
    [Id(1)]
    public GroupRole? Role { get; init; }

    /// <summary>Whether the group invited the member.</summary>
    [Id(2)]
    public bool Invited { get; init; }

    /// <summary>Whether the member asked to join and waits.</summary>
    [Id(3)]
    public bool Requested { get; init; }

    /// <summary>For those who can answer: how many ask to join.</summary>
    [Id(4)]
    public int Requests { get; init; }

    /// <summary>For those who can answer: since when the oldest waits.</summary>
    [Id(5)]
    public DateTimeOffset? OldestRequestAt { get; init; }

    /// <summary>Grows with each change of the group or its requests, so that an old telling can't undo a newer one.
    /// </summary>
    [Id(6)]
    public long ToldRev { get; init; }

    /// <summary>For those who can answer: how many of them have waited for three days.</summary>
    [Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int OverdueRequests { get; init; }

    /// <summary>Who invited the member.</summary>
    [Id(8)]
    public MemberId? InvitedBy { get; init; }

    /// <summary>In a telling: the newest answer to what the member asked. It is kept as a <see cref="JoinAnswered"/>.</summary>
    [Id(9)]
    public JoinAnswer? Answer { get; init; }

    /// <summary>When the member was given another role than it had.</summary>
    [Id(10)]
    public DateTimeOffset? RoleChangedAt { get; init; }

    /// <summary>Whether nothing of the group is kept on devices; then it has no name here.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sensitive { get; init; }

    /// <summary>For one who administers the network and reads the group in an emergency, without a role: until when.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? VisitsUntil { get; init; }
}

/// <summary>The member's place in an initiative; the entry's id is the initiative's. A tombstone with that id: no
/// longer.</summary>
[GenerateSerializer, Immutable, Alias("initiative-place")]
public sealed record InitiativePlace : Entry, ICopy
{
    /// <summary>The initiative's name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>What the member does there.</summary>
    [Id(1)]
    public string Role { get; init; } = "";

    /// <summary>Whether the member represents it.</summary>
    [Id(2)]
    public bool Represents { get; init; }

    /// <summary>Whether the member has still to confirm it.</summary>
    [Id(3)]
    public bool Unconfirmed { get; init; }

    /// <summary>The initiative's revision that this tells.</summary>
    [Id(4)]
    public long ToldRev { get; init; }
}

/// <summary>What a project has of the member: the own place, and what those are asked for whom the member speaks; the
/// entry's id is the project's. A tombstone with that id: nothing any longer.</summary>
[GenerateSerializer, Immutable, Alias("project-place")]
public sealed record ProjectPlace : Entry, ICopy
{
    /// <summary>The project's name.</summary>
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>Whether the member is one of its people, or was named so.</summary>
    [Id(1)]
    public bool Belongs { get; init; }

    /// <summary>What the member does there.</summary>
    [Id(2)]
    public string Role { get; init; } = "";

    /// <summary>Whether the member coordinates it.</summary>
    [Id(3)]
    public bool Represents { get; init; }

    /// <summary>Whether the member has still to confirm it.</summary>
    [Id(4)]
    public bool Unconfirmed { get; init; }

    /// <summary>Organizations and initiatives for which the member speaks and that have still to say whether they take
    /// part, or lead.</summary>
    [Id(5)]
    public ImmutableArray<string> Asks { get; init; } = [];

    /// <summary>The project's revision that this tells.</summary>
    [Id(6)]
    public long ToldRev { get; init; }
}

/// <summary>Something that the member writes, is asked to sign, or shared; the entry's id is the publication's, the newest 200
/// are kept. A tombstone with that id: no longer.</summary>
[GenerateSerializer, Immutable, Alias("authorship")]
public sealed record Authorship : Entry, ICopy
{
    /// <summary>What it is.</summary>
    [Id(0)]
    public PublicationType Type { get; init; }

    /// <summary>Its title in the language in which it is written; empty of what is of a sensitive group.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>How far it is.</summary>
    [Id(2)]
    public PublicationStage Stage { get; init; }

    /// <summary>Whether the member is an author, or asked to be one.</summary>
    [Id(3)]
    public AuthorState State { get; init; }

    /// <summary>When it changed last.</summary>
    [Id(4)]
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The publication's revision that this tells.</summary>
    [Id(5)]
    public long ToldRev { get; init; }
}

/// <summary>A conversation about a need or an offer that the member may read: as whoever said "I can help", or as one of the
/// need's people; the entry's id is <c>helping-</c> and the thread's. It says nothing of what is said there. A tombstone with
/// that id: no longer.</summary>
[GenerateSerializer, Immutable, Alias("helping")]
public sealed record Helping : Entry, ICopy
{
    /// <summary>What it is about; its title stands in its own card.</summary>
    [Id(0)]
    public NeedId Need { get; init; }

    /// <summary>The conversation.</summary>
    [Id(1)]
    public ThreadId Thread { get; init; }

    /// <summary>Who said "I can help".</summary>
    [Id(2)]
    public MemberId Helper { get; init; }

    /// <summary>The number of the newest post.</summary>
    [Id(3)]
    public long LastNo { get; init; }

    /// <summary>When the newest post was written.</summary>
    [Id(4)]
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Who wrote it.</summary>
    [Id(5)]
    public MemberId LastBy { get; init; }

    /// <summary>Whether the helper agrees to be named as the one who helped; null: nobody asked.</summary>
    [Id(6)]
    public Naming? Naming { get; init; }

    /// <summary>The owner's revision that this tells.</summary>
    [Id(7)]
    public long ToldRev { get; init; }
}

/// <summary>The open tasks that the member has in one group; the entry's id is <c>tasks-</c> and the group's. It counts while the
/// member belongs to the group. A tombstone with that id: none.</summary>
[GenerateSerializer, Immutable, Alias("own-tasks")]
public sealed record OwnTasks : Entry, ICopy
{
    /// <summary>The group.</summary>
    [Id(0)]
    public GroupId Group { get; init; }

    /// <summary>How many there are.</summary>
    [Id(1)]
    public int Open { get; init; }

    /// <summary>Those that are due first, at most 20.</summary>
    [Id(2)]
    public ImmutableArray<OwnTask> Tasks { get; init; } = [];

    /// <summary>The revision of the group's tasks that this tells.</summary>
    [Id(3)]
    public long ToldRev { get; init; }
}

/// <summary>One of them.</summary>
[GenerateSerializer, Immutable, Alias("own-task")]
public sealed record OwnTask
{
    /// <summary>Its number in the group's tasks.</summary>
    [Id(0)]
    public long No { get; init; }

    /// <summary>What is to be done.</summary>
    [Id(1)]
    public string Title { get; init; } = "";

    /// <summary>The day by which.</summary>
    [Id(2)]
    public DateOnly? Due { get; init; }
}

/// <summary>What the member answered to an event; the entry's id is <c>answer-</c> and the publication's, the newest 200 are
/// kept. It says nothing of the event, which may have gone from the member's eyes since. A tombstone with that id: taken
/// back.</summary>
[GenerateSerializer, Immutable, Alias("answering")]
public sealed record Answering : Entry, ICopy
{
    /// <summary>What the member said last.</summary>
    [Id(0)]
    public Attendance Answer { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>The revision of the event's answers that this tells.</summary>
    [Id(2)]
    public long ToldRev { get; init; }
}

/// <summary>Requests to join an organization that concern the member: the own one, or for those who can answer, all that
/// wait; the entry's id is the organization's. A tombstone with that id: none.</summary>
[GenerateSerializer, Immutable, Alias("organization-requests")]
public sealed record OrganizationRequests : Entry, ICopy
{
    /// <summary>Whether the member asked to join and waits.</summary>
    [Id(0)]
    public bool Requested { get; init; }

    /// <summary>For those who can answer: how many ask to join.</summary>
    [Id(1)]
    public int Requests { get; init; }

    /// <summary>For those who can answer: how many of them have waited for three days.</summary>
    [Id(2)]
    public int OverdueRequests { get; init; }

    /// <summary>Grows with each change of the organization or its requests.</summary>
    [Id(3)]
    public long ToldRev { get; init; }

    /// <summary>In a telling: the newest answer to what the member asked. It is kept as a <see cref="JoinAnswered"/>.</summary>
    [Id(4)]
    public JoinAnswer? Answer { get; init; }
}

/// <summary>What the member heard who asked to join a group or organization; the entry's id is <c>asked-</c> and the id of that.
/// </summary>
[GenerateSerializer, Immutable, Alias("join-answered")]
public sealed record JoinAnswered : Entry
{
    /// <summary>Whether it was a yes.</summary>
    [Id(0)]
    public bool Accepted { get; init; }

    /// <summary>When.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }
}

/// <summary>How many people who came by an invitation of the member's wait for an answer; the entry's id is the
/// invitation's. A tombstone with that id: nobody.</summary>
[GenerateSerializer, Immutable, Alias("waiting-guests")]
public sealed record WaitingGuests : Entry
{
    /// <summary>At least one.</summary>
    [Id(0)]
    public int Waiting { get; init; }
}

/// <summary>How far the member has read a thread; the entry's id is the thread's. Never goes back.</summary>
[GenerateSerializer, Immutable, Alias("read-position")]
public sealed record ReadPosition : Entry
{
    /// <summary>The number of the last post read. Written <c>upTo</c>, since <c>no</c> is the entry's own.</summary>
    [Id(0)]
    public long UpTo { get; init; }
}

/// <summary>One setting; the entry's id is its name.</summary>
[GenerateSerializer, Immutable, Alias("setting")]
public sealed record Setting : Entry
{
    /// <summary>See <see cref="MemberSettings"/>.</summary>
    [Id(0)]
    public string Value { get; init; } = "";
}

/// <summary>To what a member said yes or no, and when, apart for each thing; the entry's id is <see cref="MemberConsents"/>'s. There
/// is none where the member was never asked.</summary>
[GenerateSerializer, Immutable, Alias("consent")]
public sealed record Consent : Entry
{
    /// <summary>Yes, or no longer.</summary>
    [Id(0)]
    public bool Given { get; init; }

    /// <summary>When that was said.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>The version of what was read: for terms that of the network, else that of the product's own words.</summary>
    [Id(2)]
    public int Version { get; init; }
}

/// <summary>To what a member says yes or no.</summary>
public static class MemberConsents
{
    /// <summary>The version of the words by which the product asks; it grows when they say something else.</summary>
    public const int Words = 1;

    /// <summary>The network's terms.</summary>
    public const string Terms = "consent-terms";

    /// <summary>That others see when the member is here.</summary>
    public const string Presence = "consent-presence";

    /// <summary>That it is counted with whom the member has to do.</summary>
    public const string Interactions = "consent-interactions";

    /// <summary>That anybody reads the member's name, country and organization, also outside the network.</summary>
    public const string PublicProfile = "consent-publicProfile";

    /// <summary>The consent that a setting is; null: none.</summary>
    public static string? OfSetting(string setting) => setting switch
    {
        MemberSettings.Presence => Presence,
        MemberSettings.Interactions => Interactions,
        MemberSettings.PublicProfile => PublicProfile,
        _ => null,
    };
}

/// <summary>How much of a group or conversation is to reach the member; the entry's id is <c>level-</c> and the group's or
/// thread's. A tombstone with that id: as it is without, <see cref="NoticeLevel.All"/> for a group, and for a conversation as for
/// its group.</summary>
[GenerateSerializer, Immutable, Alias("chosen-level")]
public sealed record ChosenLevel : Entry
{
    /// <summary>How much.</summary>
    [Id(0)]
    public NoticeLevel Level { get; init; }
}

/// <summary>Entry with the id <c>account</c>: by its change hosts hear that sockets must close.</summary>
[GenerateSerializer, Immutable, Alias("account-state")]
public sealed record AccountState : Entry
{
    /// <summary>Whether the account may not be used at all.</summary>
    [Id(0)]
    public bool Blocked { get; init; }

    /// <summary>Ids of sessions and tokens that ended, the newest 128. Not secret: an id opens nothing.</summary>
    [Id(1)]
    public ImmutableArray<string> EndedSessions { get; init; } = [];

    /// <summary>Whether the member left the network: nothing is the member's any more.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Erased { get; init; }
}
