using Comparte.Files;
using Comparte.Grains.Tests.Files;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Hiding;

/// <summary>Files of a post that is hidden are its author's alone, also when something fails in between.</summary>
[Collection(ClusterCollection.Name)]
public sealed class HiddenFileTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private readonly FileCommunity _files = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private ThreadId _thread;
    private FileId _file;
    private long _no;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _maren = await _community.NewMemberAsync("Maren");
        var group = await _community.NewGroupAsync(_ana);
        await _community.JoinAsync(group, _joao);
        await _community.JoinAsync(group, _maren);
        _thread = await _community.NewThreadAsync(_ana, group);
        _file = await _files.UploadAsync(_joao);
        var post = new NewPost { RequestId = Community.NewRequest(), Body = "Va.", Attachments = [new() { Id = _file }] };
        _no = Community.Value(await _community.Thread(_thread).PublishAsync(_joao, post)).No;
        await FetchedAsync(_maren, isThere: true);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task They_are_withheld_and_come_back()
    {
        Assert.Null(await HideAsync());
        Assert.Equal((bool[])[true, false, false], await FetchAsync());

        Assert.Null(await Thread.ShowAsync(
            _ana, new NewShowing { RequestId = Community.NewRequest(), About = TopicId.Of(_thread), Post = _no }, false));
        Assert.Equal((bool[])[true, true, true], await FetchAsync());
    }

    [Fact]
    public async Task Of_a_post_that_could_not_be_hidden_they_stay_everybodys()
    {
        cluster.Store.Fail(_thread.Value, writes: 1, record: "thread.s");
        await Assert.ThrowsAnyAsync<Exception>(HideAsync);

        Assert.Equal((bool[])[true, true, true], await FetchAsync());
    }

    [Fact]
    public async Task Of_a_post_that_is_hidden_they_are_withheld_also_when_that_failed_at_first()
    {
        cluster.Store.Fail(_file.Value, writes: 1);
        await Assert.ThrowsAnyAsync<Exception>(HideAsync);

        await FetchedAsync(_maren, isThere: false);
    }

    private IHidingGrain Thread => cluster.Grains.GetGrain<IHidingGrain>(GrainId.Create(TopicKinds.Thread, _thread.Value));

    private Task<Refusal?> HideAsync() => Thread.HideAsync(
        _ana,
        new NewHiding
        {
            RequestId = Community.NewRequest(),
            About = TopicId.Of(_thread),
            Post = _no,
            Reason = ReportReason.PersonalData,
            Text = "Dice dónde vive alguien.",
        },
        asAdministrator: false);

    /// <summary>Whether the author, who moderates and somebody else may fetch it.</summary>
    private async Task<bool[]> FetchAsync() =>
        [await MayFetchAsync(_joao), await MayFetchAsync(_ana), await MayFetchAsync(_maren)];

    private async Task<bool> MayFetchAsync(MemberId member) => (await _files.File(_file).ViewAsync(member)).Refusal is null;

    private Task FetchedAsync(MemberId member, bool isThere) =>
        Community.EventuallyAsync(async () => await MayFetchAsync(member) == isThere);
}
