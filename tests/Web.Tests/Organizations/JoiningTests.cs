using System.Text.Json;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Organizations;

/// <summary>Asking to join an organization and verifying it, over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class JoiningTests(Site site)
{
    [Fact]
    public async Task Somebody_asks_and_a_representative_answers()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var path = $"/api/organizations/{await ana.NewOrganizationAsync()}";

        await joao.MustAsync(
            "POST", $"{path}/membership", new { requestId = Talk.NewRequest(), role = "Campo", text = "Trabajo allí." });
        var asked = (await ana.GetAsync<JsonElement>($"{path}/requests")).GetProperty("items")[0];
        Assert.Equal("Campo", asked.GetProperty("role").GetString());
        var refused = await joao.Http.GetAsync($"{path}/requests");
        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(refused));
        Assert.DoesNotContain(
            "Trabajo allí.",
            await joao.Http.GetStringAsync($"{path.Replace("organizations", "topics/organization", StringComparison.Ordinal)}/entries"),
            StringComparison.Ordinal);

        await ana.MustAsync("PUT", $"{path}/requests/{joao.Member}", new { requestId = Talk.NewRequest() });
        var people = (await ana.GetAsync<JsonElement>(path)).GetProperty("people");
        Assert.Equal(2, people.GetArrayLength());
    }

    [Fact]
    public async Task A_request_is_refused_or_taken_back()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var path = $"/api/organizations/{await ana.NewOrganizationAsync()}";
        var ask = new { requestId = Talk.NewRequest(), role = "Campo" };

        await joao.MustAsync("POST", $"{path}/membership", ask);
        await joao.MustAsync("DELETE", $"{path}/membership?requestId={Talk.NewRequest()}");
        await joao.MustAsync("POST", $"{path}/membership", ask with { requestId = Talk.NewRequest() });
        await ana.MustAsync("DELETE", $"{path}/requests/{joao.Member}?requestId={Talk.NewRequest()}");

        Assert.Equal(0, (await ana.GetAsync<JsonElement>($"{path}/requests")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Only_an_administrator_verifies()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var path = $"/api/organizations/{await ana.NewOrganizationAsync()}";

        var refused = await ana.TrySendAsync("PUT", $"{path}/verification", new { requestId = Talk.NewRequest() });
        Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(refused));

        await admin.MustAsync("PUT", $"{path}/verification", new { requestId = Talk.NewRequest() });
        var about = (await ana.GetAsync<JsonElement>(path)).GetProperty("about");
        Assert.Equal(admin.Member.Value, about.GetProperty("verified").GetProperty("by").GetString());
        await admin.MustAsync("DELETE", $"{path}/verification?requestId={Talk.NewRequest()}");
        Assert.False((await ana.GetAsync<JsonElement>(path)).GetProperty("about").TryGetProperty("verified", out _));
    }
}
