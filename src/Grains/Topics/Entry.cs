using System.Text.Json.Serialization;
using Comparte.Axes;
using Comparte.Calendars;
using Comparte.Directories;
using Comparte.Feeds;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Initiatives;
using Comparte.Looks;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Needs;
using Comparte.News;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Power;
using Comparte.Projects;
using Comparte.Publications;
using Comparte.Questions;
using Comparte.Relations;
using Comparte.Reports;
using Comparte.Talks;
using Comparte.Tasks;
using Comparte.Threads;
using Comparte.Webhooks;

namespace Comparte.Topics;

/// <summary>
/// One record of a topic. The same record is stored, sent between silos and sent to browsers. Entries only grow: a new
/// member has a new <c>Id</c> and a default with which old rows still read, none is ever <c>required</c>. Everybody who
/// may open the topic may see all of it, and no field depends on the reader.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Tombstone), "tombstone")]
[JsonDerivedType(typeof(ThreadAbout), "threadAbout")]
[JsonDerivedType(typeof(Post), "post")]
[JsonDerivedType(typeof(GroupAbout), "groupAbout")]
[JsonDerivedType(typeof(GroupMember), "groupMember")]
[JsonDerivedType(typeof(GroupThread), "groupThread")]
[JsonDerivedType(typeof(GroupAgreed), "groupAgreed")]
[JsonDerivedType(typeof(EmergencyEntry), "emergencyEntry")]
[JsonDerivedType(typeof(OrganizationAbout), "organizationAbout")]
[JsonDerivedType(typeof(OrganizationPerson), "organizationPerson")]
[JsonDerivedType(typeof(InitiativeAbout), "initiativeAbout")]
[JsonDerivedType(typeof(InitiativePerson), "initiativePerson")]
[JsonDerivedType(typeof(InitiativePoint), "initiativePoint")]
[JsonDerivedType(typeof(LogAbout), "logAbout")]
[JsonDerivedType(typeof(LogNote), "logNote")]
[JsonDerivedType(typeof(ProjectAbout), "projectAbout")]
[JsonDerivedType(typeof(ProjectActor), "projectActor")]
[JsonDerivedType(typeof(ProjectPerson), "projectPerson")]
[JsonDerivedType(typeof(ProjectGoal), "projectGoal")]
[JsonDerivedType(typeof(ProjectUpdate), "projectUpdate")]
[JsonDerivedType(typeof(ProjectIndicator), "projectIndicator")]
[JsonDerivedType(typeof(ProjectValue), "projectValue")]
[JsonDerivedType(typeof(PublicationAbout), "publicationAbout")]
[JsonDerivedType(typeof(PublicationText), "publicationText")]
[JsonDerivedType(typeof(PublicationAuthor), "publicationAuthor")]
[JsonDerivedType(typeof(PublicationTrial), "publicationTrial")]
[JsonDerivedType(typeof(FeedItem), "feedItem")]
[JsonDerivedType(typeof(PageAbout), "pageAbout")]
[JsonDerivedType(typeof(PagePen), "pagePen")]
[JsonDerivedType(typeof(GroupPage), "groupPage")]
[JsonDerivedType(typeof(CalendarItem), "calendarItem")]
[JsonDerivedType(typeof(AnswersAbout), "answersAbout")]
[JsonDerivedType(typeof(EventAnswer), "eventAnswer")]
[JsonDerivedType(typeof(OwnProfile), "profile")]
[JsonDerivedType(typeof(Membership), "membership")]
[JsonDerivedType(typeof(InitiativePlace), "initiativePlace")]
[JsonDerivedType(typeof(ProjectPlace), "projectPlace")]
[JsonDerivedType(typeof(Authorship), "authorship")]
[JsonDerivedType(typeof(NeedAbout), "needAbout")]
[JsonDerivedType(typeof(NeedHelp), "needHelp")]
[JsonDerivedType(typeof(HelpReader), "helpReader")]
[JsonDerivedType(typeof(Helping), "helping")]
[JsonDerivedType(typeof(GroupTask), "task")]
[JsonDerivedType(typeof(TaskOwner), "taskOwner")]
[JsonDerivedType(typeof(OwnTasks), "ownTasks")]
[JsonDerivedType(typeof(GroupFiles), "groupFiles")]
[JsonDerivedType(typeof(TalkAbout), "talkAbout")]
[JsonDerivedType(typeof(TalkPerson), "talkPerson")]
[JsonDerivedType(typeof(OwnTalk), "ownTalk")]
[JsonDerivedType(typeof(BlockedMember), "blocked")]
[JsonDerivedType(typeof(Answering), "answering")]
[JsonDerivedType(typeof(OrganizationRequests), "organizationRequests")]
[JsonDerivedType(typeof(JoinAnswered), "joinAnswered")]
[JsonDerivedType(typeof(WaitingGuests), "guests")]
[JsonDerivedType(typeof(ReadPosition), "read")]
[JsonDerivedType(typeof(Setting), "setting")]
[JsonDerivedType(typeof(Consent), "consent")]
[JsonDerivedType(typeof(Follow), "follow")]
[JsonDerivedType(typeof(Link), "link")]
[JsonDerivedType(typeof(ChosenLevel), "level")]
[JsonDerivedType(typeof(MailChoice), "mail")]
[JsonDerivedType(typeof(AccountState), "account")]
[JsonDerivedType(typeof(InboxAbout), "inboxAbout")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(MemberCard), "memberCard")]
[JsonDerivedType(typeof(OrganizationCard), "organizationCard")]
[JsonDerivedType(typeof(InitiativeCard), "initiativeCard")]
[JsonDerivedType(typeof(ProjectCard), "projectCard")]
[JsonDerivedType(typeof(GroupCard), "groupCard")]
[JsonDerivedType(typeof(NeedCard), "needCard")]
[JsonDerivedType(typeof(ActionCard), "actionCard")]
[JsonDerivedType(typeof(Axis), "axis")]
[JsonDerivedType(typeof(NetworkLook), "look")]
[JsonDerivedType(typeof(PowerAct), "act")]
[JsonDerivedType(typeof(Report), "report")]
[JsonDerivedType(typeof(Question), "question")]
[JsonDerivedType(typeof(NewsItem), "newsItem")]
[JsonDerivedType(typeof(Webhook), "webhook")]
[GenerateSerializer, Immutable, Alias("entry")]
public abstract record Entry
{
    /// <summary>Unique in the topic. A post's is its <see cref="No"/>; elsewhere the id of what the entry is about.
    /// </summary>
    [Id(0), JsonPropertyOrder(-3)]
    public string Id { get; init; } = "";

    /// <summary>1, 2, 3 … in order of creation, never reused.</summary>
    [Id(1), JsonPropertyOrder(-2)]
    public long No { get; init; }

    /// <summary>The revision of the topic at which the entry last changed.</summary>
    [Id(2), JsonPropertyOrder(-1)]
    public long Rev { get; init; }
}

/// <summary>What stays of a deleted entry: its id, number and revision, and nothing of what it said.</summary>
[GenerateSerializer, Immutable, Alias("tombstone")]
public sealed record Tombstone : Entry, ICopy
{
    /// <summary>Where the entry was a copy: the owner's revision that took it away, so that an older telling can't
    /// bring it back.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ToldRev { get; init; }

    /// <summary>Who deleted it, where that was somebody else than who wrote it.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberId? By { get; init; }

    /// <summary>When, likewise; of a copy in a feed, when what it copies was withdrawn. Also of a need and of an update of a project, of which
    /// those outside are told.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }
}
