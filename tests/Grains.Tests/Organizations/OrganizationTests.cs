using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Organizations;

namespace Comparte.Grains.Tests.Organizations;

/// <summary>Organizations and their people.</summary>
[Collection(ClusterCollection.Name)]
public sealed class OrganizationTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_person_works_in_the_organizations_name_once_both_say_so()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewOrganizationAsync(ana);
        var add = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Role = "Campo" }],
        };

        Community.Value(await _community.Organization(id).ChangeAsync(ana, add, asAdministrator: false));
        Assert.True(await IsUnconfirmedAsync(id, joao));
        Community.Value(await _community.Organization(id).ChangeAsync(joao, Own(joao, confirms: true), asAdministrator: false));
        Assert.False(await IsUnconfirmedAsync(id, joao));

        await Community.EventuallyAsync(async () =>
            Community.Value(await _community.Member(joao).ProfileAsync()) is { Role: "Campo" } profile
            && profile.Organization == id);
        await Community.EventuallyAsync(async () =>
            (await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Members).FindAsync([joao.Value]))
            is [MemberCard card] && card.Organization == id);
        Community.Value(await _community.Organization(id).ChangeAsync(
            ana,
            new OrganizationChange
            {
                RequestId = Community.NewRequest(),
                People = [new PersonChange { Member = joao, Leaves = true }],
            },
            asAdministrator: false));
        await Community.EventuallyAsync(async () =>
            Community.Value(await _community.Member(joao).ProfileAsync()).Organization is null);
    }

    [Fact]
    public async Task Naming_somebody_changes_no_profile_however_often_it_is_done()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var own = await _community.NewOrganizationAsync(joao);
        await Community.EventuallyAsync(async () =>
            Community.Value(await _community.Member(joao).ProfileAsync()).Organization == own);
        var named = new PersonChange { Member = joao, Role = "Criado", Confirms = true };

        for (var made = 0; made < 25; made++)
        {
            var request = Community.NewRequest();
            var grain = _community.Organization(EntityId.FromRequest<OrganizationId>(ana, request));
            Community.Value(await grain.CreateAsync(
                ana, new OrganizationChange { RequestId = request, Name = $"Ajena {made}", People = [named] }));
        }

        // What was told before this is told by now.
        Community.Value(await _community.Organization(own).ChangeAsync(
            joao,
            new OrganizationChange
            {
                RequestId = Community.NewRequest(),
                People = [new PersonChange { Member = joao, Role = "Socio", Represents = true }],
            },
            asAdministrator: false));
        await Community.EventuallyAsync(async () =>
            Community.Value(await _community.Member(joao).ProfileAsync()).Role == "Socio");
        Assert.Equal(own, Community.Value(await _community.Member(joao).ProfileAsync()).Organization);
    }

    [Fact]
    public async Task A_person_leaves_although_it_represents_nothing_and_changes_nothing_else()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewOrganizationAsync(ana);
        var grain = _community.Organization(id);
        var add = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Role = "Campo" }],
        };
        Community.Value(await grain.ChangeAsync(ana, add, asAdministrator: false));
        var leave = Own(joao, confirms: false);

        var more = await grain.ChangeAsync(joao, leave with { Name = "Otra" }, asAdministrator: false);
        var another = await grain.ChangeAsync(joao, Own(ana, confirms: false), asAdministrator: false);
        Community.Value(await grain.ChangeAsync(joao, leave, asAdministrator: false));
        Community.Value(await grain.ChangeAsync(joao, leave, asAdministrator: false));

        Assert.Equal("not_allowed", more.Refusal?.Code);
        Assert.Equal("not_allowed", another.Refusal?.Code);
        Assert.DoesNotContain(Community.Value(await grain.ViewAsync()).People, person => person.Id == joao.Value);
    }

    [Fact]
    public async Task Whoever_was_named_a_representative_changes_nothing_before_confirming_it()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var grain = _community.Organization(await _community.NewOrganizationAsync(ana));
        var add = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Represents = true }],
        };
        Community.Value(await grain.ChangeAsync(ana, add, asAdministrator: false));
        OrganizationChange Rename() => new() { RequestId = Community.NewRequest(), Name = "Otra" };

        Assert.Equal("not_allowed", (await grain.ChangeAsync(joao, Rename(), false)).Refusal?.Code);
        Community.Value(await grain.ChangeAsync(joao, Own(joao, confirms: true), asAdministrator: false));
        Assert.Equal("Otra", Community.Value(await grain.ChangeAsync(joao, Rename(), false)).Name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_confirms_for_another_or_changes_a_place_by_it(bool administrator)
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewOrganizationAsync(ana);
        var grain = _community.Organization(id);
        var add = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Role = "Campo", Represents = true }],
        };
        Community.Value(await grain.ChangeAsync(ana, add, asAdministrator: false));
        var actor = administrator ? await _community.NewMemberAsync("Amina") : ana;

        Community.Value(await grain.ChangeAsync(actor, Own(joao, confirms: true), administrator));

        var place = Community.Value(await grain.ViewAsync()).People.Single(person => person.Id == joao.Value);
        Assert.Equal(("Campo", true, true), (place.Role, place.Represents, place.Unconfirmed));
    }

    [Fact]
    public async Task Confirming_and_leaving_write_no_profile()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var id = await _community.NewOrganizationAsync(ana);
        var grain = _community.Organization(id);
        var written = Community.Value(await grain.ViewAsync()).About.Rev;
        var add = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = joao, Role = "Campo" }],
        };

        Community.Value(await grain.ChangeAsync(ana, add, asAdministrator: false));
        Community.Value(await grain.ChangeAsync(joao, Own(joao, confirms: true), asAdministrator: false));
        Community.Value(await grain.ChangeAsync(joao, Own(joao, confirms: false), asAdministrator: false));

        Assert.Equal(written, Community.Value(await grain.ViewAsync()).About.Rev);
    }

    [Theory]
    [InlineData(false, "not_allowed")]
    [InlineData(true, null)]
    public async Task Those_who_do_not_represent_it_change_nothing_but_administrators_may(
        bool administrator, string? code)
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewOrganizationAsync(ana);
        var other = await _community.NewMemberAsync("João");
        var change = new OrganizationChange { RequestId = Community.NewRequest(), Name = "Otra" };

        var outcome = await _community.Organization(id).ChangeAsync(other, change, administrator);

        Assert.Equal(code, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Only_members_of_the_network_become_its_people()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewOrganizationAsync(ana);
        var stranger = new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = EntityId.New<MemberId>(TimeProvider.System) }],
        };

        var outcome = await _community.Organization(id).ChangeAsync(ana, stranger, asAdministrator: false);

        Assert.Equal("member_unknown", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_is_no_person()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewOrganizationAsync(ana);

        foreach (var people in new ImmutableArray<PersonChange>[] { default, [null!], [new PersonChange()] })
        {
            var change = new OrganizationChange { RequestId = Community.NewRequest(), People = people };
            var outcome = await _community.Organization(id).ChangeAsync(ana, change, asAdministrator: false);
            Assert.Equal("people_invalid", outcome.Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_repeated_creation_makes_one_organization_and_another_body_is_a_conflict()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var request = Community.NewRequest();
        var grain = _community.Organization(EntityId.FromRequest<OrganizationId>(ana, request));
        var organization = new OrganizationChange { RequestId = request, Name = "Hariztegi" };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => grain.CreateAsync(ana, organization)));

        Assert.Single(answers.Select(Community.Value).Distinct());
        Assert.Single(Community.Value(await grain.ViewAsync()).People);
        var other = await grain.CreateAsync(ana, organization with { Name = "Otra" });
        Assert.Equal("request_reused", other.Refusal?.Code);
    }

    private static OrganizationChange Own(MemberId member, bool confirms) => new()
    {
        RequestId = Community.NewRequest(),
        People = [new PersonChange { Member = member, Confirms = confirms, Leaves = !confirms }],
    };

    private async Task<bool> IsUnconfirmedAsync(OrganizationId id, MemberId member) =>
        Community.Value(await _community.Organization(id).ViewAsync())
            .People.Single(person => person.Id == member.Value).Unconfirmed;
}
