using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Inbox;
using Comparte.Power;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>Who hides a post and shows it again, what stays of it meanwhile, and who decides an appeal.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HidingTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;
    private ThreadId _thread;
    private Post _post = new();

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        _outsider = await _community.NewMemberAsync("Iker");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        await _community.JoinAsync(_group, _maren);
        _thread = await _community.NewThreadAsync(_ana, _group);
        _post = await _community.PublishAsync(_thread, _joao);
        Community.Value(await _community.Thread(_thread).ReactAsync(_maren, _post.No, "thanks", present: true));
        _post = await ReadPostAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_hidden_keeps_its_place_and_nothing_of_what_it_said()
    {
        Assert.Null(await HideAsync(_ana));

        var left = await ReadPostAsync();
        Assert.Equal(("", null, 0, 0), (left.Source, left.Attachments, left.Reactions.Count, left.Mentions.Length));
        Assert.Equal(
            (_ana, ReportReason.PersonalData, "Dice dónde vive alguien."),
            (left.Hidden!.By, left.Hidden.Reason, left.Hidden.Text));
        Assert.Equal((_post.By, _post.At), (left.By, left.At));
    }

    [Fact]
    public async Task Its_author_and_those_who_moderate_look_behind_and_nobody_else()
    {
        Assert.Null(await HideAsync(_ana));

        Assert.Equal((_post.Source, true), (await SeenByAsync(_ana) is var ana ? (ana.Words!.Source, ana.MayShow) : default));
        Assert.Equal((_post.Source, false), (await SeenByAsync(_joao) is var joao ? (joao.Words!.Source, joao.MayShow) : default));
        Assert.Null((await SeenByAsync(_maren)).Words);
        Assert.Equal("not_found", (await Thread.HiddenAsync(_outsider, _post.No, true)).Refusal?.Code);
    }

    [Fact]
    public async Task Shown_again_it_is_as_it_was()
    {
        Assert.Null(await HideAsync(_ana));
        Assert.Null(await ShowAsync(_ana));

        var back = await ReadPostAsync();
        Assert.Equal((_post.Source, _post.By, _post.At, null), (back.Source, back.By, back.At, back.Hidden));
        Assert.Equal([_maren], back.Reactions["thanks"].AsEnumerable());
        Assert.Equal((_ana, _ana), (back.Shown!.By, back.Shown.HiddenBy));
        Assert.Equal("not_found", (await Thread.HiddenAsync(_joao, _post.No, false)).Refusal?.Code);
        Assert.Null(await HideAsync(_ana));
    }

    [Fact]
    public async Task A_showing_that_is_repeated_takes_nothing_of_what_was_hidden_anew()
    {
        Assert.Null(await HideAsync(_ana));
        var showing = new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = _post.No };
        Assert.Null(await Thread.ShowAsync(_ana, showing, false));
        Assert.Null(await HideAsync(_ana));

        Assert.Null(await Thread.ShowAsync(_ana, showing, false));

        Assert.NotNull((await ReadPostAsync()).Hidden);
        Assert.Equal(_post.Source, (await SeenByAsync(_joao)).Words?.Source);
    }

    [Fact]
    public async Task Reactions_of_the_moment_in_which_it_is_hidden_are_neither_lost_nor_come_back()
    {
        var thread = _community.Thread(_thread);
        cluster.Store.Meanwhile(_thread.Value, $"thread.x{_post.No}", async () =>
        {
            Community.Value(await thread.ReactAsync(_maren, _post.No, "thanks", present: false));
            Community.Value(await thread.ReactAsync(_ana, _post.No, "agree", present: true));
        });

        Assert.Null(await HideAsync(_ana));
        Assert.Null(await ShowAsync(_ana));

        var (name, who) = Assert.Single((await ReadPostAsync()).Reactions);
        Assert.Equal(("agree", _ana), (name, Assert.Single(who)));
    }

    [Fact]
    public async Task Only_those_who_moderate_there_hide_and_never_their_own()
    {
        await _community.NewGroupAsync(_outsider);
        foreach (var (actor, code) in new[] { (_maren, "not_allowed"), (_joao, "hide_own"), (_outsider, "not_found") })
        {
            Assert.Equal(code, (await HideAsync(actor))?.Code);
        }

        var own = await _community.PublishAsync(_thread, _ana);
        Assert.Equal("hide_own", (await HideAsync(_ana, no: own.No))?.Code);
        Assert.Equal("not_allowed", (await HideAsync(_maren, no: own.No))?.Code);
        Assert.Null((await ReadPostAsync()).Hidden);
    }

    [Fact]
    public async Task Administrators_hide_only_what_nobody_else_facilitates()
    {
        Assert.Equal("not_found", (await HideAsync(_outsider, asAdministrator: true))?.Code);
        Assert.Equal("not_allowed", (await HideAsync(_maren, asAdministrator: true))?.Code);

        var own = await _community.PublishAsync(_thread, _ana);
        Assert.Null(await HideAsync(_outsider, asAdministrator: true, no: own.No));
    }

    [Fact]
    public async Task It_needs_a_reason_and_is_hidden_once()
    {
        Assert.Equal("text", (await Thread.HideAsync(_ana, NewHiding() with { Text = " " }, false))?.Field);
        var hiding = NewHiding();
        Assert.Null(await Thread.HideAsync(_ana, hiding, false));
        Assert.Null(await Thread.HideAsync(_ana, hiding, false));
        Assert.Equal("hidden", (await HideAsync(_ana))?.Code);
        Assert.Equal("request_reused", (await Thread.HideAsync(_ana, hiding with { Text = "Otra cosa." }, false))?.Code);
    }

    [Fact]
    public async Task Nobody_changes_reports_or_reads_the_history_of_what_is_hidden()
    {
        var thread = _community.Thread(_thread);
        Community.Value(await thread.EditAsync(_joao, _post.No, "Vive en la calle Mayor.", Community.NewRequest()));
        Assert.Null(await HideAsync(_ana));

        Assert.Equal("hidden", (await thread.EditAsync(_joao, _post.No, "Otra cosa.", Community.NewRequest())).Refusal?.Code);
        Assert.Equal("hidden", (await thread.ReactAsync(_maren, _post.No, "agree", present: true)).Refusal?.Code);
        Assert.Equal("not_found", (await thread.HistoryAsync(_maren, _post.No)).Refusal?.Code);
        Assert.Single(Community.Value(await thread.HistoryAsync(_joao, _post.No)));
        var report = new NewReport { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = _post.No };
        Assert.Equal("not_found", (await cluster.Grains.GetGrain<IReportedGrain>(Key).ReportAsync(_maren, report))?.Code);
    }

    [Fact]
    public async Task What_its_author_deletes_is_hidden_no_longer_and_gone()
    {
        Assert.Null(await HideAsync(_ana));

        Community.Value(await _community.Thread(_thread).DeleteAsync(_joao, _post.No, Community.NewRequest()));

        Assert.Equal("not_found", (await Thread.HiddenAsync(_joao, _post.No, false)).Refusal?.Code);
        Assert.Equal("not_found", (await ShowAsync(_ana))?.Code);
    }

    [Fact]
    public async Task Whoever_wrote_it_is_told_and_so_are_those_who_reported()
    {
        var report = new NewReport { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = _post.No };
        Assert.Null(await cluster.Grains.GetGrain<IReportedGrain>(Key).ReportAsync(_maren, report));

        Assert.Null(await HideAsync(_ana));

        await HearsAsync(_joao, notice => notice.Type == NoticeType.Hidden && notice.By is [var by] && by == _ana);
        await HearsAsync(_maren, notice => notice.Type == NoticeType.ReportHandled);
        var told = Community.Value(await Reports().WarningAsync(_joao, await CaseAsync()));
        Assert.Equal((ReportState.Hidden, "Dice dónde vive alguien."), (told.State, told.Decision.Text));
        Assert.Equal(ReportState.Hidden, Assert.Single(Community.Value(await Reports().ListAsync(_ana, false))).State);
    }

    [Fact]
    public async Task The_log_of_power_says_what_was_hidden_and_shown_again_without_a_word()
    {
        Assert.Null(await HideAsync(_ana));
        await LoggedAsync(ActType.Hidden);
        Assert.Null(await ShowAsync(_ana));

        var act = await LoggedAsync(ActType.ShownAgain);
        Assert.Equal(
            ((MemberId?)_ana, null, (TopicId?)TopicId.Of(_thread), (long?)_post.No), (act.By, act.Member, act.About, act.Post));
    }

    [Fact]
    public async Task Somebody_else_decides_an_appeal_and_it_is_shown_again()
    {
        await FacilitatesAsync(_maren);
        Assert.Null(await HideAsync(_ana));
        var no = await CaseAsync();

        Assert.Equal("not_found", (await Reports().AppealAsync(_maren, no, Appeal()))?.Code);
        Assert.Null(await Reports().AppealAsync(_joao, no, Appeal()));
        Assert.Equal("appealed", (await Reports().AppealAsync(_joao, no, Appeal()))?.Code);
        await HearsAsync(_maren, notice => notice is { Type: NoticeType.Report, Count: 1 });
        Assert.True(Assert.Single(Community.Value(await Reports().ListAsync(_ana, false))).Appeal!.Elsewhere);
        Assert.Equal("appeal_own", (await DecideAsync(_ana, no, true))?.Code);
        Assert.Equal("not_allowed", (await DecideAsync(_joao, no, true))?.Code);
        Assert.Equal("not_found", (await DecideAsync(_outsider, no, true))?.Code);

        Assert.Null(await DecideAsync(_maren, no, granted: true));

        await Community.EventuallyAsync(async () => (await ReadPostAsync()).Source == _post.Source);
        await HearsAsync(_joao, notice => notice.Type == NoticeType.AppealDecided && notice.By is [var by] && by == _maren);
        await LoggedAsync(ActType.AppealGranted);
        Assert.Equal("report_answered", (await DecideAsync(_maren, no, true))?.Code);
    }

    [Fact]
    public async Task Where_nobody_else_moderates_the_same_decides()
    {
        Assert.Null(await HideAsync(_ana));
        var no = await CaseAsync();
        Assert.Null(await Reports().AppealAsync(_joao, no, Appeal()));
        Assert.False(Assert.Single(Community.Value(await Reports().ListAsync(_ana, false))).Appeal!.Elsewhere);

        Assert.Null(await DecideAsync(_ana, no, granted: false));

        await HearsAsync(_joao, notice => notice.Type == NoticeType.AppealDecided);
        await LoggedAsync(ActType.AppealRejected);
        Assert.NotNull((await ReadPostAsync()).Hidden);
        var told = Community.Value(await Reports().WarningAsync(_joao, no));
        Assert.Equal((false, ""), (told.Appeal!.Granted, told.Appeal.Text));
    }

    [Fact]
    public async Task Agreements_are_written_by_those_who_facilitate_and_read_before_one_joins()
    {
        var agreements = cluster.Grains.GetGrain<IAgreementsGrain>(_group.Value);
        Assert.Equal("not_found", (await agreements.ReadAsync(_maren, null)).Refusal?.Code);
        Assert.Equal("not_allowed", (await agreements.AgreeAsync(_maren, Agreement(0, "Sin insultos.")))?.Code);
        Assert.Equal("not_allowed", (await agreements.AgreeAsync(_outsider, Agreement(0, "Sin insultos.")))?.Code);
        Assert.Equal("body", (await agreements.AgreeAsync(_ana, Agreement(0, " ")))?.Field);
        Assert.Equal("body", (await agreements.AgreeAsync(_ana, Agreement(0, new string('a', 4001))))?.Field);

        var first = Agreement(0, "Sin insultos.");
        Assert.Null(await agreements.AgreeAsync(_ana, first));
        Assert.Null(await agreements.AgreeAsync(_ana, first));
        Assert.Equal("text_changed", (await agreements.AgreeAsync(_ana, Agreement(0, "Otra cosa.")))?.Code);
        Assert.Null(await agreements.AgreeAsync(_ana, Agreement(1, "Sin insultos ni publicidad.")));

        Assert.Equal((2, "Sin insultos ni publicidad."), (
            Community.Value(await agreements.ReadAsync(_outsider, null)) is var read ? (read.Version, read.Source) : default));
        Assert.Equal("Sin insultos.", Community.Value(await agreements.ReadAsync(_maren, 1)).Source);
        Assert.Equal([1, 2], Community.Value(await agreements.VersionsAsync(_maren)).Select(one => one.Version));
        await HearsAsync(_maren, notice => notice.Type == NoticeType.AgreementsChanged);
        await LoggedAsync(ActType.AgreementsChanged);
        Assert.DoesNotContain(await HeardAsync(_ana), notice => notice.Type == NoticeType.AgreementsChanged);
    }

    [Fact]
    public async Task Agreements_of_a_hidden_group_are_not_there_for_outsiders()
    {
        var group = await _community.NewGroupAsync(_ana, new GroupChange { Visibility = GroupVisibility.Hidden });
        var agreements = cluster.Grains.GetGrain<IAgreementsGrain>(group.Value);
        Assert.Null(await agreements.AgreeAsync(_ana, Agreement(0, "Sin insultos.")));

        Assert.Equal("not_found", (await agreements.ReadAsync(_outsider, null)).Refusal?.Code);
        Assert.Equal("not_found", (await agreements.VersionsAsync(_outsider)).Refusal?.Code);
        Assert.Equal("not_found", (await agreements.AgreeAsync(_outsider, Agreement(1, "Otra cosa.")))?.Code);
    }

    private GrainId Key => GrainId.Create(TopicKinds.Thread, _thread.Value);

    private IHidingGrain Thread => cluster.Grains.GetGrain<IHidingGrain>(Key);

    private IReportsGrain Reports() => cluster.Grains.GetGrain<IReportsGrain>(_group.Value);

    private NewHiding NewHiding(long? no = null) => new()
    {
        RequestId = Community.NewRequest(),
        About = TopicId.Of(_thread),
        Post = no ?? _post.No,
        Reason = ReportReason.PersonalData,
        Text = "Dice dónde vive alguien.",
    };

    private static NewAppeal Appeal() => new() { RequestId = Community.NewRequest(), Text = "Es mi propia casa." };

    private static AgreementChange Agreement(int @base, string body) =>
        new() { RequestId = Community.NewRequest(), Base = @base, Body = body };

    private Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator = false, long? no = null) =>
        Thread.HideAsync(actor, NewHiding(no), asAdministrator);

    private Task<Refusal?> ShowAsync(MemberId actor) => Thread.ShowAsync(
        actor, new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = _post.No }, false);

    private Task<Refusal?> DecideAsync(MemberId actor, long no, bool granted) => Reports().DecideAsync(
        actor, no, new AppealAnswer { RequestId = Community.NewRequest(), Granted = granted, Text = "Lo hemos hablado." }, false);

    private async Task<HiddenView> SeenByAsync(MemberId member) =>
        Community.Value(await Thread.HiddenAsync(member, _post.No, asAdministrator: false));

    private async Task<long> CaseAsync()
    {
        long? no = null;
        await Community.EventuallyAsync(async () => (no = (await SeenByAsync(_joao)).Case) is not null);
        return no!.Value;
    }

    private async Task<Post> ReadPostAsync() =>
        (await _community.ReadAsync(TopicId.Of(_thread))).OfType<Post>().Single(post => post.No == _post.No);

    private async Task FacilitatesAsync(MemberId member) => Assert.Null(await _community.Group(_group)
        .SetRoleAsync(_ana, member, GroupRole.Facilitator, Community.NewRequest()));

    private async Task<PowerAct> LoggedAsync(ActType type)
    {
        var acts = ImmutableArray<PowerAct>.Empty;
        await Community.EventuallyAsync(async () =>
            (acts = [.. (await _community.ReadAsync(TopicId.Power(_group))).OfType<PowerAct>().Where(act => act.Type == type)])
                .Length > 0);
        return acts[0];
    }

    private async Task<ImmutableArray<Notice>> HeardAsync(MemberId member) =>
        [.. (await _community.ReadAsync(TopicId.Inbox(member))).OfType<Notice>()];

    private Task HearsAsync(MemberId member, Func<Notice, bool> fits) =>
        Community.EventuallyAsync(async () => (await HeardAsync(member)).Any(fits));
}
