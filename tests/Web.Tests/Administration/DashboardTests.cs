using System.Net;
using System.Text.Json;

namespace Comparte.Web.Tests.Administration;

/// <summary>The Orleans Dashboard, on a site that shows it.</summary>
public sealed class DashboardTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Page = "/admin/orleans/";

    private static readonly string[] Paths = [Page, Page + "version", Page + "DashboardCounters", Page + "index.min.js"];

    private Site Site => fixture.Site;

    [Fact]
    public async Task Only_those_who_administer_read_it_by_their_session()
    {
        using var admin = await Site.SignedInAsync("Nerea", "administrator");
        using var ana = await Site.SignedInAsync("Ana");
        using var guest = Site.NewBrowser();
        foreach (var path in Paths)
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await admin.Http.GetAsync(path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await ana.Http.GetAsync(path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, (await guest.Http.GetAsync(path)).StatusCode));
        }

        var token = await admin.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Site.NewRequest(), name = "Programa", scope = "read", days = 7 });
        using var request = new HttpRequestMessage(HttpMethod.Get, Page);
        request.Headers.Authorization = new("Bearer", token.GetProperty("token").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("GrainState?grainId=m1&grainType=me")]
    [InlineData("grainstate?grainId=m1&grainType=me")]
    [InlineData("%47rainState?grainId=m1&grainType=me")]
    [InlineData("GrainState/")]
    public async Task What_a_grain_keeps_is_shown_to_nobody(string path)
    {
        using var admin = await Site.SignedInAsync("Nerea", "administrator");
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Http.GetAsync(Page + path)).StatusCode);
    }

    [Fact]
    public async Task Its_policy_is_its_own_alone()
    {
        using var admin = await Site.SignedInAsync("Nerea", "administrator");
        Assert.Contains("'unsafe-inline'", await PolicyAsync(admin, Page), StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", await PolicyAsync(admin, "/app"), StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", await PolicyAsync(admin, Page), StringComparison.Ordinal);
        Assert.True((await admin.GetAsync<JsonElement>("/api/admin/running")).GetProperty("dashboard").GetBoolean());
    }

    private static async Task<string> PolicyAsync(Browser browser, string path) =>
        Assert.Single((await browser.Http.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));
}

/// <summary>A site that shows the dashboard.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    /// <summary>The site.</summary>
    public Site Site { get; } = new(new Dictionary<string, string> { ["Dashboard:Enabled"] = "true" });

    /// <inheritdoc />
    public Task InitializeAsync() => Site.InitializeAsync();

    /// <inheritdoc />
    public Task DisposeAsync() => Site.DisposeAsync();
}

/// <summary>A site of which nobody asks for the dashboard.</summary>
[Collection(SiteCollection.Name)]
public sealed class NoDashboardTests(Site site)
{
    [Fact]
    public async Task Where_nobody_asks_for_it_there_is_none()
    {
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.GetAsync("/admin/orleans/")).StatusCode);
        Assert.False((await admin.GetAsync<JsonElement>("/api/admin/running")).GetProperty("dashboard").GetBoolean());
    }
}
