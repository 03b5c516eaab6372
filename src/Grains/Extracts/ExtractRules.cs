using System.Collections.Frozen;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Needs;
using Comparte.Organizations;
using Comparte.Pages;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Extracts;

/// <summary>What belongs to a group or an organization, so that it can be brought to another network: its own topic, and each
/// thing that says of itself that it stands there. What is derived from them (directories, feeds of the network, the index) is told anew.
/// </summary>
public static class ExtractRules
{
    /// <summary>Kinds of things that say in their first entry where they stand, each after those in which it can stand.</summary>
    public static readonly IReadOnlyList<string> Placed =
        [TopicKinds.Initiative, TopicKinds.Need, TopicKinds.Page, TopicKinds.Publication, TopicKinds.Thread];

    /// <summary>In place of a follower's name, all that aren't named: they were told.</summary>
    public const string OtherFollowers = Segment.Others;

    /// <summary>By kind of topic who is told anew: whoever doesn't come along, and copies that may have been on their way. Nobody is
    /// told twice of a mention, and feeds are told once, by the age of what was shared and not by chance.</summary>
    private static readonly FrozenDictionary<string, string[]> Anew = new Dictionary<string, string[]>
    {
        [TopicKinds.Group] = ["members", "directory", "search"],
        [TopicKinds.Page] = ["card", "search"],
        [TopicKinds.Thread] = ["card", "search"],
        [TopicKinds.Tasks] = ["owners"],
        [TopicKinds.Organization] = ["directory", "people", "search"],
        [TopicKinds.Initiative] = ["directory", "people", "search"],
        [TopicKinds.Need] = ["directory", "search"],
        [TopicKinds.Publication] = ["calendars", "actions", "authors", "search"],
        [TopicKinds.Answers] = ["members"],
    }.ToFrozenDictionary();

    /// <summary>Types of grains whose records come along, and with what the ids begin that are their keys.</summary>
    private static readonly FrozenDictionary<string, string> Kept = new Dictionary<string, string>
    {
        [TopicKinds.Group] = "g",
        [TopicKinds.Tasks] = "g",
        [TopicKinds.Files] = "g",
        [TopicKinds.Power] = "g",
        [TopicKinds.Reports] = "g",
        [TopicKinds.Feed] = "g",
        [TopicKinds.Calendar] = "g",
        [TopicKinds.Page] = "h",
        [TopicKinds.Organization] = "o",
        [TopicKinds.Initiative] = "n",
        [TopicKinds.Log] = "n",
        [TopicKinds.Need] = "w",
        [TopicKinds.Helps] = "w",
        [TopicKinds.Publication] = "p",
        [TopicKinds.Answers] = "p",
        [TopicKinds.Thread] = "t",
        ["file"] = "x",
        ["visits"] = "nopw",
    }.ToFrozenDictionary();

    /// <summary>Whether something can be taken along and brought elsewhere by itself.</summary>
    public static bool IsRoot(TopicId id) => id.Kind is TopicKinds.Group or TopicKinds.Organization;

    /// <summary>The ids of what something stands in, by its first entry. What isn't shared, or no more, is its authors' own.</summary>
    public static IEnumerable<string> PlacesOf(Entry about) => about switch
    {
        ThreadAbout thread => [ThreadRules.PlaceOf(thread).Id],
        PageAbout page => [page.Group.Value],
        InitiativeAbout initiative => [initiative.Organization.Value],
        NeedAbout need => Ids(need.Organization?.Value, need.Initiative?.Value),
        PublicationAbout { Stage: not PublicationStage.Shared } => [],
        PublicationAbout { Group: { } group } => [group.Value],
        PublicationAbout shared => Ids(shared.Organization?.Value, shared.Initiative?.Value),
        _ => [],
    };

    /// <summary>Whether a grain's records are those of the thing in its key, and not derived from many, or of something else under its
    /// digits. What a group's calendar and feed hold is the group's alone.</summary>
    /// <param name="type">The grain's type.</param>
    /// <param name="id">What its key begins with.</param>
    public static bool IsOwn(string type, string id) =>
        Kept.TryGetValue(type, out var letters) && id.Length > 0 && letters.Contains(id[0], StringComparison.Ordinal)
        && EntityId.IsWellFormed(id, id[0]);

    /// <summary>Whom a topic that was brought tells anew, by its kind.</summary>
    public static IReadOnlyCollection<string> ToldAnew(string kind) => Anew.GetValueOrDefault(kind) ?? [];

    /// <summary>Why it can't be taken along; null when it can.</summary>
    public static string? Refuse(Entry? about) => about switch
    {
        null => "There is no such group or organization.",
        GroupAbout { Sensitive: true } => "The group is sensitive: nothing of it is taken along.",
        _ => null,
    };

    /// <summary>Why nobody writes it into a file now, for whoever looks after the server; null when somebody may.</summary>
    public static string? RefuseWriting(Entry? about, DateTimeOffset now) => Refuse(about) ?? about switch
    {
        GroupAbout { Extract: { } permit } when permit.HoldsAt(now) => null,
        OrganizationAbout { Extract: { } permit } when permit.HoldsAt(now) => null,
        GroupAbout => "The group doesn't allow it: whoever facilitates it does so in its settings, for seven days.",
        _ => "The organization doesn't allow it: whoever speaks for it does so where it is edited, for seven days.",
    };

    private static IEnumerable<string> Ids(params string?[] ids) => ids.OfType<string>();
}
