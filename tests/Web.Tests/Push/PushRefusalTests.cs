using System.Net;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Push;

namespace Comparte.Web.Tests.Push;

/// <summary>What is no browser of the member's own.</summary>
public sealed class PushRefusalTests(PushFixture fixture) : IClassFixture<PushFixture>
{
    [Theory]
    [InlineData("https://fcm.googleapis.com/fcm/send/x", "push_service_unknown")]
    [InlineData("http://127.0.0.1:1/x", "push_service_unknown")]
    [InlineData("http://169.254.169.254/latest/meta-data", "push_service_unknown")]
    [InlineData("file:///etc/passwd", "push_service_unknown")]
    [InlineData("", "push_service_unknown")]
    public async Task An_address_that_is_no_push_service_of_the_list_is_refused(string endpoint, string code)
    {
        using var joao = await fixture.Site.SignedInAsync("João");
        var browser = fixture.Service.NewBrowser();

        using var answer = await joao.TrySendAsync(
            "PUT", "/api/me/push", new { endpoint, p256dh = browser.P256dh, auth = browser.Auth });

        Assert.Equal((400, code), await Browser.RefusalAsync(answer));
    }

    [Theory]
    [InlineData("AAAA", "")]
    [InlineData("BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")]
    [InlineData("", "AAAA")]
    [InlineData("", "#")]
    public async Task A_key_with_which_nothing_can_be_sealed_is_refused(string p256dh, string auth)
    {
        using var joao = await fixture.Site.SignedInAsync("João");
        var browser = fixture.Service.NewBrowser();

        using var answer = await joao.TrySendAsync("PUT", "/api/me/push", new
        {
            endpoint = browser.Endpoint,
            p256dh = p256dh.Length > 0 ? p256dh : browser.P256dh,
            auth = auth.Length > 0 ? auth : browser.Auth,
        });

        Assert.Equal((400, "push_key_invalid"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_device_that_others_use_too_and_a_program_take_none()
    {
        using var shared = fixture.Site.NewBrowser();
        var member = await fixture.Site.NewMemberAsync("João");
        var name = (await fixture.Site.Grains.GetGrain<IAccountGrain>(member.Value).FindAsync())!.Credentials.SignInName;
        using var signedIn = await shared.TryPostAsync("/api/session", new { email = name, password = Site.Password, shared = true });
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        using var answer = await shared.TrySendAsync("PUT", "/api/me/push", fixture.Service.NewBrowser().Subscription);
        Assert.Equal((409, "push_device_shared"), await Browser.RefusalAsync(answer));
        Assert.Empty(await fixture.Site.Grains.GetGrain<IPushGrain>(member.Value).SessionsAsync(member));
    }

    [Fact]
    public async Task The_networks_key_is_made_once_and_never_leaves_as_it_is()
    {
        using var joao = await fixture.Site.SignedInAsync("João");
        var key = (await joao.GetAsync<JsonElement>("/api/me/push")).GetProperty("key").GetString()!;
        using var ana = await fixture.Site.SignedInAsync("Ana");
        Assert.Equal(key, (await ana.GetAsync<JsonElement>("/api/me/push")).GetProperty("key").GetString());

        var stored = Assert.Single(await fixture.Site.Grains.GetGrain<IKeysGrain>("push").ListAsync());
        Assert.DoesNotContain(key, stored, StringComparison.Ordinal);
    }
}
