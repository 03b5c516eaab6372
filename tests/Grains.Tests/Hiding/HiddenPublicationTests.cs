using Comparte.Grains.Tests.Publications;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Publications;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>Who hides what is shared, and that it is its authors' alone meanwhile.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HiddenPublicationTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;
    private PublicationId _id;

    private Community Community => _workshop.Community;

    private IHidingGrain Hiding => cluster.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Publication, _id.Value));

    public async Task InitializeAsync()
    {
        _ana = await Community.NewMemberAsync("Ana");
        _joao = await Community.NewMemberAsync("João");
        _maren = await Community.NewMemberAsync("Maren");
        _outsider = await Community.NewMemberAsync("Iker");
        _group = await Community.NewGroupAsync(_ana);
        await Community.JoinAsync(_group, _joao);
        await Community.JoinAsync(_group, _maren);
        Community.Value(await Community.Group(_group).ChangeAsync(
            _ana,
            new GroupChange { RequestId = Community.NewRequest(), Visibility = GroupVisibility.Hidden },
            asAdministrator: false));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_a_group_reads_is_hidden_by_who_facilitates_and_comes_back_as_it_was()
    {
        await ShareAsync(_group);
        Assert.Equal("not_allowed", (await HideAsync(_maren, asAdministrator: true))?.Code);
        Assert.Equal("hide_own", (await HideAsync(_joao))?.Code);
        Assert.Equal("not_found", (await HideAsync(_outsider, asAdministrator: true))?.Code);

        Assert.Null(await HideAsync(_ana));

        Assert.Equal((bool[])[false, true, false, false], await _workshop.AdmitAsync(_id, _ana, _joao, _maren, _outsider));
        await GoesAsync(_group.Value);
        Assert.Equal("not_found", (await _workshop.Publication(_id).TextAsync(_maren, "es", null)).Refusal?.Code);
        Assert.Equal("Cosecha de agua", Community.Value(await _workshop.Publication(_id).TextAsync(_joao, "es", null)).Title);
        Assert.Equal("Cosecha de agua", Community.Value(await Hiding.HiddenAsync(_ana, null, false)).Words?.Title);
        Assert.Null(Community.Value(await Hiding.HiddenAsync(_maren, null, true)).Words);
        Assert.Equal("not_found", (await Hiding.HiddenAsync(_outsider, null, true)).Refusal?.Code);

        Assert.Equal("hidden", (await _workshop.Publication(_id).ShareAsync(_joao, _group, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_allowed", (await ShowAsync(_maren))?.Code);
        Assert.Null(await ShowAsync(_ana));

        Assert.Equal((bool[])[true, true, true, false], await _workshop.AdmitAsync(_id, _ana, _joao, _maren, _outsider));
        await _workshop.ComesAsync(_group.Value, _id);
    }

    [Fact]
    public async Task What_the_network_reads_is_hidden_by_who_administers()
    {
        await ShareAsync(null);
        Assert.Equal("not_allowed", (await HideAsync(_ana))?.Code);
        Assert.Equal("hide_own", (await HideAsync(_joao, asAdministrator: true))?.Code);

        Assert.Null(await HideAsync(_maren, asAdministrator: true));

        await GoesAsync("network");
        Assert.Equal("No es verdad.", Community.Value(await Hiding.HiddenAsync(_outsider, null, false)).Hidden.Text);
        long? no = null;
        await Community.EventuallyAsync(async () =>
            (no = Community.Value(await Hiding.HiddenAsync(_joao, null, false)).Case) is not null);
        var reports = cluster.Grains.GetGrain<IReportsGrain>(IReportsGrain.Network);
        var appeal = new NewAppeal { RequestId = Community.NewRequest(), Text = "Lo hemos medido." };
        Assert.Null(await reports.AppealAsync(_joao, no!.Value, appeal));
        var answer = new AppealAnswer { RequestId = Community.NewRequest(), Granted = true, Text = "Es verdad." };
        Assert.Equal("not_allowed", (await reports.DecideAsync(_ana, no.Value, answer, asAdministrator: false))?.Code);

        Assert.Null(await reports.DecideAsync(_ana, no.Value, answer, asAdministrator: true));

        await _workshop.ComesAsync("network", _id);
        Assert.True((await _workshop.AdmitAsync(_id, _outsider))[0]);
    }

    [Fact]
    public async Task Its_authors_change_nothing_of_it_until_it_is_shown_again()
    {
        await ShareAsync(_group);
        Assert.Null(await HideAsync(_ana));

        var publication = _workshop.Publication(_id);
        var change = new PublicationChange { RequestId = Community.NewRequest(), Place = "Cobán" };
        var sharing = new TextSharing { RequestId = Community.NewRequest() };
        Assert.Equal("hidden", (await publication.ChangeAsync(_joao, change)).Refusal?.Code);
        Assert.Equal("hidden", (await publication.ShareTextAsync(_joao, "es", sharing)).Refusal?.Code);
        Assert.Equal("hidden", (await publication.WithdrawAsync(_joao, Community.NewRequest())).Refusal?.Code);

        Assert.Null(await ShowAsync(_ana));
        await _workshop.WithdrawAsync(_id, _joao);
    }

    [Fact]
    public async Task Whoever_wrote_it_with_others_neither_judges_nor_keeps_others_from_judging()
    {
        await ShareAsync(_group);
        await _workshop.AddAuthorAsync(_id, _joao, _ana);

        Assert.Equal("hide_own", (await HideAsync(_ana))?.Code);
        Assert.Equal("report_own", (await ReportAsync(_ana))?.Code);
        Assert.Null(await ReportAsync(_maren));

        var reports = cluster.Grains.GetGrain<IReportsGrain>(IReportsGrain.Network);
        Assert.Empty(Community.Value(await cluster.Grains.GetGrain<IReportsGrain>(_group.Value).ListAsync(_ana, false)));
        Assert.DoesNotContain(Community.Value(await reports.ListAsync(_ana, true)), IsOfThis);
        var waits = Assert.Single(Community.Value(await reports.ListAsync(_outsider, true)), IsOfThis);
        var answer = new ReportAnswer { RequestId = Community.NewRequest(), State = ReportState.Dismissed, Text = "Bien." };
        Assert.Equal("not_found", (await reports.AnswerAsync(_ana, waits.No, answer, true))?.Code);
        Assert.Null(await HideAsync(_maren, asAdministrator: true));
        bool IsOfThis(Report report) => report.About == TopicId.Of(_id);
    }

    private Task<Refusal?> ReportAsync(MemberId actor) => cluster.Grains
        .GetGrain<IReportedGrain>(GrainId.Create(TopicKinds.Publication, _id.Value)).ReportAsync(
            actor, new NewReport { RequestId = Community.NewRequest(), About = TopicId.Of(_id), Reason = ReportReason.Untrue });

    private async Task ShareAsync(GroupId? group)
    {
        _id = await _workshop.NewSharedAsync(_joao, group);
        await _workshop.ComesAsync(group?.Value ?? "network", _id);
    }

    private Task GoesAsync(string feed) => _workshop.ComesAsync(feed, _id, isThere: false);

    private Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator = false) => Hiding.HideAsync(
        actor,
        new NewHiding
        {
            RequestId = Community.NewRequest(),
            About = TopicId.Of(_id),
            Reason = ReportReason.Untrue,
            Text = "No es verdad.",
        },
        asAdministrator);

    private Task<Refusal?> ShowAsync(MemberId actor) => Hiding.ShowAsync(
        actor, new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_id) }, asAdministrator: false);
}
