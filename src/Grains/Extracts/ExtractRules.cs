using System.Collections.Frozen;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Needs;
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
    /// <summary>The follower of something shared that tells feeds. What is brought tells them once, by its age and not by chance.</summary>
    public const string Feeds = "feeds";

    /// <summary>Kinds of things that say in their first entry where they stand, each after those in which it can stand.</summary>
    public static readonly IReadOnlyList<string> Placed =
        [TopicKinds.Initiative, TopicKinds.Need, TopicKinds.Page, TopicKinds.Publication, TopicKinds.Thread];

    private static readonly FrozenSet<string> Followed = new[]
    {
        "members", "people", "authors", "owners", "directory", "actions", "search", "calendars", "moderators",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Kept = new[]
    {
        TopicKinds.Group, TopicKinds.Page, TopicKinds.Tasks, TopicKinds.Files, TopicKinds.Power, TopicKinds.Reports,
        TopicKinds.Organization, TopicKinds.Initiative, TopicKinds.Log, TopicKinds.Need, TopicKinds.Helps,
        TopicKinds.Publication, TopicKinds.Answers, TopicKinds.Thread, TopicKinds.Feed, TopicKinds.Calendar, "file", "visits",
    }.ToFrozenSet();

    /// <summary>Whether something can be taken along and brought elsewhere by itself.</summary>
    public static bool IsRoot(TopicId id) => id.Kind is TopicKinds.Group or TopicKinds.Organization;

    /// <summary>The ids of what something stands in, by its first entry. A draft is its authors' own.</summary>
    public static IEnumerable<string> PlacesOf(Entry about) => about switch
    {
        ThreadAbout thread => [ThreadRules.PlaceOf(thread).Id],
        PageAbout page => [page.Group.Value],
        InitiativeAbout initiative => [initiative.Organization.Value],
        NeedAbout need => Ids(need.Organization?.Value, need.Initiative?.Value),
        PublicationAbout { Stage: PublicationStage.Draft } => [],
        PublicationAbout { Group: { } group } => [group.Value],
        PublicationAbout shared => Ids(shared.Organization?.Value, shared.Initiative?.Value),
        _ => [],
    };

    /// <summary>Whether a grain's records are those of the thing in its key, and not derived from many. What a group's calendar and
    /// feed hold is the group's alone.</summary>
    /// <param name="type">The grain's type.</param>
    /// <param name="id">What its key begins with.</param>
    public static bool IsOwn(string type, string id) => Kept.Contains(type)
        && (type is not (TopicKinds.Feed or TopicKinds.Calendar or TopicKinds.Power or TopicKinds.Reports)
            || EntityId.IsWellFormed(id, GroupId.Prefix));

    /// <summary>Whether a follower tells somebody who doesn't come along, so that it begins anew in another network. Others go on
    /// where they were: nobody is told twice of a mention.</summary>
    public static bool BeginsAnew(string follower) => Followed.Contains(follower);

    /// <summary>Why it can't be taken along; null when it can.</summary>
    public static string? Refuse(Entry? about) => about switch
    {
        null => "There is no such group or organization.",
        GroupAbout { Sensitive: true } => "The group is sensitive: nothing of it is taken along.",
        _ => null,
    };

    private static IEnumerable<string> Ids(params string?[] ids) => ids.OfType<string>();
}
