using Comparte.Directories;
using Comparte.Needs;
using Comparte.Organizations;

namespace Comparte.Grains.Tests.Needs;

/// <summary>Needs and offers, who may change them, and who hears of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class NeedTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_need_stands_in_the_directory_until_it_is_deleted()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewNeedAsync(ana, new NeedChange { Country = "GT", Axes = ["agroecology"] });

        await CardAsync(id, card => card is { Title: "Semillas de maíz", Country: "GT", Stage: NeedStage.Open });
        Assert.Null(await ChangeAsync(id, ana, new NeedChange { Title = "Maíz criollo", Country = "" }));
        await CardAsync(id, card => card is { Title: "Maíz criollo", Country: null });
        var delete = Community.NewRequest();
        Assert.Null(await _community.Helps(id).RemoveAsync(ana, delete));
        Assert.Null(await _community.Helps(id).RemoveAsync(ana, delete));
        await Community.EventuallyAsync(async () => !await _community.IsListedAsync(DirectoryRules.Needs, id.Value));
        Assert.Equal("not_found", (await _community.Need(id).ViewAsync()).Refusal?.Code);
        Assert.Equal("not_found", await ChangeAsync(id, ana, new NeedChange { Title = "Otra" }));
    }

    [Fact]
    public async Task One_speaks_for_oneself_or_for_those_whose_confirmed_person_one_is()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var organization = await _community.NewOrganizationAsync(ana);
        var initiative = await _community.NewInitiativeAsync(ana, organization);
        Community.Value(await _community.Organization(organization).ChangeAsync(
            ana,
            new OrganizationChange
            {
                RequestId = Community.NewRequest(),
                People = [new PersonChange { Member = joao, Represents = true }],
            },
            asAdministrator: false));

        Assert.Equal("not_allowed", await StateAsync(joao, new NeedChange { Organization = organization }));
        Assert.Equal("not_allowed", await StateAsync(ana, new NeedChange { Initiative = initiative }));
        await _community.AddPersonAsync(initiative, ana, joao);
        Assert.Null(await StateAsync(joao, new NeedChange { Initiative = initiative }));
        Assert.Null(await StateAsync(ana, new NeedChange { Organization = organization }));
        var (none, nowhere) = (EntityId.New<OrganizationId>(Clock), EntityId.New<InitiativeId>(Clock));
        Assert.Equal("organization_unknown", await StateAsync(ana, new NeedChange { Organization = none }));
        Assert.Equal("initiative_unknown", await StateAsync(ana, new NeedChange { Initiative = nowhere }));
    }

    [Fact]
    public async Task Its_people_change_it_and_nobody_else()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var outsider = await _community.NewMemberAsync("Maren");
        var organization = await _community.NewOrganizationAsync(ana);
        var id = await _community.NewNeedAsync(ana, new NeedChange { Organization = organization });
        var title = new NeedChange { Title = "Otra" };

        Assert.Equal("not_allowed", await ChangeAsync(id, joao, title));
        await _community.AddPersonAsync(organization, ana, joao);
        Assert.Null(await ChangeAsync(id, joao, title));
        Assert.Equal("not_allowed", await ChangeAsync(id, outsider, title));
        Assert.Equal("not_allowed", await ChangeAsync(id, outsider, title, asAdministrator: true));
        Assert.Equal("not_allowed", (await _community.Helps(id).AnswerAsync(outsider, Answer()))?.Code);
        Assert.Equal("not_allowed", (await _community.Helps(id).RemoveAsync(outsider, Community.NewRequest()))?.Code);
        Assert.Equal("not_found", await ChangeAsync(EntityId.New<NeedId>(Clock), ana, title));
    }

    [Fact]
    public async Task Who_left_the_organization_changes_nothing_more_of_what_it_asks_for()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var organization = await _community.NewOrganizationAsync(ana);
        await _community.AddPersonAsync(organization, ana, joao);
        var id = await _community.NewNeedAsync(joao, new NeedChange { Organization = organization });

        await _community.LeaveAsync(organization, joao);

        Assert.Equal("not_allowed", await ChangeAsync(id, joao, new NeedChange { Title = "Otra" }));
        Assert.Equal("not_allowed", (await _community.Helps(id).AnswerAsync(joao, Answer()))?.Code);
        Assert.Null(await _community.Helps(id).AnswerAsync(ana, Answer()));
    }

    [Fact]
    public async Task Administrators_close_what_nobody_is_left_to_close()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var admin = await _community.NewMemberAsync("Nerea");
        var id = await _community.NewNeedAsync(ana);

        Assert.Equal("not_allowed", await ChangeAsync(id, admin, new NeedChange { Closed = true }));
        Assert.Null(await ChangeAsync(id, admin, new NeedChange { Closed = true }, asAdministrator: true));
        Assert.Equal("not_allowed", await ChangeAsync(id, admin, new NeedChange { Closed = false }, asAdministrator: true));
        await CardAsync(id, card => card?.Stage == NeedStage.Closed);
    }

    [Fact]
    public async Task It_is_answered_with_thanks_and_opened_again()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var id = await _community.NewNeedAsync(ana);
        var answer = Answer() with { Thanks = "Gracias a todas." };

        Assert.Null(await _community.Helps(id).AnswerAsync(ana, answer));
        Assert.Null(await _community.Helps(id).AnswerAsync(ana, answer));
        var about = Community.Value(await _community.Need(id).ViewAsync()).About;
        Assert.Equal((NeedStage.Answered, "Gracias a todas."), (about.Stage, about.Thanks));
        Assert.NotNull(about.AnsweredAt);
        Assert.Equal(
            "request_reused", (await _community.Helps(id).AnswerAsync(ana, answer with { Thanks = "Otra" }))?.Code);
        Assert.Equal(
            "helper_unknown", (await _community.Helps(id).AnswerAsync(ana, Answer() with { Helpers = [ana] }))?.Code);

        Assert.Null(await ChangeAsync(id, ana, new NeedChange { Closed = false }));
        await CardAsync(id, card => card?.Stage == NeedStage.Open);
        Assert.Null(Community.Value(await _community.Need(id).ViewAsync()).About.AnsweredAt);
    }

    [Fact]
    public async Task A_repeated_creation_makes_one_need_and_another_body_is_a_conflict()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var request = Community.NewRequest();
        var grain = _community.Need(EntityId.FromRequest<NeedId>(ana, request));
        var need = new NeedChange { Title = "Un tractor", RequestId = request };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => grain.CreateAsync(ana, need)));

        Assert.Single(answers.Select(Community.Value).Distinct());
        Assert.Equal("request_reused", (await grain.CreateAsync(ana, need with { Title = "Dos" })).Refusal?.Code);
    }

    private static TimeProvider Clock => TimeProvider.System;

    private static NeedAnswer Answer() => new() { RequestId = Community.NewRequest() };

    private async Task<string?> StateAsync(MemberId actor, NeedChange need)
    {
        var request = Community.NewRequest();
        var made = await _community.Need(EntityId.FromRequest<NeedId>(actor, request))
            .CreateAsync(actor, need with { Title = "Un tractor", RequestId = request });
        return made.Refusal?.Code;
    }

    private async Task<string?> ChangeAsync(NeedId id, MemberId actor, NeedChange change, bool asAdministrator = false) =>
        (await _community.Need(id).ChangeAsync(
            actor, change with { RequestId = Community.NewRequest() }, asAdministrator)).Refusal?.Code;

    private Task CardAsync(NeedId id, Func<NeedCard?, bool> fits) => Community.EventuallyAsync(async () =>
        fits((await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Needs).FindAsync([id.Value]))
            .OfType<NeedCard>().SingleOrDefault()));
}
