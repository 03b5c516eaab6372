using System.Net;

namespace Comparte.Web.Tests.Accounts.Oidc;

/// <summary>Coming back from a provider more often than signing in is allowed.</summary>
public sealed class OidcLimitTests : IAsyncLifetime
{
    private const int PerMinute = 3;
    private readonly string _subject = $"{Guid.NewGuid():N}";
    private IdentityProvider _provider = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _site = new Site(_provider.Settings(0, OidcSite.Key, OidcSite.Name)
            .Append(new("Limits:SignInPerMinute", $"{PerMinute}"))
            .Append(new("ForwardedHeaders_Enabled", "true"))
            .ToDictionary());
        await _site.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Too_many_returns_are_told_so_where_they_set_out_and_lose_nothing()
    {
        using var member = await _site.SignedInAsync();
        using var guest = _site.NewBrowser();
        _provider.Subject = _subject;
        var answer = await guest.GoAsync(await guest.SetOutAsync(to: "/app/invitacion/abc"));
        using var flood = _site.NewBrowser();
        for (var i = 0; i < PerMinute; i++)
        {
            Assert.Equal("/app/entrar?aviso=oidc_failed", await flood.GoAsync(Callback));
        }

        Assert.Equal("/app/entrar?aviso=too_many_requests", await flood.GoAsync(Callback));
        Assert.Equal("/app/entrar?aviso=too_many_requests", await flood.GoAsync($"{Callback}&state=nada"));
        Assert.Equal("/app/invitacion/abc?aviso=too_many_requests", await guest.GoAsync(answer));

        // Whoever is signed in stays so, and a password is tried as often as before.
        Assert.Equal(HttpStatusCode.OK, (await member.Http.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await flood.SignInAsync(member.SignInName)).StatusCode);

        // From another place the same answer of the provider is still good.
        guest.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.7");
        Assert.Equal("/app/invitacion/abc?con=unizar", await guest.GoAsync(answer));
    }

    private static string Callback => $"/api/session/oidc/{OidcSite.Key}/callback?code=nada";
}
