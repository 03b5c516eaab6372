using Comparte.Members;
using Comparte.Publications;

namespace Comparte.Grains.Tests.Publications;

/// <summary>Nobody is an author by the word of others.</summary>
[Collection(ClusterCollection.Name)]
public sealed class AuthorTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Workshop _workshop = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private PublicationId _id;

    public async Task InitializeAsync()
    {
        _ana = await _workshop.Community.NewMemberAsync("Ana");
        _joao = await _workshop.Community.NewMemberAsync("João");
        _id = await _workshop.NewDraftAsync(_ana);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private IPublicationGrain Publication => _workshop.Publication(_id);

    [Fact]
    public async Task Who_was_asked_reads_and_changes_nothing_until_agreeing()
    {
        await AskAsync(_joao);

        Assert.Equal((bool[])[true], await _workshop.AdmitAsync(_id, _joao));
        Assert.Equal("Cosecha de agua", Community.Value(await Publication.WorkingAsync(_joao, "es")).Title);
        Assert.Equal("not_allowed", (await _workshop.TrySaveAsync(_id, _joao, 1)).Refusal?.Code);
        Assert.Equal("authors_pending", (await Publication.ShareAsync(_ana, null, Community.NewRequest())).Refusal?.Code);
        await HearsAsync(_joao, AuthorState.Asked);

        Assert.Null(await Publication.AgreeAsync(_joao, agrees: true, Community.NewRequest()));

        await HearsAsync(_joao, AuthorState.Author);
        Community.Value(await _workshop.TrySaveAsync(_id, _joao, 1));
        Assert.Equal("not_allowed", (await Publication.AgreeAsync(_joao, agrees: false, Community.NewRequest()))?.Code);
        await _workshop.ShareAsync(_id, _ana);
        await _workshop.ComesAsync(_joao.Value, _id);
    }

    [Fact]
    public async Task Who_declines_reads_no_more_and_can_be_asked_again()
    {
        await AskAsync(_joao);

        Assert.Null(await Publication.AgreeAsync(_joao, agrees: false, Community.NewRequest()));

        Assert.Equal((bool[])[false], await _workshop.AdmitAsync(_id, _joao));
        Assert.Equal("not_found", (await Publication.AgreeAsync(_joao, agrees: true, Community.NewRequest()))?.Code);
        Assert.Equal("not_found", (await Publication.WorkingAsync(_joao, "es")).Refusal?.Code);
        await HearsAsync(_joao, null);
        await _workshop.ShareAsync(_id, _ana);
        await _workshop.ComesAsync("network", _id);
        Assert.Equal([_ana], (await _workshop.FeedAsync(_ana.Value)).Single().Authors.AsEnumerable());
        await AskAsync(_joao);
        await HearsAsync(_joao, AuthorState.Asked);
    }

    [Fact]
    public async Task A_question_is_taken_back_and_an_author_leaves_alone()
    {
        await AskAsync(_joao);
        Assert.Null(await RemoveAsync(_ana, _joao));
        Assert.Equal((bool[])[false], await _workshop.AdmitAsync(_id, _joao));
        Assert.Equal("not_found", (await RemoveAsync(_ana, _joao))?.Code);

        await _workshop.AddAuthorAsync(_id, _ana, _joao);
        Assert.Equal("not_allowed", (await RemoveAsync(_ana, _joao))?.Code);
        await _workshop.ShareAsync(_id, _ana);
        await _workshop.ComesAsync(_joao.Value, _id);
        Assert.Null(await RemoveAsync(_joao, _joao));
        await _workshop.ComesAsync(_joao.Value, _id, isThere: false);
        Assert.Equal("last_author", (await RemoveAsync(_ana, _ana))?.Code);
    }

    [Fact]
    public async Task Only_members_are_asked_and_not_too_many()
    {
        var stranger = EntityId.New<MemberId>(TimeProvider.System);
        Assert.Equal("member_unknown", (await Publication.AskAuthorAsync(_ana, stranger, Community.NewRequest()))?.Code);

        for (var asked = 1; asked < 12; asked++)
        {
            await AskAsync(await _workshop.Community.NewMemberAsync());
        }

        Assert.Equal("too_many_items", (await Publication.AskAuthorAsync(_ana, _joao, Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task A_member_keeps_the_newest_that_it_wrote()
    {
        var member = _workshop.Community.Member(_joao);
        for (var no = 0; no <= 200; no++)
        {
            await member.TellAuthorshipAsync(
                EntityId.New<PublicationId>(TimeProvider.System),
                new Authorship { Title = $"{no}", ChangedAt = DateTimeOffset.UnixEpoch.AddDays(no), ToldRev = 1 },
                1);
        }

        var kept = (await member.MineAsync(_joao)).OfType<Authorship>().ToList();
        Assert.Equal(200, kept.Count);
        Assert.DoesNotContain(kept, one => one.Title == "0");
    }

    private async Task AskAsync(MemberId member) =>
        Assert.Null(await Publication.AskAuthorAsync(_ana, member, Community.NewRequest()));

    private Task<Refusal?> RemoveAsync(MemberId actor, MemberId member) =>
        Publication.RemoveAuthorAsync(actor, member, Community.NewRequest());

    private Task HearsAsync(MemberId member, AuthorState? state) => Community.EventuallyAsync(async () =>
        (await _workshop.Community.Member(member).MineAsync(member)).OfType<Authorship>()
            .SingleOrDefault(own => own.Id == _id.Value)?.State == state);
}
