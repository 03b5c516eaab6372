using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests.Pages;

/// <summary>What protects a page. That none breaks its own policy or asks anybody else is watched in every test.</summary>
public sealed class SafetyTests(Site site) : BrowserTest(site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/app")]
    [InlineData("/app/entrar")]
    [InlineData("/api/me")]
    public async Task An_answer_may_not_be_framed_nor_guessed_nor_load_from_elsewhere(string path)
    {
        var guest = await OpenAsync();
        var headers = (await guest.Context.APIRequest.GetAsync(path)).Headers;
        var policy = headers["content-security-policy"];
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.Equal("same-origin", headers["referrer-policy"]);
    }

    [Fact]
    public async Task The_start_page_needs_no_script()
    {
        var guest = await OpenAsync();
        await guest.GoAsync("/");
        await Expect(guest.Page.Locator("script")).ToHaveCountAsync(0);
        await Expect(guest.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of("start.enter") }))
            .ToHaveAttributeAsync("href", "/app");
    }
}
