using Comparte.Directories;
using Comparte.Hiding;
using Comparte.Needs;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>Who hides a need or an offer, and what stands in its place.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HiddenNeedTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _maren;
    private NeedId _id;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _maren = await _community.NewMemberAsync("Maren");
        _id = await _community.NewNeedAsync(_ana, new NeedChange { Text = "Para abril.", Axes = ["agroecology"] });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Its_words_leave_and_come_back()
    {
        Assert.Null(await HideAsync(_maren));

        var left = await AboutAsync();
        Assert.Equal(("", "", 0, "Es propaganda."), (left.Title, left.Text, left.Axes.Length, left.Hidden!.Text));
        await CardAsync(card => card is { Hidden: true, Title: "", Stage: NeedStage.Closed });
        Assert.Equal("Para abril.", Community.Value(await Hiding.HiddenAsync(_ana, null, false)).Words?.Source);
        Assert.Equal("Para abril.", Community.Value(await Hiding.HiddenAsync(_maren, null, true)).Words?.Source);
        Assert.Null(Community.Value(await Hiding.HiddenAsync(_maren, null, false)).Words);

        Assert.Null(await ShowAsync(_maren));

        var back = await AboutAsync();
        Assert.Equal(("Semillas de maíz", "Para abril.", null), (back.Title, back.Text, back.Hidden));
        Assert.Equal(["agroecology"], back.Axes.AsEnumerable());
        await CardAsync(card => card is { Hidden: false, Title: "Semillas de maíz", Stage: NeedStage.Open });
    }

    [Fact]
    public async Task What_is_changed_in_the_moment_in_which_it_is_hidden_comes_back_changed()
    {
        cluster.Store.Meanwhile(
            _id.Value, "need.x1", async () => Community.Value(await ChangeAsync(new NeedChange { Text = "Para mayo." })));

        Assert.Null(await HideAsync(_maren));
        Assert.Null(await ShowAsync(_maren));

        Assert.Equal("Para mayo.", (await AboutAsync()).Text);
    }

    [Fact]
    public async Task Only_those_who_administer_hide_and_never_their_own()
    {
        Assert.Equal("not_allowed", (await HideAsync(_maren, asAdministrator: false))?.Code);
        Assert.Equal("hide_own", (await HideAsync(_ana))?.Code);
        Assert.Null(await HideAsync(_maren));
        Assert.Equal("hide_own", (await ShowAsync(_ana))?.Code);
        Assert.Equal("hidden", (await HideAsync(_maren))?.Code);
    }

    [Fact]
    public async Task What_is_hidden_is_closed_and_removed_but_not_changed()
    {
        Assert.Null(await HideAsync(_maren));

        Assert.Equal("hidden", (await ChangeAsync(new NeedChange { Text = "Otra cosa." })).Refusal?.Code);
        Assert.Null((await ChangeAsync(new NeedChange { Closed = true })).Refusal);
        Assert.Null(await _community.Helps(_id).RemoveAsync(_ana, Community.NewRequest()));
        Assert.Equal("not_found", (await Hiding.HiddenAsync(_ana, null, false)).Refusal?.Code);
    }

    private IHidingGrain Hiding => cluster.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Need, _id.Value));

    private Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator = true) => Hiding.HideAsync(
        actor,
        new NewHiding
        {
            RequestId = Community.NewRequest(),
            About = TopicId.Of(_id),
            Reason = ReportReason.Spam,
            Text = "Es propaganda.",
        },
        asAdministrator);

    private Task<Refusal?> ShowAsync(MemberId actor) => Hiding.ShowAsync(
        actor, new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_id) }, asAdministrator: true);

    private Task<Outcome<NeedAbout>> ChangeAsync(NeedChange change) => _community.Need(_id)
        .ChangeAsync(_ana, change with { RequestId = Community.NewRequest() }, asAdministrator: false);

    private async Task<NeedAbout> AboutAsync() => Community.Value(await _community.Need(_id).ViewAsync()).About;

    private Task CardAsync(Func<NeedCard, bool> fits) => Community.EventuallyAsync(async () =>
        (await _community.ReadAsync(new TopicId(TopicKinds.Directory, DirectoryRules.Needs))).OfType<NeedCard>()
            .Any(card => card.Id == _id.Value && fits(card)));
}
