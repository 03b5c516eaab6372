using System.Collections.Immutable;
using Comparte.Calendars;
using Comparte.Members;
using Comparte.Web.Http;

namespace Comparte.Web.Calendars;

/// <summary>Puts together what stands in a member's own calendar file. The calendars say what there is; then each event is
/// asked itself, so that nothing stands there which the member may not read at this moment.</summary>
internal sealed class CalendarReader(IGrainFactory grains, TimeProvider clock)
{
    private const int MostEvents = 500;
    private const int YearsAhead = 2;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(366);

    /// <summary>What the member may read now and is not long over, the earliest first, and the member's language.</summary>
    public async Task<(string Language, ImmutableArray<FileEvent> Events)> ReadAsync(MemberId member)
    {
        var mine = await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member);
        var language = LanguageIn(mine);
        var now = clock.GetUtcNow();
        var groups = mine.OfType<Membership>().Where(group => group.Role is not null).Select(group => GroupId.Of(group.Id));
        var keys = groups.Select(group => (GroupId?)group).Append(null).SelectMany(group => Enumerable
            .Range(now.Year - 1, YearsAhead + 2).Select(year => CalendarKeys.Of(group, year)));
        var items = await Task.WhenAll(keys.Select(key => grains.GetGrain<ICalendarGrain>(key).ItemsAsync(member)));
        var newest = items.SelectMany(some => some)
            .DistinctBy(item => item.Id)
            .Where(item => EventTimes.Until(item.When) > now - Kept)
            .OrderByDescending(item => item.When.Start)
            .Take(MostEvents);
        var events = await Task.WhenAll(newest.Select(item => EventAsync(member, PublicationId.Of(item.Id), language)));
        return (language, [.. events.OfType<EventView>()
            .OrderBy(one => one.When.Start).ThenBy(one => one.Id.Value, StringComparer.Ordinal)
            .Select(one => Answered(one, mine, language))]);
    }

    /// <summary>One event, for a member who may read it.</summary>
    public async Task<Outcome<(string Language, FileEvent Event)>> ReadAsync(MemberId member, PublicationId id)
    {
        var mine = await grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member);
        var language = LanguageIn(mine);
        return await EventAsync(member, id, language) is { } found
            ? (language, Answered(found, mine, language))
            : Refusal.NotFound;
    }

    private async Task<EventView?> EventAsync(MemberId member, PublicationId id, string language)
    {
        var grain = grains.GetGrain<IEventGrain>(GrainId.Create(Topics.TopicKinds.Publication, id.Value));
        return (await grain.EventAsync(member, language)).TryGet(out var found, out _) ? found : null;
    }

    private static FileEvent Answered(EventView one, ImmutableArray<Topics.Entry> mine, string language)
    {
        var own = mine.OfType<Answering>().FirstOrDefault(answer => answer.Id == $"answer-{one.Id}")?.Answer;
        return new FileEvent(
            one, own, own is { } said ? Texts.Of(language, $"calendar.own.{said.ToString().ToLowerInvariant()}") : null);
    }

    private static string LanguageIn(ImmutableArray<Topics.Entry> mine) =>
        mine.OfType<Setting>().FirstOrDefault(setting => setting.Id == MemberSettings.Language)?.Value
            ?? Texts.DefaultLanguage;
}
