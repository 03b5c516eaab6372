using System.Net;
using Comparte.Accounts;
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
            terms = 0,
            ofAge = true,
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
}
