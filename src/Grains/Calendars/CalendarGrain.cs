using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Calendars;

/// <summary>Owns the events of one year; the key is one of <see cref="CalendarKeys"/>. It asks the group, where it is a
/// group's.</summary>
[GrainType(TopicKinds.Calendar), Reentrant]
internal sealed class CalendarGrain(TopicServices services) : TopicGrain(services, TopicShape.Whole), ICalendarGrain
{
    /// <inheritdoc />
    protected override TopicId? Parent => Group is { } group ? TopicId.Of(group) : null;

    /// <summary>Nothing is written for whoever looks: a year of which nobody told yet is empty.</summary>
    protected override bool IsThere => true;

    private GroupId? Group => CalendarKeys.GroupOf(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public async Task TellAsync(Entry item)
    {
        var after = Group is { } group ? (await GrainFactory.RightsInGroupAsync(group, NobodyInParticular)).Rev : 0;
        var present = Topic.Find(item.Id);
        if (ICopy.Told(present) >= ICopy.Told(item))
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [item with { No = present?.No ?? 0 }], After = after });
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<CalendarItem>> ItemsAsync(MemberId actor) =>
        (await AdmitReadersAsync([actor])).Allowed[0]
            ? [.. Topic.Rows.Select(row => row.Entry).OfType<CalendarItem>()]
            : [];

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        if (Group is not { } group)
        {
            return Readers.All(members, true);
        }

        return Readers.Of(await GrainFactory.RightsInGroupAsync(group, members));
    }

    /// <summary>Only the group's revision is asked for.</summary>
    private static MemberId NobodyInParticular => MemberId.Of("");
}
