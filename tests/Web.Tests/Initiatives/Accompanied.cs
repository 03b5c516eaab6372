using System.Net;
using System.Text.Json;

namespace Comparte.Web.Tests.Initiatives;

/// <summary>Makes organizations and initiatives over HTTP.</summary>
internal static class Accompanied
{
    public static async Task<OrganizationId> NewOrganizationAsync(this Browser browser) =>
        OrganizationId.Of((await browser.PostAsync<JsonElement>(
            "/api/organizations", new { requestId = Talk.NewRequest(), name = "Hariztegi", type = "ngo" }))
            .GetProperty("id").GetString()!);

    public static async Task<InitiativeId> NewInitiativeAsync(this Browser browser, OrganizationId organization) =>
        InitiativeId.Of((await browser.PostAsync<JsonElement>(
            "/api/initiatives",
            new
            {
                requestId = Talk.NewRequest(),
                name = "Café de la Sierra",
                organization,
                kinds = (string[])["agricultural"],
                families = new { value = 32, on = "2026-03-01", source = "Registro de socias" },
                country = "GT",
            }))
            .GetProperty("id").GetString()!);

    /// <summary>Names somebody, who confirms it.</summary>
    public static async Task AddPersonAsync(
        this Browser browser, string path, Browser person, bool represents = false)
    {
        await browser.MustAsync("PATCH", path, People(new { member = person.Member, represents }));
        await person.MustAsync("PATCH", path, People(new { member = person.Member, confirms = true }));
    }

    public static Task LeaveAsync(this Browser person, string path) =>
        person.MustAsync("PATCH", path, People(new { member = person.Member, leaves = true }));

    public static async Task<long> WriteNoteAsync(this Browser browser, InitiativeId id, string text = "Visita.")
    {
        var answer = await browser.MustAsync(
            "POST",
            $"/api/initiatives/{id}/log",
            new { requestId = Talk.NewRequest(), type = "visit", on = "2026-05-01", text });
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("no").GetInt64();
    }

    public static async Task<HttpResponseMessage> MustAsync(
        this Browser browser, string method, string path, object? body = null)
    {
        var answer = await browser.TrySendAsync(method, path, body);
        Assert.True(
            answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent,
            $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return answer;
    }

    private static object People(object person) => new { requestId = Talk.NewRequest(), people = new[] { person } };
}
