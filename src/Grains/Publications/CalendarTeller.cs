using System.Collections.Immutable;
using Comparte.Calendars;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Publications;

/// <summary>Tells calendars what stands in them of an event: the item in each year that it touches, a tombstone where it stood;
/// and its answers who reads it. Always the committed state as it is when telling.</summary>
internal sealed class CalendarTeller(
    PublicationDesk desk, IPersistentState<CalendarRecord> record, Func<CalendarRecord, Task> saveAsync)
{
    /// <summary>Tells all calendars in which it stands, or may have stood.</summary>
    public async Task TellAsync()
    {
        var rev = desk.Topic.Head;
        var item = Item(rev);
        var wanted = item is null
            ? []
            : EventTimes.Years(item.When).Select(year => CalendarKeys.Of(item.Group, year)).ToHashSet();
        if (!wanted.IsSubsetOf(record.State.Keys))
        {
            // Before the telling: what was told is found to be taken back, also when the process is killed in between.
            await saveAsync(record.State with { Keys = record.State.Keys.Union(wanted) });
        }

        var gone = new Tombstone { Id = desk.Id.Value, ToldRev = rev };
        await Task.WhenAll(record.State.Keys.Select(key =>
            desk.Grains.GetGrain<ICalendarGrain>(key).TellAsync(wanted.Contains(key) ? item! : gone)));
        if (!wanted.SetEquals(record.State.Keys))
        {
            await saveAsync(record.State with { Keys = [.. wanted] });
        }
    }

    /// <summary>Tells the answers who may read the event, or that it is no more.</summary>
    public async Task TellAnswersAsync()
    {
        var answers = desk.Grains.GetGrain<IAnswersGrain>(desk.Id.Value);
        if (desk.Committed.About is not { } about)
        {
            await answers.EndAsync();
        }
        else if (about is { Type: PublicationType.Event, SharedAt: not null })
        {
            await answers.TellEventAsync(new PlaceRights
            {
                Parent = PublicationDesk.ParentOf(about),
                Readers = about.Readers,
                Rev = (await desk.InGroupAsync(about.By)).Rev,
            });
        }
    }

    /// <summary>A shared event as readers take it along, in a language if it has it; null: there is none.</summary>
    public static EventView? View(PublicationDesk desk, string language)
    {
        if (desk.Committed.About is not
            { Type: PublicationType.Event, Stage: PublicationStage.Shared, When: { } when, SharedAt: { } at } about)
        {
            return null;
        }

        var texts = desk.Committed.Texts.Where(text => text.Version > 0).ToList();
        var text = texts.Find(one => one.Language == language) ?? texts.Find(one => one.Language == about.Language);
        return new EventView
        {
            Id = desk.Id,
            Title = text?.Title ?? "",
            Summary = text?.Summary ?? "",
            When = when,
            Place = about.Place,
            SharedAt = at,
            ChangedAt = texts.Select(one => one.At).Append(at).Append(about.ChangedAt ?? at).Max(),
        };
    }

    private CalendarItem? Item(long rev)
    {
        if (View(desk, "") is not { } view)
        {
            return null;
        }

        var about = desk.Committed.About!;
        var titles = desk.Committed.Texts
            .Where(text => text.Version > 0 && text.Language != about.Language)
            .ToImmutableSortedDictionary(text => text.Language, text => text.Title);
        return new CalendarItem
        {
            Id = desk.Id.Value,
            Title = view.Title,
            Language = about.Language,
            Titles = titles.IsEmpty ? null : titles,
            When = view.When,
            Place = view.Place,
            By = about.By,
            Organization = about.Organization,
            Group = about.Group,
            Axes = about.Axes,
            Country = about.Country,
            ToldRev = rev,
        };
    }
}
