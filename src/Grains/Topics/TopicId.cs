using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparte.Axes;
using Comparte.Calendars;
using Comparte.Feeds;
using Comparte.Looks;
using Comparte.News;
using Comparte.Power;
using Comparte.Questions;
using Comparte.Reports;
using Comparte.Webhooks;

namespace Comparte.Topics;

/// <summary>
/// The name of a topic, written <c>kind/id</c>. The kind is also the type of the grain that owns it, and the id that
/// grain's key: <c>thread/t018f…</c>, <c>directory/members</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("topic-id")]
[JsonConverter(typeof(TopicIdConverter))]
public readonly record struct TopicId([property: Id(0)] string Kind, [property: Id(1)] string Id)
{
    /// <summary>The topic of a group.</summary>
    public static TopicId Of(GroupId id) => new(TopicKinds.Group, id.Value);

    /// <summary>The topic of a thread.</summary>
    public static TopicId Of(ThreadId id) => new(TopicKinds.Thread, id.Value);

    /// <summary>The topic of an organization.</summary>
    public static TopicId Of(OrganizationId id) => new(TopicKinds.Organization, id.Value);

    /// <summary>The topic of an initiative.</summary>
    public static TopicId Of(InitiativeId id) => new(TopicKinds.Initiative, id.Value);

    /// <summary>What only an initiative's people read: its exact place and its log.</summary>
    public static TopicId Log(InitiativeId id) => new(TopicKinds.Log, id.Value);

    /// <summary>The topic of a project.</summary>
    public static TopicId Of(ProjectId id) => new(TopicKinds.Project, id.Value);

    /// <summary>The topic of something shared.</summary>
    public static TopicId Of(PublicationId id) => new(TopicKinds.Publication, id.Value);

    /// <summary>A list of what was shared; see <see cref="FeedKeys"/>.</summary>
    public static TopicId Feed(string key) => new(TopicKinds.Feed, key);

    /// <summary>The events of a year; see <see cref="CalendarKeys"/>.</summary>
    public static TopicId Calendar(string key) => new(TopicKinds.Calendar, key);

    /// <summary>Who goes to an event.</summary>
    public static TopicId Answers(PublicationId id) => new(TopicKinds.Answers, id.Value);

    /// <summary>The topic of a need or an offer.</summary>
    public static TopicId Of(NeedId id) => new(TopicKinds.Need, id.Value);

    /// <summary>Who answered a need or an offer, for its people alone.</summary>
    public static TopicId Helps(NeedId id) => new(TopicKinds.Helps, id.Value);

    /// <summary>The topic of a group's page.</summary>
    public static TopicId Of(PageId id) => new(TopicKinds.Page, id.Value);
    /// <summary>What a group has to do.</summary>
    public static TopicId Tasks(GroupId id) => new(TopicKinds.Tasks, id.Value);

    /// <summary>The newest files of a group.</summary>
    public static TopicId Files(GroupId id) => new(TopicKinds.Files, id.Value);

    /// <summary>Who takes part in a talk; what they write stands in its thread.</summary>
    public static TopicId Of(TalkId id) => new(TopicKinds.Talk, id.Value);

    /// <summary>What was done in a group by a power that others don't have.</summary>
    public static TopicId Power(GroupId id) => new(TopicKinds.Power, id.Value);

    /// <summary>What is a member's own: memberships, read positions, settings.</summary>
    public static TopicId Me(MemberId id) => new(TopicKinds.Me, id.Value);

    /// <summary>What concerns a member.</summary>
    public static TopicId Inbox(MemberId id) => new(TopicKinds.Inbox, id.Value);

    /// <summary>The topic of what an id names; null where it is of nothing that has a page of its own.</summary>
    public static TopicId? OfEntity(string? id)
    {
        TopicId? topic = id?.FirstOrDefault() switch
        {
            'g' => new TopicId(TopicKinds.Group, id),
            'o' => new TopicId(TopicKinds.Organization, id),
            'n' => new TopicId(TopicKinds.Initiative, id),
            'j' => new TopicId(TopicKinds.Project, id),
            'p' => new TopicId(TopicKinds.Publication, id),
            'w' => new TopicId(TopicKinds.Need, id),
            _ => null,
        };
        return topic is { } known && TopicKinds.Allows(known) ? known : null;
    }

    /// <summary>Reads <c>kind/id</c>; false for an unknown kind or an id that the kind can't have.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TopicId topic)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        topic = slash > 0 ? new TopicId(text![..slash], text[(slash + 1)..]) : default;
        return slash > 0 && TopicKinds.Allows(topic);
    }

    /// <inheritdoc />
    public override string ToString() => $"{Kind}/{Id}";
}

/// <summary>The kinds of topics there are. Each is the grain type of the topic's owner.</summary>
public static class TopicKinds
{
    /// <summary>Posts of one thread.</summary>
    public const string Thread = "thread";

    /// <summary>Members and threads of one group.</summary>
    public const string Group = "group";

    /// <summary>Profile and people of one organization.</summary>
    public const string Organization = "organization";

    /// <summary>Profile and people of one initiative.</summary>
    public const string Initiative = "initiative";

    /// <summary>The log of one initiative, and its exact place.</summary>
    public const string Log = "log";

    /// <summary>All of one project in common.</summary>
    public const string Project = "project";

    /// <summary>Something that people share.</summary>
    public const string Publication = "publication";

    /// <summary>What was shared with the network, a group, or about something.</summary>
    public const string Feed = "feed";

    /// <summary>The events of one year, of the network or of a group.</summary>
    public const string Calendar = "calendar";

    /// <summary>Who goes to one event.</summary>
    public const string Answers = "answers";

    /// <summary>One need or offer.</summary>
    public const string Need = "need";

    /// <summary>Who said "I can help" to one need or offer, for its people.</summary>
    public const string Helps = "helps";

    /// <summary>One page of a group.</summary>
    public const string Page = "page";
    /// <summary>What one group has to do.</summary>
    public const string Tasks = "tasks";

    /// <summary>The newest files of one group, wherever they are in it.</summary>
    public const string Files = "files";

    /// <summary>The people of one talk.</summary>
    public const string Talk = "talk";

    /// <summary>What was done by a power that others don't have, in the network or in a group.</summary>
    public const string Power = "power";

    /// <summary>What was reported to those who moderate the network or a group; nobody opens it.</summary>
    public const string Reports = "reports";

    /// <summary>What is one member's own.</summary>
    public const string Me = "me";

    /// <summary>The notices of one member.</summary>
    public const string Inbox = "inbox";

    /// <summary>Cards of all members, organizations, initiatives, projects, listed groups or needs.</summary>
    public const string Directory = "directory";

    /// <summary>The themes of the network.</summary>
    public const string Axes = "axes";

    /// <summary>How the network looks, and what it says to whoever comes.</summary>
    public const string Look = "look";

    /// <summary>What members ask those who administer the network; nobody opens it.</summary>
    public const string Questions = "questions";

    /// <summary>What is new on the platform itself.</summary>
    public const string News = "news";

    /// <summary>Which sites and programs are told what happens; nobody opens it.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>The ids that the directory has.</summary>
    public static readonly IReadOnlyList<string> Directories =
        ["members", "organizations", "initiatives", "projects", "groups", "needs", "actions"];

    /// <summary>What ids each kind has.</summary>
    private static readonly FrozenDictionary<string, Func<string, bool>> Ids = new Dictionary<string, Func<string, bool>>
    {
        [Thread] = id => EntityId.IsWellFormed(id, ThreadId.Prefix),
        [Group] = IsGroup,
        [Tasks] = IsGroup,
        [Files] = IsGroup,
        [Organization] = id => EntityId.IsWellFormed(id, OrganizationId.Prefix),
        [Initiative] = IsInitiative,
        [Log] = IsInitiative,
        [Project] = id => EntityId.IsWellFormed(id, ProjectId.Prefix),
        [Publication] = IsPublication,
        [Answers] = IsPublication,
        [Feed] = FeedKeys.IsWellFormed,
        [Calendar] = CalendarKeys.IsWellFormed,
        [Need] = IsNeed,
        [Helps] = IsNeed,
        [Page] = id => EntityId.IsWellFormed(id, PageId.Prefix),
        [Talk] = id => EntityId.IsWellFormed(id, TalkId.Prefix),
        [Me] = IsMember,
        [Inbox] = IsMember,
        [Power] = id => id == IPowerGrain.Network || IsGroup(id),
        [Reports] = id => id == IReportsGrain.Network || IsGroup(id),
        [Directory] = Directories.Contains,
        [Axes] = id => id == IAxesGrain.Key,
        [Look] = id => id == ILookGrain.Key,
        [News] = id => id == INewsGrain.Key,
        [Questions] = id => id == IQuestionsGrain.Key,
        [Webhooks] = id => id == IWebhooksGrain.Key,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<string> All => Ids.Keys;

    /// <summary>Whether a topic of this name could exist.</summary>
    public static bool Allows(TopicId topic) =>
        topic.Kind is { } kind && Ids.TryGetValue(kind, out var isId) && isId(topic.Id);

    private static bool IsGroup(string id) => EntityId.IsWellFormed(id, GroupId.Prefix);

    private static bool IsInitiative(string id) => EntityId.IsWellFormed(id, InitiativeId.Prefix);

    private static bool IsPublication(string id) => EntityId.IsWellFormed(id, PublicationId.Prefix);

    private static bool IsNeed(string id) => EntityId.IsWellFormed(id, NeedId.Prefix);

    private static bool IsMember(string id) => EntityId.IsWellFormed(id, MemberId.Prefix);
}

/// <summary>Topic names are plain strings in JSON.</summary>
public sealed class TopicIdConverter : JsonConverter<TopicId>
{
    /// <inheritdoc />
    public override TopicId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TopicId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("A topic name was expected.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TopicId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
