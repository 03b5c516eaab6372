using System.Text.Json;
using Comparte.Accounts;
using Comparte.Topics;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts;

/// <summary>Whoever signs in says whether others use the device too, by whatever way.</summary>
[Collection(SiteCollection.Name)]
public sealed class SharedDeviceTests(Site site)
{
    private const string NewPassword = "nueve palabras largas";

    [Fact]
    public async Task By_password()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        await EnterAsync(
            browser, "/api/session", new { email = member.SignInName, password = Site.Password, shared = true });
    }

    [Fact]
    public async Task By_a_mailed_link()
    {
        var member = await site.NewMemberAsync(email: $"{Guid.NewGuid():N}@example.org");
        using var browser = site.NewBrowser();

        await EnterAsync(
            browser, "/api/session/link/acceptance", new { code = await IssueAsync(member, CodePurpose.SignIn), shared = true });
    }

    [Fact]
    public async Task By_a_new_password()
    {
        var member = await site.NewMemberAsync(email: $"{Guid.NewGuid():N}@example.org");
        using var browser = site.NewBrowser();
        var code = await IssueAsync(member, CodePurpose.Password);

        await EnterAsync(browser, "/api/password", new { code, password = NewPassword, shared = true });
        await EnterAsync(browser, "/api/password", new { currentPassword = NewPassword, password = Site.Password });
    }

    [Fact]
    public async Task By_a_printed_code()
    {
        using var member = await site.SignedInAsync();
        var printed = await member.PostAsync<CodeView>("/api/me/recovery", new { });
        using var browser = site.NewBrowser();

        await EnterAsync(
            browser,
            "/api/session/recovery",
            new { name = member.SignInName, code = printed.Code, password = NewPassword, shared = true });
    }

    [Fact]
    public async Task By_an_invitation()
    {
        using var maker = await site.SignedInAsync("Admin", Roles.Administrator);
        var made = await maker.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = site.NewRequest(), uses = "single", days = 7 });
        using var browser = site.NewBrowser();

        await EnterAsync(browser, $"/api/invitations/{made.Code}/acceptance", new
        {
            requestId = site.NewRequest(),
            name = "Casilda",
            password = Site.Password,
            terms = 0,
            ofAge = true,
            shared = true,
        });
    }

    [Fact]
    public async Task Whoever_says_nothing_stays_signed_in()
    {
        using var member = await site.SignedInAsync();
        using var browser = site.NewBrowser();

        var answer = await browser.SignInAsync(member.SignInName);

        Assert.Contains("expires=", CookieOf(answer), StringComparison.OrdinalIgnoreCase);
        Assert.False((await browser.GetAsync<Me>("/api/me")).Shared);
    }

    /// <summary>Comes in, and expects a cookie that goes with the window and a session that knows why.</summary>
    internal static async Task EnterAsync(Browser browser, string path, object body)
    {
        var answer = await browser.TryPostAsync(path, body);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.True(JsonSerializer.Deserialize<Me>(text, TopicJson.Options)!.Shared);
        Assert.DoesNotContain("expires=", CookieOf(answer), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("max-age=", CookieOf(answer), StringComparison.OrdinalIgnoreCase);
        Assert.True((await browser.GetAsync<Me>("/api/me")).Shared);
        Assert.True((await browser.GetAsync<JsonElement>("/api/home"))
            .GetProperty("me").GetProperty("shared").GetBoolean());
    }

    private static string CookieOf(HttpResponseMessage answer) => Assert.Single(
        answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("comparte=", StringComparison.Ordinal));

    private async Task<string> IssueAsync(MemberId member, CodePurpose purpose)
    {
        var code = Codes.Mailed(member);
        var codes = site.Grains.GetGrain<IAccountCodesGrain>(member.Value);
        Assert.Null(await codes.IssueAsync(purpose, Secrets.Hash(code)));
        return code;
    }
}
