using Comparte.Grains.Tests.Exports;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>With the first message of a group's conversation its title is hidden, and comes back with it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HiddenTitleTests(ClusterFixture cluster) : IAsyncLifetime
{
    private const string Title = "¿Qué sembramos?";
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private MemberId _outsider;
    private GroupId _group;
    private ThreadId _thread;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        _outsider = await _community.NewMemberAsync("Iker");
        _group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(_group, _joao);
        await _community.JoinAsync(_group, _maren);
        _thread = await _community.NewThreadAsync(_joao, _group);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_title_leaves_with_the_first_message_and_comes_back_with_it()
    {
        Assert.Null(await HideAsync(_ana));

        Assert.Equal("", (await AboutAsync()).Title);
        Assert.NotNull(KeptTitle);
        await CardAsync(card => card.Title.Length == 0 && card.Excerpt.Length == 0);

        Assert.Null(await ShowAsync(_ana));

        Assert.Equal(Title, (await AboutAsync()).Title);
        await CardAsync(card => card.Title == Title);
        Assert.Null(KeptTitle);
    }

    [Fact]
    public async Task Its_author_and_those_who_moderate_read_it_and_nobody_else()
    {
        Assert.Null(await HideAsync(_ana));

        Assert.Equal(Title, Community.Value(await Hiding.HiddenAsync(_ana, ThreadRules.OpeningNo, false)).Words?.Title);
        Assert.Equal(Title, Community.Value(await Hiding.HiddenAsync(_joao, ThreadRules.OpeningNo, false)).Words?.Title);
        Assert.Null(Community.Value(await Hiding.HiddenAsync(_maren, ThreadRules.OpeningNo, true)).Words);
        Assert.Equal("not_found", (await Hiding.HiddenAsync(_outsider, ThreadRules.OpeningNo, true)).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_hides_or_shows_it_who_does_not_moderate_there()
    {
        foreach (var (actor, code) in new[] { (_maren, "not_allowed"), (_joao, "hide_own"), (_outsider, "not_found") })
        {
            Assert.Equal(code, (await HideAsync(actor))?.Code);
        }

        Assert.Equal(Title, (await AboutAsync()).Title);
        Assert.Null(await HideAsync(_ana));
        foreach (var (actor, code) in new[] { (_maren, "not_allowed"), (_joao, "hide_own"), (_outsider, "not_found") })
        {
            Assert.Equal(code, (await ShowAsync(actor))?.Code);
        }

        Assert.Equal("", (await AboutAsync()).Title);
    }

    [Fact]
    public async Task It_is_renamed_by_nobody_meanwhile_and_what_else_is_changed_stays()
    {
        Assert.Null(await HideAsync(_ana));

        Assert.Equal("hidden", (await ChangeAsync(new ThreadChange { Title = "Otra cosa" })).Refusal?.Code);
        Community.Value(await ChangeAsync(new ThreadChange { Pinned = true }));
        Assert.Null(await ShowAsync(_ana));

        Assert.Equal((Title, true), (await AboutAsync() is var about ? (about.Title, about.Pinned) : default));
        Assert.Equal("Otra cosa", Community.Value(await ChangeAsync(new ThreadChange { Title = "Otra cosa" })).Title);
    }

    [Fact]
    public async Task What_its_author_deletes_takes_the_title_along_and_the_conversation_gets_another()
    {
        Assert.Null(await HideAsync(_ana));
        Community.Value(await _community.Thread(_thread).DeleteAsync(_joao, ThreadRules.OpeningNo, Community.NewRequest()));

        Assert.Null(KeptTitle);
        Assert.Equal("", (await AboutAsync()).Title);
        Assert.Equal("Semillas", Community.Value(await ChangeAsync(new ThreadChange { Title = "Semillas" })).Title);
    }

    [Fact]
    public async Task A_message_that_comes_later_is_hidden_without_the_title()
    {
        var post = await _community.PublishAsync(_thread, _joao);

        Assert.Null(await HideAsync(_ana, post.No));

        Assert.Equal(Title, (await AboutAsync()).Title);
        Assert.Equal("", Community.Value(await Hiding.HiddenAsync(_joao, post.No, false)).Words?.Title);
    }

    [Fact]
    public async Task A_showing_that_is_repeated_takes_nothing_of_what_was_hidden_anew()
    {
        Assert.Null(await HideAsync(_ana));
        var showing = NewShowing();
        Assert.Null(await Hiding.ShowAsync(_ana, showing, false));
        Assert.Null(await HideAsync(_ana));

        Assert.Null(await Hiding.ShowAsync(_ana, showing, false));

        Assert.Equal("", (await AboutAsync()).Title);
        Assert.Equal(Title, Community.Value(await Hiding.HiddenAsync(_joao, ThreadRules.OpeningNo, false)).Words?.Title);
    }

    [Fact]
    public async Task A_granted_appeal_brings_it_back()
    {
        Assert.Null(await HideAsync(_ana));
        long? no = null;
        await Community.EventuallyAsync(async () => (no = Community.Value(
            await Hiding.HiddenAsync(_joao, ThreadRules.OpeningNo, false)).Case) is not null);
        var reports = cluster.Grains.GetGrain<IReportsGrain>(_group.Value);
        Assert.Null(await reports.AppealAsync(
            _joao, no!.Value, new NewAppeal { RequestId = Community.NewRequest(), Text = "No es propaganda." }));

        Assert.Null(await reports.DecideAsync(
            _ana, no.Value, new AppealAnswer { RequestId = Community.NewRequest(), Granted = true, Text = "Es verdad." }, false));

        await Community.EventuallyAsync(async () => (await AboutAsync()).Title == Title);
    }

    [Fact]
    public async Task Its_author_takes_it_along_and_others_who_wrote_there_do_not()
    {
        await cluster.NewAccountAsync(_joao);
        await cluster.NewAccountAsync(_maren);
        await _community.PublishAsync(_thread, _maren);
        Assert.Null(await HideAsync(_ana));

        Assert.Contains(Title, await cluster.OwnFileAsync(_joao), StringComparison.Ordinal);
        Assert.DoesNotContain(Title, await cluster.OwnFileAsync(_maren), StringComparison.Ordinal);
    }

    private IHidingGrain Hiding => cluster.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Thread, _thread.Value));

    /// <summary>The record in which the title is meanwhile.</summary>
    private string? KeptTitle => cluster.Store.TextOf("thread.x1", GrainId.Create(TopicKinds.Thread, _thread.Value));

    private Task<Refusal?> HideAsync(MemberId actor, long no = ThreadRules.OpeningNo) => Hiding.HideAsync(
        actor,
        new NewHiding
        {
            RequestId = Community.NewRequest(),
            About = TopicId.Of(_thread),
            Post = no,
            Reason = ReportReason.Spam,
            Text = "Es propaganda.",
        },
        asAdministrator: false);

    private NewShowing NewShowing() =>
        new() { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = ThreadRules.OpeningNo };

    private Task<Refusal?> ShowAsync(MemberId actor) => Hiding.ShowAsync(actor, NewShowing(), asAdministrator: false);

    private Task<Outcome<ThreadAbout>> ChangeAsync(ThreadChange change) =>
        _community.Thread(_thread).ChangeAsync(_ana, change with { RequestId = Community.NewRequest() });

    private async Task<ThreadAbout> AboutAsync() =>
        (await _community.ReadAsync(TopicId.Of(_thread))).OfType<ThreadAbout>().Single();

    private Task CardAsync(Func<GroupThread, bool> fits) => Community.EventuallyAsync(async () =>
        (await _community.ReadAsync(TopicId.Of(_group))).OfType<GroupThread>().Any(card => card.Id == _thread.Value && fits(card)));
}
