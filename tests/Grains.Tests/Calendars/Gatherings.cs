using System.Collections.Immutable;
using Comparte.Calendars;
using Comparte.Grains.Tests.Publications;
using Comparte.Members;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Calendars;

/// <summary>Makes events, with what a test doesn't care about filled in.</summary>
internal sealed class Gatherings(ClusterFixture cluster)
{
    public static readonly DateTimeOffset Soon = TimeProvider.System.GetUtcNow().AddDays(20);

    public Workshop Workshop { get; } = new(cluster);

    public Community Community => Workshop.Community;

    public IAnswersGrain Answers(PublicationId id) => cluster.Grains.GetGrain<IAnswersGrain>(id.Value);

    public IEventGrain Event(PublicationId id) =>
        cluster.Grains.GetGrain<IEventGrain>(GrainId.Create(TopicKinds.Publication, id.Value));

    public static Occasion When(DateTimeOffset start) =>
        new() { Start = start, End = start.AddHours(2), Zone = "America/Guatemala" };

    /// <summary>An event that nobody but its author knows of.</summary>
    public async Task<PublicationId> NewDraftAsync(MemberId actor, DateTimeOffset start)
    {
        var id = await Workshop.NewDraftAsync(actor, new NewPublication { Type = PublicationType.Event });
        await Workshop.ChangeAsync(id, actor, new PublicationChange { When = When(start), Place = "Cobán" });
        return id;
    }

    /// <summary>An event that is shared with a group, or with the network.</summary>
    public async Task<PublicationId> NewEventAsync(MemberId actor, GroupId? group = null, DateTimeOffset? start = null)
    {
        var id = await NewDraftAsync(actor, start ?? Soon);
        await Workshop.ShareAsync(id, actor, group);
        return id;
    }

    public Task<Refusal?> TryAnswerAsync(PublicationId id, MemberId actor, Attendance answer = Attendance.Going) =>
        Answers(id).AnswerAsync(actor, answer, Community.NewRequest());

    public async Task AnswerAsync(PublicationId id, MemberId actor, Attendance answer = Attendance.Going) =>
        Assert.Null(await TryAnswerAsync(id, actor, answer));

    public async Task<ImmutableArray<EventAnswer>> AnswersAsync(PublicationId id) =>
        [.. (await Community.ReadAsync(TopicId.Answers(id))).OfType<EventAnswer>()];

    public async Task<Attendance?> OwnAsync(PublicationId id, MemberId member) =>
        (await Community.Member(member).MineAsync(member)).OfType<Answering>()
            .SingleOrDefault(own => own.Id == $"answer-{id}")?.Answer;

    /// <summary>Waits until a member's own topic tells this answer.</summary>
    public Task HearsAsync(PublicationId id, MemberId member, Attendance? answer) =>
        Community.EventuallyAsync(async () => await OwnAsync(id, member) == answer);

    public async Task<CalendarItem?> ItemAsync(GroupId? group, int year, PublicationId id) =>
        (await Community.ReadAsync(TopicId.Calendar(CalendarKeys.Of(group, year)))).OfType<CalendarItem>()
            .SingleOrDefault(item => item.Id == id.Value);

    /// <summary>Waits until it stands in a calendar, or no more.</summary>
    public Task ComesAsync(GroupId? group, int year, PublicationId id, bool isThere = true) =>
        Community.EventuallyAsync(async () => await ItemAsync(group, year, id) is not null == isThere);
}
