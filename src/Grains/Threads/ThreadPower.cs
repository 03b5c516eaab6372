using System.Collections.Immutable;
using System.Globalization;
using Comparte.Power;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Tells a log of power whose posts somebody else deleted or changed: the group's, or where everybody reads the network's.
/// What is deleted stays so and says by whom, so that the post itself is the note of the act.</summary>
internal static class ThreadPower
{
    /// <summary>The follower.</summary>
    public static Follower Follower(ThreadId id, Topic topic, IGrainFactory grains) => new()
    {
        Name = "power",
        Concerns = entry => entry is Tombstone { By: not null } or Post { EditedBy: not null },
        Durable = true,
        FromNow = true,
        TellAsync = told => topic.FindCommitted(ThreadRules.AboutId) is ThreadAbout about
            ? TellAsync(id, about, told, grains)
            : Task.CompletedTask,
    };

    /// <summary>The acts that entries tell of.</summary>
    public static IEnumerable<PowerAct> Of(TopicId thread, IEnumerable<Entry> told) => told.Select(entry => entry switch
    {
        Tombstone { By: { } by, At: { } at } => Act(ActType.PostDeleted, thread, entry, by, at),
        Post { EditedBy: { } by, EditedAt: { } at } => Act(ActType.PostEdited, thread, entry, by, at),
        _ => null,
    }).OfType<PowerAct>();

    private static async Task TellAsync(ThreadId id, ThreadAbout about, ImmutableArray<Entry> told, IGrainFactory grains)
    {
        var place = ThreadRules.PlaceOf(about);
        if (place.Kind is not (TopicKinds.Group or TopicKinds.Publication))
        {
            return;
        }

        // Nobody in particular: whether everybody in the network reads there.
        var rights = await grains.GetThreadPlace(place).RightsAsync(id, MemberId.Of(""));
        if (rights.Parent is { } group)
        {
            await LogOf(group.Id).TakeAsync([.. Of(TopicId.Of(id), told)]);
        }
        else if (rights.Reads)
        {
            await LogOf(IPowerGrain.Network).TakeAsync([.. Of(TopicId.Of(id), told).Select(act => act with { About = place })]);
        }

        IPowerGrain LogOf(string key) => grains.GetGrain<IPowerGrain>(key);
    }

    private static PowerAct Act(ActType type, TopicId thread, Entry post, MemberId by, DateTimeOffset at) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{thread}/{post.No}/{at.ToUnixTimeMilliseconds()}"),
        Type = type,
        By = by,
        About = thread,
        Post = post.No,
        At = at,
    };
}
