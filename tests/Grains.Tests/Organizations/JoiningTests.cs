using Comparte.Directories;
using Comparte.Members;
using Comparte.Organizations;

namespace Comparte.Grains.Tests.Organizations;

/// <summary>People who ask to join an organization, and organizations that the network verifies.</summary>
[Collection(ClusterCollection.Name)]
public sealed class JoiningTests(ClusterFixture cluster) : IAsyncLifetime
{
    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _joao;
    private MemberId _colleague;
    private MemberId _admin;
    private OrganizationId _id;

    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _joao = await _community.NewMemberAsync("João");
        _colleague = await _community.NewMemberAsync("Rosa");
        _admin = await _community.NewMemberAsync("Nerea");
        _id = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(_id, _ana, _colleague);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private IOrganizationGrain Organization => _community.Organization(_id);

    [Fact]
    public async Task Who_asks_is_seen_by_those_who_answer_and_by_nobody_else()
    {
        Assert.Null(await AskAsync(_joao));

        var asked = Assert.Single(Community.Value(await Organization.RequestsAsync(_ana, asAdministrator: false)));
        Assert.Equal((_joao, "Campo", "Trabajo allí."), (asked.Member, asked.Role, asked.Text));
        Assert.Single(Community.Value(await Organization.RequestsAsync(_admin, asAdministrator: true)));
        Assert.Equal("not_allowed", (await Organization.RequestsAsync(_colleague, false)).Refusal?.Code);
        Assert.Equal("not_allowed", (await Organization.RequestsAsync(_joao, false)).Refusal?.Code);
        await Community.EventuallyAsync(async () => await ToldAsync(_ana) is { Requests: 1, Requested: false });
        await Community.EventuallyAsync(async () => await ToldAsync(_joao) is { Requests: 0, Requested: true });
        Assert.Null(await ToldAsync(_colleague));
        var told = await _community.ReadAsync(Comparte.Topics.TopicId.Of(_id));
        Assert.DoesNotContain(told, entry => entry.Id == _joao.Value);
    }

    [Fact]
    public async Task An_accepted_person_belongs_there_and_hears_it()
    {
        await AskAsync(_joao);

        Assert.Null(await AnswerAsync(_ana, _joao, accept: true));

        var person = Community.Value(await Organization.ViewAsync()).People.Single(one => one.Id == _joao.Value);
        Assert.Equal(("Campo", false, false), (person.Role, person.Represents, person.Unconfirmed));
        await Community.EventuallyAsync(async () =>
            Community.Value(await _community.Member(_joao).ProfileAsync()).Organization == _id);
        await Community.EventuallyAsync(async () => await ToldAsync(_joao) is null && await ToldAsync(_ana) is null);
        Assert.Empty(Community.Value(await Organization.RequestsAsync(_ana, asAdministrator: false)));
    }

    [Fact]
    public async Task A_refused_or_withdrawn_request_leaves_nothing()
    {
        await AskAsync(_joao);
        Assert.Null(await AnswerAsync(_ana, _joao, accept: false));
        await Community.EventuallyAsync(async () => await ToldAsync(_joao) is null);

        await AskAsync(_joao);
        Assert.Null(await Organization.WithdrawAsync(_joao, Community.NewRequest()));
        Assert.Empty(Community.Value(await Organization.RequestsAsync(_ana, asAdministrator: false)));
        Assert.Equal("not_found", (await AnswerAsync(_ana, _joao, accept: true))?.Code);
        Assert.DoesNotContain(
            Community.Value(await Organization.ViewAsync()).People, person => person.Id == _joao.Value);
    }

    [Fact]
    public async Task Only_confirmed_representatives_and_administrators_answer()
    {
        var named = new PersonChange { Member = _admin, Represents = true };
        Community.Value(await Organization.ChangeAsync(
            _ana, new OrganizationChange { RequestId = Community.NewRequest(), People = [named] }, asAdministrator: false));
        await AskAsync(_joao);

        Assert.Equal("not_allowed", (await AnswerAsync(_colleague, _joao, accept: true))?.Code);
        Assert.Equal("not_allowed", (await AnswerAsync(_joao, _joao, accept: true))?.Code);
        Assert.Equal("not_allowed", (await AnswerAsync(_admin, _joao, accept: true))?.Code);
        Assert.Null(await Organization.AnswerAsync(_admin, _joao, true, Community.NewRequest(), asAdministrator: true));
    }

    [Fact]
    public async Task Asking_twice_is_asking_once_and_the_same_request_with_other_words_is_a_conflict()
    {
        var request = Community.NewRequest();

        Assert.Null(await Organization.JoinAsync(_joao, "Campo", "Hola", request));
        Assert.Null(await Organization.JoinAsync(_joao, "Campo", "Hola", request));
        Assert.Equal("request_reused", (await Organization.JoinAsync(_joao, "Campo", "Otra", request))?.Code);
        Assert.Null(await AskAsync(_joao));

        Assert.Single(Community.Value(await Organization.RequestsAsync(_ana, asAdministrator: false)));
        var none = _community.Organization(EntityId.New<OrganizationId>(TimeProvider.System));
        Assert.Equal("not_found", (await none.JoinAsync(_joao, "", "", Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task Who_was_named_already_confirms_by_asking_and_who_is_named_asks_no_longer()
    {
        await AskAsync(_joao);
        Community.Value(await Organization.ChangeAsync(
            _ana,
            new OrganizationChange { RequestId = Community.NewRequest(), People = [new PersonChange { Member = _joao }] },
            asAdministrator: false));
        Assert.Empty(Community.Value(await Organization.RequestsAsync(_ana, asAdministrator: false)));

        Assert.Null(await AskAsync(_joao));

        var person = Community.Value(await Organization.ViewAsync()).People.Single(one => one.Id == _joao.Value);
        Assert.False(person.Unconfirmed);
    }

    [Fact]
    public async Task A_new_representative_hears_what_waits_and_a_former_one_no_longer()
    {
        await AskAsync(_joao);
        var represents = new PersonChange { Member = _colleague, Represents = true };
        Community.Value(await Organization.ChangeAsync(
            _ana, new OrganizationChange { RequestId = Community.NewRequest(), People = [represents] }, asAdministrator: false));
        await Community.EventuallyAsync(async () => await ToldAsync(_colleague) is { Requests: 1 });

        Community.Value(await Organization.ChangeAsync(
            _ana,
            new OrganizationChange { RequestId = Community.NewRequest(), People = [represents with { Represents = false }] },
            asAdministrator: false));
        await Community.EventuallyAsync(async () => await ToldAsync(_colleague) is null);
    }

    [Fact]
    public async Task An_administrator_verifies_and_takes_it_back_and_nobody_else_does()
    {
        Assert.Equal("not_allowed", (await Organization.VerifyAsync(_ana, true, Community.NewRequest(), false)).Refusal?.Code);

        var about = Community.Value(await Organization.VerifyAsync(_admin, true, Community.NewRequest(), asAdministrator: true));
        Assert.Equal(_admin, about.Verified?.By);
        await Community.EventuallyAsync(async () => (await CardAsync()).Verified);
        Community.Value(await Organization.ChangeAsync(
            _ana, new OrganizationChange { RequestId = Community.NewRequest(), Name = "Otra" }, asAdministrator: false));
        Assert.NotNull(Community.Value(await Organization.ViewAsync()).About.Verified);

        Community.Value(await Organization.VerifyAsync(_admin, false, Community.NewRequest(), asAdministrator: true));
        await Community.EventuallyAsync(async () => !(await CardAsync()).Verified);
    }

    private Task<Refusal?> AskAsync(MemberId member) =>
        Organization.JoinAsync(member, "Campo", "Trabajo allí.", Community.NewRequest());

    private Task<Refusal?> AnswerAsync(MemberId actor, MemberId member, bool accept) =>
        Organization.AnswerAsync(actor, member, accept, Community.NewRequest(), asAdministrator: false);

    private async Task<OrganizationRequests?> ToldAsync(MemberId member) =>
        (await _community.Member(member).MineAsync(member)).OfType<OrganizationRequests>()
            .SingleOrDefault(told => told.Id == _id.Value);

    private async Task<OrganizationCard> CardAsync() =>
        (OrganizationCard)(await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Organizations)
            .FindAsync([_id.Value])).Single();
}
