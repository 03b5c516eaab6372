using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Tasks;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Tasks;

/// <summary>What a group has to do, who may change it, and who hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class TaskTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly DateOnly Friday = new(2030, 3, 1);
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _tainara;
    private MemberId _outsider;
    private GroupId _group;

    /// <summary>Ana facilitates, João and Tainara belong to the group.</summary>
    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _tainara = await _community.NewMemberAsync("Tainara");
        _outsider = await _community.NewMemberAsync("Maren");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        await _community.JoinAsync(_group, _tainara);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private ITasksGrain Tasks => _community.Tasks(_group);

    [Fact]
    public async Task Any_member_adds_a_task_and_whoever_does_it_finds_it_among_the_own()
    {
        var from = new TaskSource { Topic = new TopicId(TopicKinds.Thread, EntityId.New<ThreadId>(TimeProvider.System).Value), No = 3 };

        var task = await AddAsync(_joao, NewTask(owner: _tainara, due: Friday) with { Text = "Dos sacos", From = from });

        Assert.Equal(("Comprar semillas", "Dos sacos", _joao), (task.Title, task.Text, task.By));
        Assert.Equal((_tainara, Friday, from), (task.Owner!.Value, task.Due!.Value, task.From!));
        await HearsAsync(_tainara, own => own is { Open: 1 } && own.Group == _group
            && own.Tasks[0] is { Title: "Comprar semillas" } line && line.Due == Friday && line.No == task.No);
        Assert.Equal(task, Assert.Single(await ReadAsync()));
    }

    [Fact]
    public async Task Any_member_takes_a_task_over_gives_it_on_and_says_that_it_is_done()
    {
        var task = await AddAsync(_ana, NewTask(owner: _joao));
        await HearsAsync(_joao, own => own is not null);

        await ChangeAsync(Tasks.AssignAsync(_tainara, task.No, _tainara, Community.NewRequest()));
        await HearsAsync(_joao, own => own is null);
        await HearsAsync(_tainara, own => own is { Open: 1 });
        var done = await ChangeAsync(Tasks.MarkAsync(_joao, task.No, done: true, Community.NewRequest()));
        Assert.Equal(_joao, done.DoneBy);
        Assert.NotNull(done.DoneAt);
        await HearsAsync(_tainara, own => own is null);

        Assert.Equal(done, await ChangeAsync(Tasks.MarkAsync(_ana, task.No, done: true, Community.NewRequest())));
        var open = await ChangeAsync(Tasks.MarkAsync(_ana, task.No, done: false, Community.NewRequest()));
        Assert.Equal((null, null), (open.DoneAt, open.DoneBy));
        await HearsAsync(_tainara, own => own is { Open: 1 });
        var nobodys = await ChangeAsync(Tasks.AssignAsync(_joao, task.No, null, Community.NewRequest()));
        Assert.Null(nobodys.Owner);
        await HearsAsync(_tainara, own => own is null);
    }

    [Fact]
    public async Task A_task_is_edited_by_who_wrote_it_down_and_who_does_it_alone()
    {
        var task = await AddAsync(_joao, NewTask(owner: _tainara));

        Assert.Equal("not_allowed", (await Tasks.EditAsync(_ana, task.No, Edit("Otra"))).Refusal?.Code);
        Assert.Equal("Dos", (await ChangeAsync(Tasks.EditAsync(_joao, task.No, Edit("Dos")))).Title);
        var mended = await ChangeAsync(Tasks.EditAsync(_tainara, task.No, Edit("Tres") with { Due = Friday, Text = "Ya" }));
        Assert.Equal(("Tres", "Ya", Friday), (mended.Title, mended.Text, mended.Due!.Value));
        await HearsAsync(_tainara, own => own?.Tasks[0].Title == "Tres");
    }

    [Fact]
    public async Task A_task_is_deleted_by_who_wrote_it_down_and_who_facilitates_alone()
    {
        var (first, second) = (await AddAsync(_joao, NewTask(owner: _tainara)), await AddAsync(_joao, NewTask()));
        await HearsAsync(_tainara, own => own is not null);

        Assert.Equal("not_allowed", (await DeleteAsync(_tainara, first.No)).Refusal?.Code);
        var request = Community.NewRequest();
        Assert.IsType<Tombstone>(Community.Value(await Tasks.DeleteAsync(_joao, first.No, request)));
        Assert.IsType<Tombstone>(Community.Value(await Tasks.DeleteAsync(_joao, first.No, request)));
        Assert.IsType<Tombstone>(Community.Value(await DeleteAsync(_ana, second.No)));

        await HearsAsync(_tainara, own => own is null);
        Assert.Equal("not_found", (await DeleteAsync(_ana, second.No)).Refusal?.Code);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Nobody_outside_reads_or_changes_tasks_also_not_who_was_removed()
    {
        var task = await AddAsync(_ana, NewTask(owner: _joao));
        await HearsAsync(_joao, own => own is not null);
        Assert.Equal((bool[])[true, true, true, false], await AdmitAsync());
        Assert.Null(await _community.Group(_group).RemoveAsync(_ana, _joao, Community.NewRequest()));

        foreach (var stranger in new[] { _outsider, _joao })
        {
            Assert.Equal("not_found", (await Tasks.AddAsync(stranger, NewTask())).Refusal?.Code);
            Assert.Equal("not_found", (await Tasks.EditAsync(stranger, task.No, Edit("Otra"))).Refusal?.Code);
            Assert.Equal("not_found", (await Tasks.AssignAsync(stranger, task.No, _ana, Community.NewRequest())).Refusal?.Code);
            Assert.Equal("not_found", (await Tasks.MarkAsync(stranger, task.No, true, Community.NewRequest())).Refusal?.Code);
            Assert.Equal("not_found", (await DeleteAsync(stranger, task.No)).Refusal?.Code);
        }

        Assert.Equal((bool[])[true, false, true, false], await AdmitAsync());
    }

    [Fact]
    public async Task The_task_of_who_was_removed_keeps_its_owner_who_hears_nothing_more_of_it()
    {
        var task = await AddAsync(_ana, NewTask(owner: _joao));
        await HearsAsync(_joao, own => own is not null);
        Assert.Null(await _community.Group(_group).RemoveAsync(_ana, _joao, Community.NewRequest()));

        var edited = await ChangeAsync(Tasks.EditAsync(_ana, task.No, Edit("Lo que nadie de fuera sabe")));

        Assert.Equal(_joao, edited.Owner);
        await HearsAsync(_joao, own => own is null);
        await ChangeAsync(Tasks.AssignAsync(_tainara, task.No, _tainara, Community.NewRequest()));
        await HearsAsync(_tainara, own => own is { Open: 1 });
    }

    [Fact]
    public async Task Only_a_member_of_the_group_is_given_a_task()
    {
        var task = await AddAsync(_ana, NewTask());

        var refusal = (await Tasks.AddAsync(_ana, NewTask(owner: _outsider))).Refusal;
        Assert.Equal(("owner_outside", "owner"), (refusal?.Code, refusal?.Field));
        refusal = (await Tasks.AssignAsync(_ana, task.No, _outsider, Community.NewRequest())).Refusal;
        Assert.Equal("owner_outside", refusal?.Code);
    }

    [Fact]
    public async Task An_archived_group_keeps_its_tasks_as_they_are()
    {
        var task = await AddAsync(_ana, NewTask());
        Community.Value(await _community.Group(_group).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));

        Assert.Equal("group_archived", (await Tasks.AddAsync(_ana, NewTask())).Refusal?.Code);
        Assert.Equal("group_archived", (await Tasks.MarkAsync(_ana, task.No, true, Community.NewRequest())).Refusal?.Code);
        Assert.True((await AdmitAsync())[0]);
    }

    [Fact]
    public async Task A_repeated_request_is_done_once()
    {
        var request = NewTask(owner: _joao);

        var first = await AddAsync(_ana, request);
        var again = await AddAsync(_ana, request);

        Assert.Equal(first, again);
        Assert.Equal("request_reused", (await Tasks.AddAsync(_ana, request with { Title = "Otra" })).Refusal?.Code);
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task What_can_not_be_a_task_is_refused_by_name()
    {
        async Task RefusesAsync(string code, string field, NewTask task)
        {
            var refusal = (await Tasks.AddAsync(_ana, task)).Refusal;
            Assert.Equal((code, field), (refusal?.Code, refusal?.Field));
        }

        await RefusesAsync("required", "title", NewTask() with { Title = " " });
        await RefusesAsync("too_long", "title", NewTask() with { Title = new string('a', 161) });
        await RefusesAsync("too_long", "text", NewTask() with { Text = new string('a', 2001) });
        await RefusesAsync("date_invalid", "due", NewTask(due: new DateOnly(1200, 1, 1)));
        await RefusesAsync("request_invalid", "from", NewTask() with { From = new TaskSource { Topic = TopicId.Of(_group) } });
        await RefusesAsync("required", "requestId", NewTask() with { RequestId = default });
    }

    [Fact]
    public async Task Tasks_before_and_their_changes_are_tasks_after()
    {
        var other = await AddAsync(_ana, NewTask());
        var before = await _community.Grains.GetTopic(TopicId.Tasks(_group)).ReadAsync(default);
        var task = await AddAsync(_ana, NewTask(owner: _joao));
        await ChangeAsync(Tasks.AssignAsync(_ana, task.No, _tainara, Community.NewRequest()));
        await ChangeAsync(Tasks.MarkAsync(_ana, task.No, true, Community.NewRequest()));
        Community.Value(await DeleteAsync(_ana, other.No));

        var since = await _community.Grains.GetTopic(TopicId.Tasks(_group)).ReadAsync(
            new TopicQuery { Since = new TopicCursor(before.Epoch, before.To) });
        var fresh = await _community.ReadAsync(TopicId.Tasks(_group));

        Assert.Equal(fresh, since.Entries.Where(entry => entry is not Tombstone).OrderBy(entry => entry.No));
        Assert.Contains(since.Entries, entry => entry is Tombstone && entry.No == other.No);
    }

    private static NewTask NewTask(MemberId? owner = null, DateOnly? due = null) => new()
    {
        RequestId = Community.NewRequest(),
        Title = "Comprar semillas",
        Owner = owner,
        Due = due,
    };

    private static TaskEdit Edit(string title) => new() { RequestId = Community.NewRequest(), Title = title };

    private static async Task<GroupTask> ChangeAsync(Task<Outcome<Entry>> command) =>
        Assert.IsType<GroupTask>(Community.Value(await command));

    private Task<GroupTask> AddAsync(MemberId actor, NewTask task) => ChangeAsync(Tasks.AddAsync(actor, task));

    private Task<Outcome<Entry>> DeleteAsync(MemberId actor, long no) =>
        Tasks.DeleteAsync(actor, no, Community.NewRequest());

    private async Task<ImmutableArray<GroupTask>> ReadAsync() =>
        [.. (await _community.ReadAsync(TopicId.Tasks(_group))).OfType<GroupTask>()];

    private Task HearsAsync(MemberId member, Func<OwnTasks?, bool> fits) => Community.EventuallyAsync(async () =>
        fits((await _community.Member(member).MineAsync(member)).OfType<OwnTasks>().SingleOrDefault()));

    private async Task<bool[]> AdmitAsync()
    {
        var admitted = await _community.Grains.GetTopic(TopicId.Tasks(_group)).AdmitAsync(
            [.. new[] { _ana, _joao, _tainara, _outsider }.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }
}
