using System.Text.Json;
using Comparte.Accounts;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Reports;

/// <summary>Reporting over HTTP, and where it arrives.</summary>
[Collection(SiteCollection.Name)]
public sealed class ReportedTests(Site site)
{
    [Fact]
    public async Task A_project_reaches_those_who_administer_and_a_page_those_who_facilitate()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", Roles.Administrator);
        var group = await ana.NewGroupAsync(visibility: "listed");
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        var project = IdOf(await ana.PostAsync<JsonElement>(
            "/api/projects", new { requestId = Talk.NewRequest(), name = "Semillas libres" }));
        var page = IdOf(await joao.PostAsync<JsonElement>(
            $"/api/groups/{group}/pages", new { requestId = Talk.NewRequest(), title = "Acuerdos", body = "Uno." }));

        await ReportAsync(joao, $"project/{project}");
        await ReportAsync(ana, $"page/{page}");

        Assert.Contains($"project/{project}", await AboutsAsync(admin, "network"));
        Assert.Contains($"page/{page}", await AboutsAsync(ana, group.Value));
        Assert.Equal(
            (400, "report_of_what"),
            await Browser.RefusalAsync(await joao.TrySendAsync("POST", "/api/reports", Report($"tasks/{group}"))));
    }

    private static string IdOf(JsonElement made) => made.GetProperty("id").GetString()!;

    private static async Task ReportAsync(Browser browser, string about) =>
        await browser.MustAsync("POST", "/api/reports", Report(about));

    private static object Report(string about) => new
    {
        requestId = Talk.NewRequest(),
        about,
        reason = "untrue",
        text = "No es así.",
    };

    private static async Task<IEnumerable<string?>> AboutsAsync(Browser browser, string place) =>
        (await browser.GetAsync<JsonElement>($"/api/reports/{place}")).GetProperty("items").EnumerateArray()
            .Select(one => one.GetProperty("about").GetString());
}
