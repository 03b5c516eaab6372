using Comparte.Grains.Tests.Exports;
using Comparte.Grains.Tests.Pages;
using Comparte.Grains.Tests.Search;
using Comparte.Hiding;
using Comparte.Inbox;
using Comparte.Pages;
using Comparte.Power;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>Who hides a group's page, and what is read of it meanwhile, by whom.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HiddenPageTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Shelf _shelf = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;
    private PageId _id;

    private Community Community => _shelf.Community;

    private IHidingGrain Hiding => cluster.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Page, _id.Value));

    private IReportsGrain Reports => cluster.Grains.GetGrain<IReportsGrain>(_group.Value);

    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _maren = await Community.NewMemberAsync("Maren");
        _outsider = await Community.NewMemberAsync("Iker");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
        await Community.JoinAsync(_group, _maren);
        _id = await _shelf.NewPageAsync(_maren, _group, body: "De Maren.");
        Community.Value(await _shelf.TrySaveAsync(_id, _joao, 1, "De João."));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Its_title_and_all_its_versions_leave_and_come_back()
    {
        Assert.Null(await HideAsync(_ana));

        var left = await AboutAsync();
        Assert.Equal(("", "Es propaganda.", _joao, 2), (left.Title, left.Hidden!.Text, left.SavedBy, left.Version));
        await CardAsync(card => card is { Title: "", Version: 2 });
        foreach (var version in new int?[] { null, 1, 2 })
        {
            Assert.Equal("not_found", (await _shelf.Page(_id).TextAsync(_ana, version)).Refusal?.Code);
        }

        Assert.Empty(Community.Value(await _shelf.Page(_id).VersionsAsync(_ana)));
        await Community.EventuallyAsync(() => Task.FromResult(MemoryIndex.Instance[$"page/{_id}"] is null or { IsGone: true }));

        Assert.Null(await ShowAsync(_ana));

        Assert.Equal(("Acuerdos", null), (await AboutAsync() is var back ? (back.Title, back.Hidden) : default));
        Assert.Equal("De João.", await _shelf.SourceAsync(_id, _ana));
        Assert.Equal(2, Community.Value(await _shelf.Page(_id).VersionsAsync(_ana)).Length);
        await CardAsync(card => card.Title == "Acuerdos");
        await Community.EventuallyAsync(() => Task.FromResult(MemoryIndex.Instance[$"page/{_id}"] is { IsGone: false, Text: "De João." }));
    }

    [Fact]
    public async Task Those_who_wrote_it_and_those_who_moderate_look_behind_and_nobody_else()
    {
        var other = await Community.NewMemberAsync("Nerea");
        await Community.JoinAsync(_group, other);
        Assert.Null(await HideAsync(_ana));

        Assert.Equal(("De João.", true), (await SeenByAsync(_ana) is var ana ? (ana.Words!.Source, ana.MayShow) : default));
        Assert.Equal(("De João.", false), (await SeenByAsync(_joao) is var joao ? (joao.Words!.Source, joao.MayShow) : default));
        Assert.Equal("Acuerdos", (await SeenByAsync(_maren)).Words?.Title);
        Assert.Null((await SeenByAsync(other)).Words);
        Assert.Equal("not_found", (await Hiding.HiddenAsync(_outsider, null, true)).Refusal?.Code);
    }

    [Fact]
    public async Task Each_version_is_still_there_for_whoever_wrote_it()
    {
        await cluster.NewAccountAsync(_maren);
        Assert.Null(await HideAsync(_ana));

        Assert.Equal("De Maren.", await _shelf.SourceAsync(_id, _maren, 1));
        Assert.Equal("not_found", (await _shelf.Page(_id).TextAsync(_maren, null)).Refusal?.Code);
        Assert.Equal([1], Community.Value(await _shelf.Page(_id).VersionsAsync(_maren)).Select(one => one.Version));
        var file = await cluster.OwnFileAsync(_maren);
        Assert.Contains("De Maren.", file, StringComparison.Ordinal);
        Assert.DoesNotContain("De João.", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_moderate_there_hide_and_show_and_never_their_own()
    {
        var other = await Community.NewMemberAsync("Nerea");
        await Community.JoinAsync(_group, other);
        var refused = new[]
        {
            (other, "not_allowed"), (_joao, "hide_own"), (_maren, "hide_own"), (_outsider, "not_found"),
        };
        foreach (var (actor, code) in refused)
        {
            Assert.Equal(code, (await HideAsync(actor))?.Code);
        }

        Assert.Null((await AboutAsync()).Hidden);
        Assert.Null(await HideAsync(_ana));
        Assert.Equal("hidden", (await HideAsync(_ana))?.Code);
        foreach (var (actor, code) in refused)
        {
            Assert.Equal(code, (await ShowAsync(actor))?.Code);
        }

        Assert.NotNull((await AboutAsync()).Hidden);
    }

    [Fact]
    public async Task What_the_only_facilitator_wrote_is_hidden_by_those_who_administer()
    {
        Community.Value(await _shelf.TrySaveAsync(_id, _ana, 2, "De Ana."));

        Assert.Equal("hide_own", (await HideAsync(_ana))?.Code);
        Assert.Equal("not_found", (await HideAsync(_outsider))?.Code);
        Assert.Null(await HideAsync(_outsider, asAdministrator: true));
        Assert.Equal("hide_own", (await ShowAsync(_ana))?.Code);
        Assert.Null(await ShowAsync(_outsider, asAdministrator: true));
    }

    [Fact]
    public async Task It_needs_a_reason_and_is_hidden_once()
    {
        Assert.Equal("text", (await Hiding.HideAsync(_ana, NewHiding() with { Text = " " }, false))?.Field);
        var hiding = NewHiding();
        Assert.Null(await Hiding.HideAsync(_ana, hiding, false));
        Assert.Null(await Hiding.HideAsync(_ana, hiding, false));
        Assert.Equal("request_reused", (await Hiding.HideAsync(_ana, hiding with { Text = "Otra cosa." }, false))?.Code);
    }

    [Fact]
    public async Task Nobody_writes_it_or_reports_it_meanwhile_and_the_pen_is_gone()
    {
        Community.Value(await _shelf.Page(_id).TakePenAsync(_maren, Community.NewRequest(), PenAsking.Take));
        Assert.Null(await HideAsync(_ana));

        Assert.Null(await _shelf.PenAsync(_id));
        Assert.Equal("hidden", (await _shelf.TrySaveAsync(_id, _ana, 2)).Refusal?.Code);
        Assert.Equal(
            "hidden", (await _shelf.Page(_id).TakePenAsync(_ana, Community.NewRequest(), PenAsking.TakeOver)).Refusal?.Code);
        var restoring = new PageSaving { RequestId = Community.NewRequest(), Base = 2, Restores = 1 };
        Assert.Equal("hidden", (await _shelf.Page(_id).SaveAsync(_ana, restoring)).Refusal?.Code);
        var report = new NewReport { RequestId = Community.NewRequest(), About = TopicId.Of(_id) };
        var reported = cluster.Grains.GetGrain<IReportedGrain>(GrainId.Create(TopicKinds.Page, _id.Value));
        Assert.Equal("not_found", (await reported.ReportAsync(_ana, report))?.Code);
    }

    [Fact]
    public async Task Who_made_it_puts_it_away_and_deletes_it_and_then_it_is_hidden_no_longer()
    {
        Assert.Null(await HideAsync(_ana));

        Community.Value(await _shelf.TryChangeAsync(_id, _maren, new PageChange { Archived = true }));
        Assert.Null(await _shelf.Page(_id).DeleteAsync(_maren, Community.NewRequest()));

        Assert.Equal("not_found", (await Hiding.HiddenAsync(_maren, null, false)).Refusal?.Code);
        Assert.Equal("not_found", (await ShowAsync(_ana))?.Code);
    }

    [Fact]
    public async Task Whoever_wrote_last_is_told_and_a_granted_appeal_brings_it_back()
    {
        Assert.Null(await HideAsync(_ana));
        await Community.EventuallyAsync(async () => (await Community.ReadAsync(TopicId.Inbox(_joao))).OfType<Notice>()
            .Any(notice => notice.Type == NoticeType.Hidden));
        long? no = null;
        await Community.EventuallyAsync(async () => (no = (await SeenByAsync(_joao)).Case) is not null);
        Assert.Null((await SeenByAsync(_maren)).Case);
        var appeal = new NewAppeal { RequestId = Community.NewRequest(), Text = "No vendo nada." };
        Assert.Equal("not_found", (await Reports.AppealAsync(_maren, no!.Value, appeal))?.Code);
        Assert.Null(await Reports.AppealAsync(_joao, no.Value, appeal));

        var answer = new AppealAnswer { RequestId = Community.NewRequest(), Granted = true, Text = "Es verdad." };
        Assert.Null(await Reports.DecideAsync(_ana, no.Value, answer, false));

        await Community.EventuallyAsync(async () => (await AboutAsync()).Title == "Acuerdos");
    }

    [Fact]
    public async Task The_log_of_power_says_that_it_was_hidden_and_shown_again()
    {
        Assert.Null(await HideAsync(_ana));
        await LoggedAsync(ActType.Hidden);
        Assert.Null(await ShowAsync(_ana));
        await LoggedAsync(ActType.ShownAgain);
    }

    private Task LoggedAsync(ActType type) => Community.EventuallyAsync(async () =>
        (await Community.ReadAsync(TopicId.Power(_group))).OfType<PowerAct>()
            .Any(act => act.Type == type && act.By == _ana && act.About == TopicId.Of(_id)));

    private NewHiding NewHiding() => new()
    {
        RequestId = Community.NewRequest(),
        About = TopicId.Of(_id),
        Reason = ReportReason.Spam,
        Text = "Es propaganda.",
    };

    private Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator = false) =>
        Hiding.HideAsync(actor, NewHiding(), asAdministrator);

    private Task<Refusal?> ShowAsync(MemberId actor, bool asAdministrator = false) => Hiding.ShowAsync(
        actor, new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_id) }, asAdministrator);

    private async Task<HiddenView> SeenByAsync(MemberId member) =>
        Community.Value(await Hiding.HiddenAsync(member, null, asAdministrator: false));

    private async Task<PageAbout> AboutAsync() =>
        (await Community.ReadAsync(TopicId.Of(_id))).OfType<PageAbout>().Single();

    private Task CardAsync(Func<GroupPage, bool> fits) => Community.EventuallyAsync(async () =>
        await _shelf.CardAsync(_group, _id) is { } card && fits(card));
}
