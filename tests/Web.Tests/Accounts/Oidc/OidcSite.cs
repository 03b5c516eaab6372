using System.Text.Json;
using Comparte.Accounts;
using Comparte.Web.Accounts;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>A site whose people may come in by identity providers: one that works, under two names, one that nobody answers
/// for, and one that the settings get wrong.</summary>
public sealed class OidcSite : IAsyncLifetime
{
    /// <summary>The key of the provider that works.</summary>
    public const string Key = "unizar";

    /// <summary>What its organization is called.</summary>
    public const string Name = "Universidad del Valle";

    /// <summary>The same provider, as another organization.</summary>
    public const string OtherKey = "diputacion";

    /// <summary>Nobody answers there.</summary>
    public const string DownKey = "caida";

    /// <summary>It is told a wrong secret.</summary>
    public const string WrongKey = "mal-puesta";

    /// <summary>The provider.</summary>
    public IdentityProvider Provider { get; private set; } = null!;

    /// <summary>The site.</summary>
    public Site Site { get; private set; } = null!;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Provider = await IdentityProvider.StartAsync();
        Site = new Site(Provider.Settings(0, Key, Name)
            .Concat(Provider.Settings(1, OtherKey, "Diputación"))
            .Concat(IdentityProvider.Settings(2, DownKey, "Caída", "http://127.0.0.1:1"))
            .Concat(Provider.Settings(3, WrongKey, "Mal puesta", secret: "otro"))
            .ToDictionary());
        await Site.InitializeAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A browser in which a new member is signed in, with an account at the provider linked.</summary>
    public async Task<Browser> LinkedAsync(string subject)
    {
        var browser = await Site.SignedInAsync();
        await LinkAsync(browser, subject);
        return browser;
    }

    /// <summary>Links an account at the provider.</summary>
    public async Task LinkAsync(Browser browser, string subject, string key = Key)
    {
        await ArriveAsync(browser, await browser.SetOutToLinkAsync(key), subject);
        await browser.PostAsync<JsonElement>($"/api/me/oidc/{key}/acceptance", new { });
    }

    /// <summary>Comes in by the provider.</summary>
    public async Task<HttpResponseMessage> TryEnterAsync(Browser browser, string subject, string key = Key)
    {
        await ArriveAsync(browser, await browser.SetOutAsync(key), subject);
        return await browser.TryPostAsync($"/api/session/oidc/{key}/acceptance", new { });
    }

    /// <summary>Is at the provider and comes back to the app, whose page it answers.</summary>
    public async Task<string> ArriveAsync(Browser browser, string start, string? subject)
    {
        var page = await browser.GoAsync(await AtProviderAsync(browser, start, subject));
        Assert.StartsWith("/app/", page, StringComparison.Ordinal);
        return page;
    }

    /// <summary>Is at the provider, who sends the browser back to this address.</summary>
    public Task<string> AtProviderAsync(Browser browser, string start, string? subject)
    {
        Provider.Subject = subject;
        return browser.GoAsync(start);
    }

    /// <summary>An invitation of somebody who administers.</summary>
    public async Task<InvitationMade> InviteAsync(Browser administrator, string uses = "single") =>
        await administrator.PostAsync<InvitationMade>(
            "/api/invitations", new { requestId = Site.NewRequest(), uses, days = 7 });

    /// <summary>Somebody who administers.</summary>
    public Task<Browser> AdministratorAsync() => Site.SignedInAsync("Nerea", Roles.Administrator);
}

/// <summary>The way of a browser to a provider and back.</summary>
internal static class Journeys
{
    /// <summary>Asks where to go to come in.</summary>
    public static async Task<string> SetOutAsync(this Browser browser, string key = OidcSite.Key, string to = "/app/entrar") =>
        (await browser.PostAsync<JsonElement>($"/api/session/oidc/{key}", new { to })).GetProperty("url").GetString()!;

    /// <summary>Asks where to go to link.</summary>
    public static async Task<string> SetOutToLinkAsync(this Browser browser, string key = OidcSite.Key) =>
        (await browser.PostAsync<JsonElement>($"/api/me/oidc/{key}", new { })).GetProperty("url").GetString()!;

    /// <summary>Goes to an address, and answers where that leads.</summary>
    public static async Task<string> GoAsync(this Browser browser, string address)
    {
        // As when another site leads here.
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await browser.Http.SendAsync(request);
        Assert.True(answer.Headers.Location is not null, $"{answer} {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location.OriginalString;
    }
}
