using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Web.Tests.Accounts;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Members;

/// <summary>The page of a member that anybody may read.</summary>
[Collection(SiteCollection.Name)]
public sealed class PublicPersonTests(Site site)
{
    [Fact]
    public async Task Without_a_yes_there_is_no_page_and_nobody_learns_whether_there_is_such_a_member()
    {
        using var ana = await site.SignedInAsync("Ana Callada");
        using var nobody = site.NewBrowser();

        var silent = await ReadAsync(nobody, $"{ana.Member}");
        var unknown = await ReadAsync(nobody, "m" + new string('0', 32));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (silent.Status, unknown.Status));
        Assert.Equal(unknown.Text, silent.Text);
        Assert.Equal(unknown, await ReadAsync(nobody, "nada"));
        Assert.Equal(silent, await ReadAsync(ana, $"{ana.Member}"));
    }

    [Fact]
    public async Task With_a_yes_anybody_reads_name_country_and_organization_until_it_is_taken_back()
    {
        using var ana = await site.SignedInAsync("Ana Abierta");
        using var nobody = site.NewBrowser();
        await NameOrganizationAsync(ana, "Cooperativa La Semilla");
        var about = new { requestId = site.NewRequest(), about = "Cuido un semillero.", territory = "Quiché" };
        await PatchAsync(ana, about);

        await ChooseAsync(ana, "on");
        var shown = await ReadAsync(nobody, $"{ana.Member}");
        await ChooseAsync(ana, "off");

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.All(
            new[] { "Ana Abierta", "España", "Cooperativa La Semilla", "noindex" },
            said => Assert.Contains(said, WebUtility.HtmlDecode(shown.Text), StringComparison.Ordinal));
        Assert.All(
            new[] { "semillero", "Quiché", ana.Member.Value, ana.SignInName },
            kept => Assert.DoesNotContain(kept, WebUtility.HtmlDecode(shown.Text), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(nobody, $"{ana.Member}")).Status);
    }

    [Fact]
    public async Task Whoever_is_suspended_and_could_not_take_the_yes_back_has_no_page_meanwhile()
    {
        using var ana = await site.SignedInAsync("Ana Suspendida");
        using var admin = await site.SignedInAsync("Admin", Roles.Administrator);
        using var nobody = site.NewBrowser();
        await ChooseAsync(ana, "on");

        await admin.MustAsync("PUT", $"/api/admin/people/{ana.Member}/suspension", new { reason = "Publicidad." });
        var meanwhile = await ReadAsync(nobody, $"{ana.Member}");
        await admin.MustAsync("DELETE", $"/api/admin/people/{ana.Member}/suspension");

        Assert.Equal(await ReadAsync(nobody, "nada"), meanwhile);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(nobody, $"{ana.Member}")).Status);
    }

    [Fact]
    public async Task What_was_said_is_taken_along_with_its_time_and_version()
    {
        using var ana = await site.SignedInAsync();
        await ChooseAsync(ana, "on");

        var taken = await ana.TakeAsync();

        using var profile = JsonDocument.Parse(taken["profile.json"]);
        var consent = profile.RootElement.GetProperty("consents").EnumerateArray()
            .Single(one => one.GetProperty("of").GetString() == "consent-publicProfile");
        Assert.True(consent.GetProperty("given").GetBoolean());
        Assert.Equal(1, consent.GetProperty("version").GetInt32());
        Assert.Contains(
            "Mostrar mi nombre fuera de la red: sí", WebUtility.HtmlDecode(taken["profile.html"]), StringComparison.OrdinalIgnoreCase);
    }

    private async Task NameOrganizationAsync(Browser member, string name)
    {
        await member.PostAsync<JsonElement>(
            "/api/organizations", new { requestId = site.NewRequest(), name, type = "ngo" });
        await Site.EventuallyAsync(async () =>
            (await member.GetAsync<JsonElement>("/api/me")).GetProperty("member").TryGetProperty("organization", out var own) && own.ValueKind == JsonValueKind.String
            && (await member.Http.GetStringAsync("/api/organizations?limit=200")).Contains(name, StringComparison.Ordinal));
    }

    private Task ChooseAsync(Browser member, string answer) => PatchAsync(
        member, new { requestId = site.NewRequest(), settings = new Dictionary<string, string> { ["publicProfile"] = answer } });

    private static async Task PatchAsync(Browser member, object change)
    {
        using var answer = await member.Http.PatchAsJsonAsync("/api/members/me", change);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(Browser browser, string id)
    {
        using var answer = await browser.Http.GetAsync($"/persona/{id}");
        Assert.True(answer.Headers.CacheControl!.NoStore);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
