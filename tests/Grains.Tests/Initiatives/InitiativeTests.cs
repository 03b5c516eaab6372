using Comparte.Directories;
using Comparte.Initiatives;
using Comparte.Members;
using Comparte.Organizations;

namespace Comparte.Grains.Tests.Initiatives;

/// <summary>Initiatives, who may change them, and who hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class InitiativeTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task An_initiative_stands_in_the_directory_with_what_was_counted()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var organization = await _community.NewOrganizationAsync(ana);
        var on = new DateOnly(2026, 3, 1);

        var id = await _community.NewInitiativeAsync(ana, organization, new InitiativeChange
        {
            Families = new CountedFigure { Value = 32, On = on, Source = "Registro de socias" },
            Country = "GT",
            Territory = "Huehuetenango",
        });

        var card = await CardAsync(id, card => card is not null);
        Assert.Equal((organization, 32, on, null), (card.Organization, card.Families, card.FamiliesOn, card.Women));
        Assert.Equal(("GT", "Huehuetenango"), (card.Country, card.Territory));
        Community.Value(await _community.Initiative(id).ChangeAsync(
            ana,
            new InitiativeChange { RequestId = Community.NewRequest(), Families = new CountedFigure() },
            asAdministrator: false));
        await CardAsync(id, changed => changed?.Families is null);
    }

    [Fact]
    public async Task Only_confirmed_representatives_of_an_organization_begin_an_initiative_with_it()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var organization = await _community.NewOrganizationAsync(ana);
        Community.Value(await _community.Organization(organization).ChangeAsync(
            ana,
            new OrganizationChange
            {
                RequestId = Community.NewRequest(),
                People = [new PersonChange { Member = joao, Represents = true }],
            },
            asAdministrator: false));

        Assert.Equal("not_allowed", await MakeAsync(joao, organization));
        Assert.Equal("organization_unknown", await MakeAsync(ana, EntityId.New<OrganizationId>(TimeProvider.System)));
    }

    [Fact]
    public async Task A_repeated_creation_makes_one_initiative_and_another_body_is_a_conflict()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var organization = await _community.NewOrganizationAsync(ana);
        var request = Community.NewRequest();
        var grain = _community.Initiative(EntityId.FromRequest<InitiativeId>(ana, request));
        var initiative = New(organization) with { RequestId = request };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => grain.CreateAsync(ana, initiative)));

        Assert.Single(answers.Select(Community.Value).Distinct());
        var other = await grain.CreateAsync(ana, initiative with { Name = "Otra" });
        Assert.Equal("request_reused", other.Refusal?.Code);
    }

    [Fact]
    public async Task Representatives_of_either_and_administrators_change_it_and_nobody_else()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var joao = await _community.NewMemberAsync("João");
        var outsider = await _community.NewMemberAsync("Maren");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        await _community.AddPersonAsync(id, ana, rosa, represents: true);
        await _community.AddPersonAsync(id, ana, joao);

        Assert.Null(await RenameAsync(id, ana));
        Assert.Null(await RenameAsync(id, rosa));
        Assert.Equal("not_allowed", await RenameAsync(id, joao));
        Assert.Equal("not_allowed", await RenameAsync(id, outsider));
        Assert.Null(await RenameAsync(id, outsider, asAdministrator: true));
        var none = EntityId.New<InitiativeId>(TimeProvider.System);
        Assert.Equal("not_found", await RenameAsync(none, ana));
    }

    [Fact]
    public async Task A_representative_who_has_not_confirmed_changes_nothing()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        await ChangePeopleAsync(id, ana, new PersonChange { Member = rosa, Represents = true });

        Assert.Equal("not_allowed", await RenameAsync(id, rosa));

        Assert.Null(await ChangePeopleAsync(id, rosa, new PersonChange { Member = rosa, Confirms = true }));
        Assert.Null(await RenameAsync(id, rosa));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_represents_an_initiative_by_the_own_word(bool administrator)
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        var actor = administrator ? await _community.NewMemberAsync("Amina") : ana;
        var own = new PersonChange { Member = actor, Represents = true };

        Assert.Equal("own_word", await ChangePeopleAsync(id, actor, own, administrator));
        Assert.Equal("own_word", await ChangePeopleAsync(id, actor, own with { Confirms = true }, administrator));
        Assert.Null(await ChangePeopleAsync(id, actor, own with { Represents = false }, administrator));
        Assert.Equal("own_word", await ChangePeopleAsync(id, actor, own, administrator));
    }

    [Fact]
    public async Task Its_people_hear_of_their_place_confirm_it_and_leave()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var rosa = await _community.NewMemberAsync("Rosa");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));

        await ChangePeopleAsync(id, ana, new PersonChange { Member = rosa, Role = "Presidenta", Represents = true });
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is
        { Name: "Café de la Sierra", Role: "Presidenta", Represents: true, Unconfirmed: true });
        await ChangePeopleAsync(id, rosa, new PersonChange { Member = rosa, Confirms = true });
        await RenameAsync(id, ana);
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is { Name: "Otra", Unconfirmed: false });

        Assert.Null(await ChangePeopleAsync(id, rosa, new PersonChange { Member = rosa, Leaves = true }));
        await Community.EventuallyAsync(async () => await PlaceAsync(rosa, id) is null);
        Assert.Empty(Community.Value(await _community.Initiative(id).ViewAsync()).People);
    }

    [Fact]
    public async Task Somebody_who_represents_nothing_leaves_and_changes_nothing_else()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));
        await _community.AddPersonAsync(id, ana, joao);
        var grain = _community.Initiative(id);
        var leave = new InitiativeChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Leaves = true }],
        };

        Assert.Equal("not_allowed", (await grain.ChangeAsync(joao, leave with { Name = "Otra" }, false)).Refusal?.Code);
        Community.Value(await grain.ChangeAsync(joao, leave, asAdministrator: false));
        Community.Value(await grain.ChangeAsync(joao, leave, asAdministrator: false));

        Assert.Empty(Community.Value(await grain.ViewAsync()).People);
    }

    [Fact]
    public async Task Only_members_of_the_network_become_its_people()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewInitiativeAsync(ana, await _community.NewOrganizationAsync(ana));

        Assert.Equal(
            "member_unknown",
            await ChangePeopleAsync(id, ana, new PersonChange { Member = EntityId.New<MemberId>(TimeProvider.System) }));
    }

    private static InitiativeChange New(OrganizationId organization) => new()
    {
        Name = "Miel del Monte",
        Organization = organization,
        Kinds = [InitiativeKind.Livestock],
    };

    private async Task<string?> MakeAsync(MemberId actor, OrganizationId organization)
    {
        var request = Community.NewRequest();
        var made = await _community.Initiative(EntityId.FromRequest<InitiativeId>(actor, request))
            .CreateAsync(actor, New(organization) with { RequestId = request });
        return made.Refusal?.Code;
    }

    private async Task<string?> RenameAsync(InitiativeId id, MemberId actor, bool asAdministrator = false)
    {
        var change = new InitiativeChange { RequestId = Community.NewRequest(), Name = "Otra" };
        return (await _community.Initiative(id).ChangeAsync(actor, change, asAdministrator)).Refusal?.Code;
    }

    private async Task<string?> ChangePeopleAsync(
        InitiativeId id, MemberId actor, PersonChange person, bool asAdministrator = false)
    {
        var change = new InitiativeChange { RequestId = Community.NewRequest(), People = [person] };
        return (await _community.Initiative(id).ChangeAsync(actor, change, asAdministrator)).Refusal?.Code;
    }

    private async Task<InitiativePlace?> PlaceAsync(MemberId member, InitiativeId id) =>
        (await _community.Member(member).MineAsync(member)).OfType<InitiativePlace>()
            .SingleOrDefault(place => place.Id == id.Value);

    private async Task<InitiativeCard> CardAsync(InitiativeId id, Func<InitiativeCard?, bool> fits)
    {
        InitiativeCard? card = null;
        await Community.EventuallyAsync(async () =>
        {
            var found = await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Initiatives)
                .FindAsync([id.Value]);
            return fits(card = found.OfType<InitiativeCard>().SingleOrDefault());
        });
        return card!;
    }
}
