using Comparte.Calendars;
using Comparte.Groups;
using Comparte.Publications;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Calendars;

/// <summary>Who goes to an event, who may say so, and who learns of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class AnswerTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Gatherings _gatherings = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _outsider;
    private GroupId _group;

    private Community Community => _gatherings.Community;

    /// <summary>Ana facilitates a group in which João is.</summary>
    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _outsider = await Community.NewMemberAsync("Maren");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_reader_has_one_answer_that_can_be_another_and_taken_back()
    {
        var id = await _gatherings.NewEventAsync(_ana);

        await _gatherings.AnswerAsync(id, _joao);
        await _gatherings.AnswerAsync(id, _outsider, Attendance.Maybe);
        await _gatherings.HearsAsync(id, _joao, Attendance.Going);
        await _gatherings.AnswerAsync(id, _joao, Attendance.No);

        Assert.Equal(
            [(_joao.Value, Attendance.No), (_outsider.Value, Attendance.Maybe)],
            (await _gatherings.AnswersAsync(id)).Select(answer => (answer.Id, answer.Answer)).Order());
        await _gatherings.HearsAsync(id, _joao, Attendance.No);
        Assert.Null(await _gatherings.Answers(id).TakeBackAsync(_joao, Community.NewRequest()));
        Assert.Equal([_outsider.Value], (await _gatherings.AnswersAsync(id)).Select(answer => answer.Id));
        await _gatherings.HearsAsync(id, _joao, null);
        Assert.Null(await _gatherings.Answers(id).TakeBackAsync(_joao, Community.NewRequest()));
        await _gatherings.AnswerAsync(id, _joao);
        await _gatherings.HearsAsync(id, _joao, Attendance.Going);
    }

    [Fact]
    public async Task A_repeated_request_changes_nothing_and_may_not_say_something_else()
    {
        var id = await _gatherings.NewEventAsync(_ana);
        var request = Community.NewRequest();
        Assert.Null(await _gatherings.Answers(id).AnswerAsync(_joao, Attendance.Going, request));
        await _gatherings.AnswerAsync(id, _joao, Attendance.No);

        Assert.Null(await _gatherings.Answers(id).AnswerAsync(_joao, Attendance.Going, request));

        Assert.Equal(Attendance.No, Assert.Single(await _gatherings.AnswersAsync(id)).Answer);
        Assert.Equal(
            "request_reused", (await _gatherings.Answers(id).AnswerAsync(_joao, Attendance.Maybe, request))?.Code);
        Assert.Equal("required", (await _gatherings.Answers(id).AnswerAsync(_joao, Attendance.Going, Guid.Empty))?.Code);
        Assert.Equal("request_invalid", (await _gatherings.TryAnswerAsync(id, _joao, (Attendance)7))?.Code);
    }

    [Fact]
    public async Task Answers_of_a_groups_event_are_for_its_members_alone()
    {
        var id = await _gatherings.NewEventAsync(_ana, _group);
        await _gatherings.AnswerAsync(id, _joao);

        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(id, _outsider))?.Code);
        Assert.Equal("not_found", (await _gatherings.Answers(id).TakeBackAsync(_outsider, Community.NewRequest()))?.Code);
        Assert.Equal((bool[])[true, true, false], await AdmitAsync(id));
        Assert.Equal(TopicId.Of(_group), await ParentAsync(id));
    }

    [Fact]
    public async Task Who_is_removed_from_the_group_reads_and_answers_no_more()
    {
        var id = await _gatherings.NewEventAsync(_ana, _group);
        await _gatherings.AnswerAsync(id, _joao);

        Assert.Null(await Community.Group(_group).RemoveAsync(_ana, _joao, Community.NewRequest()));

        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(id, _joao, Attendance.No))?.Code);
        Assert.Equal((bool[])[true, false, false], await AdmitAsync(id));
    }

    [Fact]
    public async Task A_draft_and_what_is_no_event_takes_no_answers()
    {
        var draft = await _gatherings.NewDraftAsync(_ana, Gatherings.Soon);
        var article = await _gatherings.Workshop.NewSharedAsync(_ana);

        Assert.Equal("publication_not_shared", (await _gatherings.TryAnswerAsync(draft, _ana))?.Code);
        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(draft, _joao))?.Code);
        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(article, _joao))?.Code);
        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(
            EntityId.New<PublicationId>(TimeProvider.System), _joao))?.Code);
        Assert.Equal((bool[])[false, false, false], await AdmitAsync(article));
    }

    [Fact]
    public async Task A_past_event_says_who_went_and_takes_no_answers()
    {
        var id = await _gatherings.NewEventAsync(_ana);
        await _gatherings.AnswerAsync(id, _joao);
        await _gatherings.Workshop.ChangeAsync(
            id, _ana, new PublicationChange { When = Gatherings.When(TimeProvider.System.GetUtcNow().AddDays(-3)) });

        Assert.Equal("event_over", (await _gatherings.TryAnswerAsync(id, _outsider))?.Code);
        Assert.Equal("event_over", (await _gatherings.Answers(id).TakeBackAsync(_joao, Community.NewRequest()))?.Code);
        Assert.Equal((bool[])[true, true, true], await AdmitAsync(id));
        Assert.Single(await _gatherings.AnswersAsync(id));
    }

    [Fact]
    public async Task Nobody_answers_in_an_archived_group()
    {
        var id = await _gatherings.NewEventAsync(_ana, _group);
        Community.Value(await Community.Group(_group).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));

        Assert.Equal("group_archived", (await _gatherings.TryAnswerAsync(id, _joao))?.Code);
    }

    [Fact]
    public async Task A_withdrawn_event_has_answers_for_its_authors_alone_and_says_so_to_hosts()
    {
        var id = await _gatherings.NewEventAsync(_ana);
        await _gatherings.AnswerAsync(id, _joao);
        var before = (await AboutAsync(id))!.Readers;

        await _gatherings.Workshop.WithdrawAsync(id, _ana);

        Assert.Equal("not_found", (await _gatherings.TryAnswerAsync(id, _joao))?.Code);
        Assert.Equal((bool[])[true, false, false], await AdmitAsync(id));
        await Community.EventuallyAsync(async () => (await AboutAsync(id))!.Readers > before);
    }

    [Fact]
    public async Task A_group_event_shared_with_everybody_has_answers_for_everybody()
    {
        var id = await _gatherings.NewEventAsync(_ana, _group);
        await _gatherings.AnswerAsync(id, _joao);

        await _gatherings.Workshop.ShareAsync(id, _ana);
        await _gatherings.AnswerAsync(id, _outsider, Attendance.Maybe);

        Assert.Equal((bool[])[true, true, true], await AdmitAsync(id));
        Assert.Null(await ParentAsync(id));
        Assert.Null((await AboutAsync(id))!.Parent);
    }

    [Fact]
    public async Task A_deleted_event_takes_its_answers_along_for_everybody()
    {
        var id = await _gatherings.NewEventAsync(_ana);
        await _gatherings.AnswerAsync(id, _joao);
        await _gatherings.HearsAsync(id, _joao, Attendance.Going);

        await _gatherings.Workshop.WithdrawAsync(id, _ana);
        Assert.Null(await _gatherings.Workshop.Publication(id).DeleteAsync(_ana, Community.NewRequest()));

        await _gatherings.HearsAsync(id, _joao, null);
        Assert.Empty(await _gatherings.AnswersAsync(id));
        Assert.Equal((bool[])[false, false, false], await AdmitAsync(id));
    }

    private Task<bool[]> AdmitAsync(PublicationId id) =>
        _gatherings.Workshop.AdmitAsync(TopicId.Answers(id), _ana, _joao, _outsider);

    private async Task<TopicId?> ParentAsync(PublicationId id) =>
        (await Community.Grains.GetTopic(TopicId.Answers(id)).AdmitAsync([new Admission(_ana, default)])).Parent;

    private async Task<AnswersAbout?> AboutAsync(PublicationId id) =>
        (await Community.ReadAsync(TopicId.Answers(id))).OfType<AnswersAbout>().SingleOrDefault();
}
