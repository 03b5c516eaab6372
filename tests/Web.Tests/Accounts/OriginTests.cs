using System.Net;
using System.Net.Http.Json;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class OriginTests(Site site)
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData(null, null)]
    public async Task A_change_asked_for_by_another_site_is_refused(string? header, string? value)
    {
        using var browser = await ElsewhereAsync(header, value);

        var answer = await browser.Http.DeleteAsync("/api/session");

        Assert.Equal((403, "cross_site_refused"), await Browser.RefusalAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await browser.Http.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_own_origin_will_do_where_browsers_say_no_more()
    {
        using var browser = await ElsewhereAsync("Origin", site.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.NoContent, (await browser.Http.DeleteAsync("/api/session")).StatusCode);
    }

    [Fact]
    public async Task Signing_somebody_in_from_another_site_is_refused_too()
    {
        using var browser = await ElsewhereAsync("Sec-Fetch-Site", "cross-site");

        var answer = await browser.Http.PostAsJsonAsync("/api/session", new { email = "a", password = "b" });

        Assert.Equal((403, "cross_site_refused"), await Browser.RefusalAsync(answer));
    }

    [Theory]
    [InlineData("https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    public async Task The_socket_opens_for_the_own_pages_alone(string? origin, HttpStatusCode expected)
    {
        var own = site.Address.GetLeftPart(UriPartial.Authority);
        using var browser = await ElsewhereAsync(origin is null ? null : "Origin", origin == "own" ? own : origin);
        using var handshake = new HttpRequestMessage(HttpMethod.Get, "/live");
        handshake.Headers.Connection.Add("Upgrade");
        handshake.Headers.Upgrade.ParseAdd("websocket");
        handshake.Headers.Add("Sec-WebSocket-Version", "13");
        handshake.Headers.Add("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");

        using var answer = await browser.Http.SendAsync(handshake, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(expected, answer.StatusCode);
    }

    private async Task<Browser> ElsewhereAsync(string? header, string? value)
    {
        var browser = await site.SignedInAsync();
        browser.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.Http.DefaultRequestHeaders.Remove("Origin");
        if (header is not null)
        {
            browser.Http.DefaultRequestHeaders.Add(header, value);
        }

        return browser;
    }
}
