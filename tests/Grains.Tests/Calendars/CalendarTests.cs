using Comparte.Calendars;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Calendars;

/// <summary>Which events stand in which calendar.</summary>
[Collection(ClusterCollection.Name)]
public sealed class CalendarTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateTimeOffset June = new(2031, 6, 10, 15, 0, 0, TimeSpan.Zero);
    private readonly Gatherings _gatherings = new(cluster);
    private MemberId _ana;
    private MemberId _outsider;
    private GroupId _group;

    private Community Community => _gatherings.Community;

    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _outsider = await Community.NewMemberAsync("Maren");
        _group = await Community.NewGroupAsync(_ana);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_shared_event_stands_in_its_year_and_moves_with_its_date()
    {
        var id = await _gatherings.NewEventAsync(_ana, start: June);
        await _gatherings.ComesAsync(null, 2031, id);
        var item = (await _gatherings.ItemAsync(null, 2031, id))!;
        Assert.Equal(("Cosecha de agua", "es", June, "Cobán"), (item.Title, item.Language, item.When.Start, item.Place));

        await _gatherings.Workshop.ChangeAsync(
            id, _ana, new PublicationChange { When = Gatherings.When(June.AddYears(1)) });
        await _gatherings.ComesAsync(null, 2032, id);
        await _gatherings.ComesAsync(null, 2031, id, isThere: false);

        await _gatherings.Workshop.ChangeAsync(
            id, _ana, new PublicationChange { When = Gatherings.When(new DateTimeOffset(2032, 1, 1, 2, 0, 0, TimeSpan.Zero)) });
        await _gatherings.ComesAsync(null, 2031, id);
        await _gatherings.ComesAsync(null, 2032, id);
    }

    [Fact]
    public async Task A_draft_an_article_and_what_was_withdrawn_stand_in_none()
    {
        var draft = await _gatherings.NewDraftAsync(_ana, June);
        var article = await _gatherings.Workshop.NewSharedAsync(_ana);
        var withdrawn = await _gatherings.NewEventAsync(_ana, start: June);
        await _gatherings.ComesAsync(null, 2031, withdrawn);

        await _gatherings.Workshop.WithdrawAsync(withdrawn, _ana);

        await _gatherings.ComesAsync(null, 2031, withdrawn, isThere: false);
        Assert.Null(await _gatherings.ItemAsync(null, 2031, draft));
        Assert.Null(await _gatherings.ItemAsync(null, 2031, article));
        Assert.Equal("not_found", (await _gatherings.Event(withdrawn).EventAsync(_ana, "es")).Refusal?.Code);
        Assert.Equal("not_found", (await _gatherings.Event(draft).EventAsync(_ana, "es")).Refusal?.Code);
        await _gatherings.Workshop.ShareAsync(withdrawn, _ana);
        await _gatherings.ComesAsync(null, 2031, withdrawn);
        await _gatherings.Workshop.ChangeAsync(withdrawn, _ana, new PublicationChange { Type = PublicationType.Article });
        await _gatherings.ComesAsync(null, 2031, withdrawn, isThere: false);
    }

    [Fact]
    public async Task A_groups_event_is_in_no_other_calendar_and_for_no_outsider()
    {
        var id = await _gatherings.NewEventAsync(_ana, _group, June);
        await _gatherings.ComesAsync(_group, 2031, id);

        var topic = TopicId.Calendar(CalendarKeys.Of(_group, 2031));
        Assert.Equal((bool[])[true, false], await _gatherings.Workshop.AdmitAsync(topic, _ana, _outsider));
        var calendar = cluster.Grains.GetGrain<ICalendarGrain>(topic.Id);
        Assert.Equal([id.Value], (await calendar.ItemsAsync(_ana)).Select(item => item.Id));
        Assert.Empty(await calendar.ItemsAsync(_outsider));
        Assert.Null(await _gatherings.ItemAsync(null, 2031, id));
        Assert.Equal("not_found", (await _gatherings.Event(id).EventAsync(_outsider, "es")).Refusal?.Code);

        await _gatherings.Workshop.ShareAsync(id, _ana);
        await _gatherings.ComesAsync(null, 2031, id);
        await _gatherings.ComesAsync(_group, 2031, id, isThere: false);
        Assert.Equal("Cosecha de agua", Community.Value(await _gatherings.Event(id).EventAsync(_outsider, "es")).Title);
    }

    [Fact]
    public async Task An_older_telling_changes_nothing()
    {
        var calendar = cluster.Grains.GetGrain<ICalendarGrain>(CalendarKeys.Of(null, 2097));
        var id = EntityId.New<PublicationId>(TimeProvider.System);
        CalendarItem Item(long rev, string title) => new() { Id = id.Value, Title = title, ToldRev = rev };

        await calendar.TellAsync(Item(5, "cinco"));
        await calendar.TellAsync(Item(4, "cuatro"));
        Assert.Equal("cinco", Assert.Single(await calendar.ItemsAsync(_ana)).Title);
        await calendar.TellAsync(new Tombstone { Id = id.Value, ToldRev = 7 });
        await calendar.TellAsync(Item(6, "seis"));
        Assert.Empty(await calendar.ItemsAsync(_ana));
        await calendar.TellAsync(Item(8, "ocho"));
        Assert.Equal("ocho", Assert.Single(await calendar.ItemsAsync(_ana)).Title);
    }

    [Fact]
    public async Task What_changed_grows_with_texts_and_dates_and_not_with_comments()
    {
        var id = await _gatherings.NewEventAsync(_ana, start: June);
        var first = Community.Value(await _gatherings.Event(id).EventAsync(_outsider, "eu"));
        var thread = await _gatherings.Workshop.CommentsAsync(id);
        await Community.PublishAsync(thread, _outsider);
        await Community.EventuallyAsync(async () => (await _gatherings.Workshop.AboutAsync(id)).Comments == 1);
        Assert.Equal(first, Community.Value(await _gatherings.Event(id).EventAsync(_outsider, "eu")));

        await _gatherings.Workshop.ChangeAsync(id, _ana, new PublicationChange { Place = "Carchá" });
        Assert.True(Community.Value(await _gatherings.Event(id).EventAsync(_outsider, "eu")).ChangedAt > first.ChangedAt);
    }
}
