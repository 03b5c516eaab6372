using System.Net;
using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Initiatives;

/// <summary>Initiatives over HTTP, and what of them nobody outside sees.</summary>
[Collection(SiteCollection.Name)]
public sealed class InitiativeTests(Site site)
{
    private static readonly string[] Canaries = ["14.98765", "-91.12345", "Aldea Canario"];

    [Fact]
    public async Task An_initiative_is_made_changed_and_listed()
    {
        using var ana = await site.SignedInAsync("Ana");
        var organization = await ana.NewOrganizationAsync();
        var id = await ana.NewInitiativeAsync(organization);
        var path = $"/api/initiatives/{id}";

        var changed = await ana.MustAsync(
            "PATCH", path, new { requestId = Talk.NewRequest(), products = (string[])["Café", "Miel"], women = Women(60) });

        Assert.Contains("initiativeAbout", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var about = (await ana.GetAsync<JsonElement>(path)).GetProperty("about");
        Assert.Equal("2026-03-01", about.GetProperty("families").GetProperty("on").GetString());
        Assert.Equal(2, about.GetProperty("products").GetArrayLength());
        await Site.EventuallyAsync(async () => (await ana.GetAsync<JsonElement>("/api/initiatives"))
            .GetProperty("items").EnumerateArray()
            .Any(card => card.GetProperty("id").GetString() == id.Value
                && card.TryGetProperty("women", out var women) && women.GetInt32() == 60));
    }

    [Fact]
    public async Task Nobody_outside_sees_the_exact_place_before_consent_or_after_withdrawal()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var rosa = await site.SignedInAsync("Rosa");
        using var outsider = await site.SignedInAsync("Maren");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var id = await ana.NewInitiativeAsync(await ana.NewOrganizationAsync());
        var path = $"/api/initiatives/{id}";
        await ana.AddPersonAsync(path, rosa, represents: true);
        await using var listener = await Listener.ConnectAsync(outsider);
        await listener.OpenAsync(TopicId.Of(id));
        await listener.OpenAsync(new TopicId(TopicKinds.Directory, "initiatives"));
        var set = new { requestId = Talk.NewRequest(), latitude = 14.98765, longitude = -91.12345, village = "Aldea Canario" };

        await ana.MustAsync("PUT", $"{path}/place", set);
        await ana.MustAsync("PATCH", path, new { requestId = Talk.NewRequest(), about = "Antes." });
        await listener.HearAsync(ToBrowser.Changes, batch => batch.ToString().Contains("Antes.", StringComparison.Ordinal));
        Assert.DoesNotContain(await SeenAsync(outsider, id, listener), IsCanary);
        Assert.DoesNotContain(await SeenAsync(admin, id), IsCanary);
        Assert.True(IsCanary(await rosa.Http.GetStringAsync($"{path}/place")));

        foreach (var other in new[] { ana, outsider, admin })
        {
            var refused = await other.TrySendAsync("PUT", $"{path}/place/consent", new { requestId = Talk.NewRequest() });
            Assert.Contains((await Browser.RefusalAsync(refused)).Status, (int[])[403, 404]);
        }

        await rosa.MustAsync("PUT", $"{path}/place/consent", new { requestId = Talk.NewRequest() });
        await listener.HearAsync(ToBrowser.Changes, batch => IsCanary(batch.ToString()));
        Assert.True(IsCanary(await outsider.Http.GetStringAsync(path)));

        await rosa.MustAsync("DELETE", $"{path}/place/consent");
        await listener.HearAsync(ToBrowser.Changes, batch => batch.ToString().Contains("tombstone", StringComparison.Ordinal));
        await ana.MustAsync("PATCH", path, new { requestId = Talk.NewRequest(), about = "Después." });
        await listener.HearAsync(ToBrowser.Changes, batch => batch.ToString().Contains("Después.", StringComparison.Ordinal));
        Assert.DoesNotContain(await SeenAsync(outsider, id, listener), IsCanary);
        Assert.DoesNotContain(await SeenAsync(admin, id), IsCanary);
    }

    [Fact]
    public async Task A_malformed_place_or_day_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");
        var id = await ana.NewInitiativeAsync(await ana.NewOrganizationAsync());

        var place = await ana.TrySendAsync(
            "PUT", $"/api/initiatives/{id}/place", new { requestId = Talk.NewRequest(), latitude = 91, longitude = 0 });
        var day = await ana.TrySendAsync(
            "POST",
            $"/api/initiatives/{id}/log",
            new { requestId = Talk.NewRequest(), type = "visit", on = "2026-13-01", text = "Visita" });

        Assert.Equal((400, "coordinates_invalid"), await Browser.RefusalAsync(place));
        Assert.Equal((400, "request_invalid"), await Browser.RefusalAsync(day));
    }

    [Fact]
    public async Task A_program_that_only_reads_reads_the_log_of_its_owner()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        var id = await ana.NewInitiativeAsync(await ana.NewOrganizationAsync());
        await ana.WriteNoteAsync(id, "Para quienes acompañan.");
        var made = await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "lector", scope = "read", days = 7 });
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Add("Authorization", $"Bearer {made.GetProperty("token").GetString()}");

        var read = await program.GetStringAsync($"/api/topics/log/{id}/entries");

        Assert.Contains("Para quienes acompañan.", read, StringComparison.Ordinal);
        var refused = await outsider.Http.GetAsync($"/api/topics/log/{id}/entries");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(refused));
        Assert.Equal(HttpStatusCode.NotFound, (await outsider.Http.GetAsync($"/api/initiatives/{id}/place")).StatusCode);
    }

    private static object Women(int value) => new { value, on = "2026-03-01", source = "Registro de socias" };

    private static bool IsCanary(string text) =>
        Canaries.Any(canary => text.Contains(canary, StringComparison.Ordinal));

    /// <summary>Everything that this browser can read of the initiative, and what its socket was told.</summary>
    private static async Task<List<string>> SeenAsync(Browser browser, InitiativeId id, Listener? listener = null)
    {
        var seen = listener is null ? [] : (await listener.HeardSoFarAsync()).Select(heard => heard.Payload.ToString()).ToList();
        foreach (var path in new[]
        {
            $"/api/initiatives/{id}", $"/api/initiatives/{id}/place", "/api/initiatives?limit=100",
            $"/api/topics/initiative/{id}/entries", $"/api/topics/log/{id}/entries",
            "/api/topics/directory/initiatives/entries", $"/api/topics/me/{browser.Member}/entries", "/api/home",
            "/", $"/app/iniciativas/{id}", "/api/search?q=canario", "/api/search?q=14.98765",
            "/api/search?q=aldea%20canario&kind=initiative", "/api/search?kind=initiative&limit=50",
            "/api/search/suggest?q=canario",
        })
        {
            seen.Add(await (await browser.Http.GetAsync(path)).Content.ReadAsStringAsync());
        }

        Assert.Contains(seen, text => text.Contains(id.Value, StringComparison.Ordinal));
        return seen;
    }
}
