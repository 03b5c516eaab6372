using Comparte.Groups;
using Comparte.Pages;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Pages;

/// <summary>Each command against those who may not: outside a page isn't there, and what is locked or put away stays as it is.
/// </summary>
[Collection(ClusterCollection.Name)]
public sealed class PageRefusalTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly Dictionary<string, Func<IPageGrain, MemberId, Task<Refusal?>>> All = new()
    {
        ["save"] = async (it, actor) => (await it.SaveAsync(actor, new PageSaving
        {
            RequestId = Community.NewRequest(),
            Base = 1,
            Title = "Otro",
        })).Refusal,
        ["pen"] = async (it, actor) =>
            (await it.TakePenAsync(actor, Community.NewRequest(), PenAsking.TakeOver)).Refusal,
        ["pin"] = async (it, actor) => (await it.ChangeAsync(
            actor, new PageChange { RequestId = Community.NewRequest(), Pinned = true })).Refusal,
        ["lock"] = async (it, actor) => (await it.ChangeAsync(
            actor, new PageChange { RequestId = Community.NewRequest(), Locked = true })).Refusal,
        ["archive"] = async (it, actor) => (await it.ChangeAsync(
            actor, new PageChange { RequestId = Community.NewRequest(), Archived = true })).Refusal,
        ["delete"] = (it, actor) => it.DeleteAsync(actor, Community.NewRequest()),
        ["layDown"] = (it, actor) => it.LayDownPenAsync(actor, Community.NewRequest()),
        ["text"] = async (it, actor) => (await it.TextAsync(actor, null)).Refusal,
        ["versions"] = async (it, actor) => (await it.VersionsAsync(actor)).Refusal,
    };

    private readonly Shelf _shelf = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _maren;
    private GroupId _group;
    private PageId _page;

    public static TheoryData<string> Commands => [.. All.Keys];

    public async Task InitializeAsync()
    {
        _ana = await _shelf.Community.NewMemberAsync("Ana");
        _joao = await _shelf.Community.NewMemberAsync("João");
        _maren = await _shelf.Community.NewMemberAsync("Maren");
        _group = await _shelf.Community.NewGroupAsync(_ana);
        await _shelf.Community.JoinAsync(_group, _joao);
        await _shelf.Community.JoinAsync(_group, _maren);
        _page = await _shelf.NewPageAsync(_joao, _group);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory, MemberData(nameof(Commands))]
    public async Task A_page_isnt_there_for_outsiders_nor_for_those_who_were_removed(string command)
    {
        var outsider = await _shelf.Community.NewMemberAsync();
        Assert.Null(await _shelf.Community.Group(_group).RemoveAsync(_ana, _maren, Community.NewRequest()));

        Assert.Equal("not_found", (await All[command](_shelf.Page(_page), outsider))?.Code);
        Assert.Equal("not_found", (await All[command](_shelf.Page(_page), _maren))?.Code);
        var nowhere = EntityId.New<PageId>(TimeProvider.System);
        Assert.Equal("not_found", (await All[command](_shelf.Page(nowhere), _ana))?.Code);
    }

    [Theory]
    [InlineData("save", null)]
    [InlineData("pen", null)]
    [InlineData("pin", "not_allowed")]
    [InlineData("lock", "not_allowed")]
    [InlineData("archive", "not_allowed")]
    [InlineData("delete", "not_allowed")]
    [InlineData("layDown", null)]
    [InlineData("text", null)]
    [InlineData("versions", null)]
    public async Task Members_write_and_neither_pin_nor_lock_nor_put_away_what_others_made(string command, string? code) =>
        Assert.Equal(code, (await All[command](_shelf.Page(_page), _maren))?.Code);

    [Theory]
    [InlineData("pin", "not_allowed")]
    [InlineData("lock", "not_allowed")]
    [InlineData("archive", null)]
    [InlineData("delete", "page_not_archived")]
    public async Task Who_made_it_puts_it_away_and_no_more(string command, string? code) =>
        Assert.Equal(code, (await All[command](_shelf.Page(_page), _joao))?.Code);

    [Theory]
    [InlineData("save")]
    [InlineData("pen")]
    public async Task What_is_locked_is_written_by_facilitators_alone(string command)
    {
        Assert.Null(await All["lock"](_shelf.Page(_page), _ana));

        Assert.Equal("page_locked", (await All[command](_shelf.Page(_page), _joao))?.Code);
        Assert.Null(await All[command](_shelf.Page(_page), _ana));
    }

    [Theory]
    [InlineData("save")]
    [InlineData("pen")]
    public async Task What_is_put_away_is_written_by_nobody_until_it_comes_back(string command)
    {
        Assert.Null(await All["archive"](_shelf.Page(_page), _joao));
        Assert.Equal("page_archived", (await All[command](_shelf.Page(_page), _ana))?.Code);

        Community.Value(await _shelf.TryChangeAsync(_page, _ana, new PageChange { Archived = false }));
        Assert.Null(await All[command](_shelf.Page(_page), _joao));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task In_an_archived_group_pages_are_read_alone(string command)
    {
        Community.Value(await _shelf.Community.Group(_group).ChangeAsync(
            _ana, new GroupChange { RequestId = Community.NewRequest(), Archived = true }, asAdministrator: false));

        var reads = command is "text" or "versions" or "layDown";
        Assert.Equal(reads ? null : "group_archived", (await All[command](_shelf.Page(_page), _ana))?.Code);
    }

    [Fact]
    public async Task A_page_begins_in_a_group_of_ones_own()
    {
        var outsider = await _shelf.Community.NewMemberAsync();
        var hidden = await _shelf.Community.NewGroupAsync(_ana, new GroupChange { Visibility = GroupVisibility.Hidden });
        var page = new NewPage { RequestId = Community.NewRequest(), Title = "Acuerdos" };
        var id = EntityId.FromRequest<PageId>(outsider, page.RequestId);

        Assert.Equal("not_allowed", (await _shelf.Page(id).CreateAsync(outsider, _group, page)).Refusal?.Code);
        Assert.Equal("not_found", (await _shelf.Page(id).CreateAsync(outsider, hidden, page)).Refusal?.Code);
    }

    [Fact]
    public async Task Its_topic_opens_for_members_of_the_group()
    {
        var outsider = await _shelf.Community.NewMemberAsync();

        var admitted = await cluster.Grains.GetTopic(TopicId.Of(_page))
            .AdmitAsync([new Admission(_maren, default), new Admission(outsider, default)]);

        Assert.Equal([false, true], admitted.Statuses.Select(status => status == OpenStatus.Gone));
        Assert.Equal(TopicId.Of(_group), admitted.Parent);
    }
}
