using System.Net;
using System.Text.Json;

namespace Comparte.Web.Tests.Organizations;

/// <summary>Organizations and profiles over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class OrganizationTests(Site site)
{
    [Fact]
    public async Task An_organization_is_made_changed_and_listed()
    {
        using var ana = await site.SignedInAsync("Ana");
        var made = await ana.PostAsync<JsonElement>(
            "/api/organizations",
            new { requestId = Talk.NewRequest(), name = "Hariztegi", type = "ngo", country = "ES" });
        var path = $"/api/organizations/{made.GetProperty("id").GetString()}";

        var changed = await ana.TrySendAsync(
            "PATCH", path, new { requestId = Talk.NewRequest(), site = "https://hariztegi.example" });

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var view = await ana.GetAsync<JsonElement>(path);
        Assert.Equal("https://hariztegi.example", view.GetProperty("about").GetProperty("site").GetString());
        Assert.Equal(ana.Member.Value, view.GetProperty("people")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_profile_is_changed_by_its_owner_and_read_by_others()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");

        var changed = await ana.TrySendAsync(
            "PATCH", "/api/members/me", new { requestId = Talk.NewRequest(), about = "Semillas.", country = "BO" });

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var view = await joao.GetAsync<JsonElement>($"/api/members/{ana.Member}");
        Assert.Equal("Semillas.", view.GetProperty("profile").GetProperty("about").GetString());
        Assert.Contains(
            (await joao.GetAsync<JsonElement>("/api/members")).GetProperty("items").EnumerateArray(),
            card => card.GetProperty("id").GetString() == joao.Member.Value);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");

        var first = await ana.GetAsync<JsonElement>("/api/members?limit=1");
        var next = first.GetProperty("next").GetString();
        var second = await ana.GetAsync<JsonElement>($"/api/members?limit=1&after={next}");

        Assert.NotEqual(
            first.GetProperty("items")[0].GetProperty("id").GetString(),
            second.GetProperty("items")[0].GetProperty("id").GetString());
    }
}
