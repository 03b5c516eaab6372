using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Web.Accounts;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class InvitationTests(Site site)
{
    [Fact]
    public async Task An_invitation_shows_who_invites_and_to_what()
    {
        using var maker = await site.SignedInAsync("Rosa Quispe");
        var group = await site.NewGroupAsync(maker.Member, "Semillas criollas");
        var made = await InviteAsync(maker, group);
        using var guest = site.NewBrowser();

        var shown = await guest.GetAsync<InvitationShown>($"/api/invitations/{made.Code}/preview");

        Assert.Equal("Rosa Quispe", shown.InvitedBy);
        Assert.Equal("Semillas criollas", shown.GroupName);
        Assert.Equal("Guardar y multiplicar.", shown.GroupPurpose);
        Assert.Equal(InvitationState.Open, shown.State);
        Assert.Equal("pt", shown.Language);
        Assert.Equal($"{site.Address}app/invitacion/{made.Code}", made.Url);
        Assert.StartsWith("<svg", made.Qr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_makes_a_member_of_network_and_group()
    {
        using var maker = await site.SignedInAsync();
        var group = await site.NewGroupAsync(maker.Member);
        var made = await InviteAsync(maker, group);
        using var guest = site.NewBrowser();

        var me = await AcceptAsync(guest, made.Code, "João Batista", email: $"{Guid.NewGuid():N}@example.org");

        Assert.Equal("joao.batista", me.SignInName[..12]);
        Assert.Null(me.RecoveryCode);
        Assert.Equal("pt", me.Settings["language"]);
        Assert.Equal(me.Member.Id, (await guest.GetAsync<Me>("/api/me")).Member.Id);
        var view = await site.Grains.GetGrain<IGroupGrain>(group.Value).ViewAsync(me.Member.Id);
        Assert.Equal(GroupRole.Member, view.Value!.Role);
        var use = Assert.Single((await maker.GetAsync<Invitation>($"/api/invitations/{made.Id}")).UsedBy);
        Assert.Equal((me.Member.Id, true), (use.Member, use.Approved));
    }

    [Fact]
    public async Task A_single_invitation_lets_one_of_many_in()
    {
        using var maker = await AdministratorAsync();
        var made = await InviteAsync(maker);
        var guests = Enumerable.Range(0, 8).Select(_ => site.NewBrowser()).ToList();

        var answers = await Task.WhenAll(guests.Select((guest, i) => TryAcceptAsync(guest, made.Code, $"Persona {i}")));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            Assert.Equal((410, "invitation_used"), await Browser.RefusalAsync(refused));
        }

        guests.ForEach(guest => guest.Dispose());
    }

    [Fact]
    public async Task A_repeated_acceptance_is_one_account_for_who_knows_the_password()
    {
        using var maker = await AdministratorAsync();
        var made = await InviteAsync(maker);
        var request = site.NewRequest();
        using var guest = site.NewBrowser();
        using var thief = site.NewBrowser();

        var first = await AcceptAsync(guest, made.Code, "Nerea Sáez", request: request);
        var second = await AcceptAsync(guest, made.Code, "Nerea Sáez", request: request);
        var stolen = await TryAcceptAsync(thief, made.Code, "Nerea Sáez", request, password: "otra palabra larga");

        Assert.Equal(first.Member.Id, second.Member.Id);
        Assert.Equal(first.SignInName, second.SignInName);
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(stolen));
    }

    [Fact]
    public async Task A_multiple_invitation_waits_for_approval()
    {
        using var maker = await site.SignedInAsync();
        var group = await site.NewGroupAsync(maker.Member);
        var made = await InviteAsync(maker, group, "multiple");
        using var guest = site.NewBrowser();
        using var other = site.NewBrowser();

        Assert.Equal("waiting", await AcceptWaitingAsync(guest, made.Code, "Wara Mamani", "wara"));
        Assert.Equal("waiting", await AcceptWaitingAsync(other, made.Code, "Otra Persona", "otra.persona"));
        Assert.Equal((403, "account_waiting"), await Browser.RefusalAsync(await guest.SignInAsync("wara")));

        var uses = (await maker.GetAsync<Invitation>($"/api/invitations/{made.Id}")).UsedBy;
        Assert.Equal(["Wara Mamani", "Otra Persona"], uses.Select(use => use.Name));
        Assert.All(uses, use => Assert.Null(use.Approved));
        var path = $"/api/invitations/{made.Id}/uses";
        Assert.Equal(HttpStatusCode.NoContent, (await maker.Http.PutAsync($"{path}/{uses[0].Member}", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await maker.Http.DeleteAsync($"{path}/{uses[1].Member}")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await guest.SignInAsync("wara")).StatusCode);
        var view = await site.Grains.GetGrain<IGroupGrain>(group.Value).ViewAsync(uses[0].Member);
        Assert.Equal(GroupRole.Member, view.Value!.Role);
        Assert.Equal((403, "sign_in_failed"), await Browser.RefusalAsync(await other.SignInAsync("otra.persona")));
        uses = (await maker.GetAsync<Invitation>($"/api/invitations/{made.Id}")).UsedBy;
        Assert.Equal([true, false], uses.Select(use => use.Approved));
    }

    [Fact]
    public async Task Nobody_but_the_maker_sees_or_answers_an_invitation()
    {
        using var maker = await site.SignedInAsync();
        var group = await site.NewGroupAsync(maker.Member);
        var made = await InviteAsync(maker, group, "multiple");
        using var guest = site.NewBrowser();
        await AcceptWaitingAsync(guest, made.Code, "Sisa Condori", "sisa");
        var member = Assert.Single((await maker.GetAsync<Invitation>($"/api/invitations/{made.Id}")).UsedBy).Member;
        using var other = await site.SignedInAsync();

        foreach (var answer in new[]
        {
            await other.Http.GetAsync($"/api/invitations/{made.Id}"),
            await other.Http.DeleteAsync($"/api/invitations/{made.Id}"),
            await other.Http.PutAsync($"/api/invitations/{made.Id}/uses/{member}", null),
            await other.Http.DeleteAsync($"/api/invitations/{made.Id}/uses/{member}"),
        })
        {
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        }
    }

    [Fact]
    public async Task A_revoked_invitation_lets_nobody_in()
    {
        using var maker = await AdministratorAsync();
        var made = await InviteAsync(maker);
        using var guest = site.NewBrowser();

        Assert.Equal(HttpStatusCode.NoContent, (await maker.Http.DeleteAsync($"/api/invitations/{made.Id}")).StatusCode);

        var answer = await TryAcceptAsync(guest, made.Code, "Tarde");
        Assert.Equal((410, "invitation_revoked"), await Browser.RefusalAsync(answer));
        var shown = await guest.GetAsync<InvitationShown>($"/api/invitations/{made.Code}/preview");
        Assert.Equal(InvitationState.Revoked, shown.State);
    }

    [Fact]
    public async Task An_invitation_ends_with_its_makers_right_to_invite()
    {
        using var maker = await site.SignedInAsync();
        var group = await site.NewGroupAsync(maker.Member);
        var made = await InviteAsync(maker, group);
        await site.Grains.GetGrain<IGroupGrain>(group.Value).LeaveAsync(maker.Member, site.NewRequest());
        using var guest = site.NewBrowser();

        var answer = await TryAcceptAsync(guest, made.Code, "Tarde");

        Assert.Equal((410, "invitation_revoked"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task An_unknown_code_is_unknown()
    {
        using var guest = site.NewBrowser();

        var shown = await guest.GetAsync<InvitationShown>("/api/invitations/nada/preview");

        Assert.Equal(InvitationState.Unknown, shown.State);
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await TryAcceptAsync(guest, "nada", "Nadie")));
    }

    [Fact]
    public async Task Members_without_a_group_of_theirs_invite_nobody()
    {
        using var member = await site.SignedInAsync();
        using var other = await site.SignedInAsync();
        var group = await site.NewGroupAsync(other.Member);

        var alone = await member.TryPostAsync("/api/invitations", Body());
        var foreign = await member.TryPostAsync("/api/invitations", Body(group));

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(alone));
        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(foreign));
    }

    [Fact]
    public async Task An_administrator_invites_into_no_group_as_an_outsider()
    {
        using var administrator = await AdministratorAsync();
        using var other = await site.SignedInAsync();
        var group = await site.NewGroupAsync(other.Member);

        var answer = await administrator.TryPostAsync("/api/invitations", Body(group));

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_member_joins_a_group_by_invitation()
    {
        using var maker = await site.SignedInAsync();
        var group = await site.NewGroupAsync(maker.Member);
        var made = await InviteAsync(maker, group);
        using var member = await site.SignedInAsync();

        await member.PostAsync<Me>(
            $"/api/invitations/{made.Code}/acceptance", new { requestId = site.NewRequest() });

        var view = await site.Grains.GetGrain<IGroupGrain>(group.Value).ViewAsync(member.Member);
        Assert.Equal(GroupRole.Member, view.Value!.Role);
    }

    [Fact]
    public async Task A_taken_name_or_address_does_not_use_the_invitation_up()
    {
        var address = $"{Guid.NewGuid():N}@example.org";
        await site.NewMemberAsync(email: address);
        using var maker = await AdministratorAsync();
        using var taken = await site.SignedInAsync();
        var made = await InviteAsync(maker);
        using var guest = site.NewBrowser();

        var name = await guest.TryPostAsync($"/api/invitations/{made.Code}/acceptance", new
        {
            requestId = site.NewRequest(),
            name = "Ana",
            signInName = taken.SignInName,
            password = Site.Password,
            terms = 0,
            ofAge = true,
            language = "es",
        });
        var email = await TryAcceptAsync(guest, made.Code, "Ana", email: address);

        Assert.Equal((409, "sign_in_name_taken"), await Browser.RefusalAsync(name));
        Assert.Equal((409, "email_taken"), await Browser.RefusalAsync(email));
        await AcceptAsync(guest, made.Code, "Ana");
    }

    [Fact]
    public async Task A_repeated_request_leaves_one_open_invitation()
    {
        using var maker = await AdministratorAsync();
        var body = Body();

        var first = await maker.PostAsync<InvitationMade>("/api/invitations", body);
        var second = await maker.PostAsync<InvitationMade>("/api/invitations", body);

        var listed = Assert.Single((await maker.GetAsync<Items<Invitation>>("/api/invitations")).Values);
        Assert.Equal(second.Id, listed.Id);
        var shown = await maker.GetAsync<InvitationShown>($"/api/invitations/{first.Code}/preview");
        Assert.Equal(InvitationState.Revoked, shown.State);
    }

    private Task<Browser> AdministratorAsync() => site.SignedInAsync("Admin", Roles.Administrator);

    private object Body(GroupId? group = null, string uses = "single") => new
    {
        requestId = site.NewRequest(),
        group,
        uses,
        days = 7,
        language = "pt",
    };

    private Task<InvitationMade> InviteAsync(Browser maker, GroupId? group = null, string uses = "single") =>
        maker.PostAsync<InvitationMade>("/api/invitations", Body(group, uses));

    private async Task<Me> AcceptAsync(
        Browser guest, string code, string name, string? email = null, Guid? request = null)
    {
        var answer = await TryAcceptAsync(guest, code, name, request, email);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<Me>(text, Topics.TopicJson.Options)!;
    }

    private Task<HttpResponseMessage> TryAcceptAsync(
        Browser guest, string code, string name, Guid? request = null, string? email = null,
        string password = Site.Password) => guest.TryPostAsync($"/api/invitations/{code}/acceptance", new
        {
            requestId = request ?? site.NewRequest(),
            name,
            email,
            password,
            terms = 0,
            ofAge = true,
            language = "pt",
        });

    private async Task<string> AcceptWaitingAsync(Browser guest, string code, string name, string signInName) =>
        (await guest.PostAsync<Waiting>($"/api/invitations/{code}/acceptance", new
        {
            requestId = site.NewRequest(),
            name,
            signInName,
            password = Site.Password,
            terms = 0,
            ofAge = true,
            language = "es",
        })).State;
}
