using System.Net;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class RecoveryTests(Site site)
{
    private const string NewPassword = "siete palabras largas";

    [Fact]
    public async Task Whoever_has_no_address_comes_back_with_the_printed_code()
    {
        using var maker = await site.SignedInAsync("Admin", Roles.Administrator);
        var made = await maker.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = site.NewRequest(), uses = "single", days = 7 });
        using var guest = site.NewBrowser();
        var joined = await guest.PostAsync<Me>($"/api/invitations/{made.Code}/acceptance", new
        {
            requestId = site.NewRequest(),
            name = "Casilda",
            password = Site.Password,
            language = "es",
        });
        Assert.Matches("^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$", joined.RecoveryCode!);
        Assert.Null((await guest.GetAsync<Me>("/api/me")).RecoveryCode);
        using var phone = site.NewBrowser();

        // As people type.
        var typed = joined.RecoveryCode!.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant();
        var back = await RecoverAsync(phone, joined.SignInName, typed);

        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.SignInAsync(joined.SignInName, NewPassword)).StatusCode);
        Assert.True((await phone.GetAsync<Me>("/api/me")).HasRecoveryCode);
        var again = await RecoverAsync(phone, joined.SignInName, typed);
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(again));
    }

    [Fact]
    public async Task A_facilitator_helps_a_member_back_in_and_is_recorded()
    {
        using var facilitator = await site.SignedInAsync();
        using var member = await site.SignedInAsync();
        await ShareGroupAsync(facilitator.Member, member.Member);

        var code = (await facilitator.PostAsync<CodeView>($"/api/members/{member.Member}/recovery", new { })).Code;
        using var phone = site.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(phone, member.SignInName, code)).StatusCode);

        var record = Assert.Single((await phone.GetAsync<Me>("/api/me")).Restored!.Value);
        Assert.Equal(facilitator.Member, record.By);
        Assert.NotNull(record.UsedAt);
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(phone, member.SignInName, code)));
    }

    [Fact]
    public async Task Coming_back_by_a_code_ends_every_token_and_the_printed_code()
    {
        using var helper = await site.SignedInAsync("Admin", Roles.Administrator);
        using var member = await site.SignedInAsync();
        var printed = (await member.PostAsync<CodeView>("/api/me/recovery", new { })).Code;
        var made = await member.PostAsync<TokenMade>(
            "/api/tokens", new { requestId = site.NewRequest(), name = "riego", scope = "write", days = 30 });
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new("Bearer", made.Token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/me")).StatusCode);
        var code = (await helper.PostAsync<CodeView>($"/api/members/{member.Member}/recovery", new { })).Code;
        using var phone = site.NewBrowser();

        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(phone, member.SignInName, code)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me")).StatusCode);
        using var thief = site.NewBrowser();
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(thief, member.SignInName, printed)));
    }

    [Fact]
    public async Task Whoever_can_be_mailed_needs_no_facilitator()
    {
        using var facilitator = await site.SignedInAsync();
        var member = await site.NewMemberAsync(email: $"{Guid.NewGuid():N}@example.org");
        await ShareGroupAsync(facilitator.Member, member);
        var mailed = Codes.Mailed(member);
        var codes = site.Grains.GetGrain<IAccountCodesGrain>(member.Value);
        Assert.Null(await codes.IssueAsync(CodePurpose.SignIn, Secrets.Hash(mailed)));
        await facilitator.PostAsync<CodeView>($"/api/members/{member}/recovery", new { });
        Assert.Null(await codes.UseAsync(CodePurpose.SignIn, Secrets.Hash(mailed)));

        var answer = await facilitator.TryPostAsync($"/api/members/{member}/recovery", new { });

        Assert.Equal((403, "restore_by_mail"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task Only_who_facilitates_a_group_of_the_members_may_help()
    {
        using var member = await site.SignedInAsync();
        using var companion = await site.SignedInAsync();
        using var stranger = await site.SignedInAsync();
        await ShareGroupAsync(member.Member, companion.Member);
        await site.NewGroupAsync(stranger.Member);

        foreach (var actor in new[] { companion, stranger, member })
        {
            var answer = await actor.TryPostAsync($"/api/members/{member.Member}/recovery", new { });
            Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(answer));
        }
    }

    [Fact]
    public async Task Nobody_becomes_an_administrator_by_helping_one()
    {
        using var administrator = await site.SignedInAsync("Admin", Roles.Administrator);
        using var facilitator = await site.SignedInAsync();
        await ShareGroupAsync(facilitator.Member, administrator.Member);

        var answer = await facilitator.TryPostAsync($"/api/members/{administrator.Member}/recovery", new { });

        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(answer));
        using var other = await site.SignedInAsync("Admin", Roles.Administrator);
        await other.PostAsync<CodeView>($"/api/members/{administrator.Member}/recovery", new { });
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_code_get_one_answer()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(browser, member.SignInName, "ABCD-EFGH-JKMN-PQRS")));
        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(browser, "nadie", "ABCD-EFGH-JKMN-PQRS")));
    }

    [Fact]
    public async Task A_new_printed_code_replaces_the_old_one()
    {
        using var member = await site.SignedInAsync();
        var old = (await member.PostAsync<CodeView>("/api/me/recovery", new { })).Code;
        var present = (await member.PostAsync<CodeView>("/api/me/recovery", new { })).Code;
        using var phone = site.NewBrowser();

        Assert.Equal((403, "recovery_refused"), await Browser.RefusalAsync(
            await RecoverAsync(phone, member.SignInName, old)));
        Assert.Equal(HttpStatusCode.OK, (await RecoverAsync(phone, member.SignInName, present)).StatusCode);
    }

    private static Task<HttpResponseMessage> RecoverAsync(Browser browser, string name, string code) =>
        browser.TryPostAsync("/api/session/recovery", new { name, code, password = NewPassword });

    private async Task ShareGroupAsync(MemberId facilitator, MemberId member)
    {
        var group = await site.NewGroupAsync(facilitator);
        var admitted = await site.Grains.GetGrain<IGroupGrain>(group.Value)
            .AdmitInvitedAsync(facilitator, member, site.NewRequest());
        Assert.Null(admitted);
        await Site.EventuallyAsync(async () =>
            (await site.Grains.GetGrain<IMemberGrain>(member.Value).MineAsync(member))
                .OfType<Membership>().Any(membership => membership.Id == group.Value && membership.Role is not null));
        await Site.EventuallyAsync(async () =>
            (await site.Grains.GetGrain<IMemberGrain>(facilitator.Value).MineAsync(facilitator))
                .OfType<Membership>().Any(membership => membership.Role == GroupRole.Facilitator));
    }
}
