using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Projects;

/// <summary>Projects over HTTP and over sockets.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProjectTests(Site site)
{
    [Fact]
    public async Task A_project_is_made_changed_and_listed()
    {
        using var ana = await site.SignedInAsync("Ana");
        var organization = await ana.NewOrganizationAsync();
        var path = await NewProjectAsync(ana, new
        {
            requestId = Talk.NewRequest(),
            name = "Semillas en común",
            purpose = "Que vuelvan a la mesa.",
            stage = "running",
            dates = new { starts = "2026-01-15", ends = (string?)null },
            territories = (string[])["Huehuetenango", "Quiché"],
            country = "GT",
            lead = organization,
        });

        var changed = await ana.MustAsync("PATCH", path, new
        {
            requestId = Talk.NewRequest(),
            dates = new { starts = "2026-01-15", ends = "2027-06-30" },
        });

        Assert.Contains("projectAbout", await changed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var view = await ana.GetAsync<JsonElement>(path);
        Assert.Equal("2027-06-30", view.GetProperty("about").GetProperty("ends").GetString());
        Assert.Equal("leads", view.GetProperty("actors")[0].GetProperty("role").GetString());
        await Site.EventuallyAsync(async () => (await ana.GetAsync<JsonElement>("/api/projects"))
            .GetProperty("items").EnumerateArray()
            .Any(card => path.EndsWith(card.GetProperty("id").GetString()!, StringComparison.Ordinal)
                && card.TryGetProperty("ends", out var ends) && ends.GetString() == "2027-06-30"
                && card.GetProperty("actors")[0].GetString() == organization.Value));
    }

    [Fact]
    public async Task Goals_updates_and_values_reach_whoever_has_the_project_open()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        var path = await NewProjectAsync(ana);
        await using var listener = await Listener.ConnectAsync(outsider);
        await listener.OpenAsync(TopicOf(path));

        await ana.MustAsync("POST", $"{path}/goals", new { requestId = Talk.NewRequest(), text = "Tres viveros" });
        await ana.MustAsync("POST", $"{path}/updates", new { requestId = Talk.NewRequest(), text = "Sembramos." });
        var indicator = await NewIndicatorAsync(ana, path);
        await ana.MustAsync(
            "PUT", $"{path}/indicators/{indicator}/values/2026-05-01", new { requestId = Talk.NewRequest(), value = 12.5 });

        var heard = "";
        await listener.HearAsync(ToBrowser.Changes, batch => (heard += batch).Contains("\"value\":12.5", StringComparison.Ordinal));
        Assert.Contains("Tres viveros", heard, StringComparison.Ordinal);
        Assert.Contains("Sembramos.", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_takes_part_once_it_has_said_so()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var rosa = await site.SignedInAsync("Rosa");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var path = await NewProjectAsync(ana);
        var organization = await rosa.NewOrganizationAsync();
        await ana.MustAsync("PUT", $"{path}/actors/{organization}", new { requestId = Talk.NewRequest(), role = "takesPart" });

        foreach (var other in new[] { ana, admin })
        {
            var refused = await other.TrySendAsync(
                "PUT", $"{path}/actors/{organization}", new { requestId = Talk.NewRequest(), confirms = true });
            Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(refused));
        }

        await rosa.MustAsync("PUT", $"{path}/actors/{organization}", new { requestId = Talk.NewRequest(), confirms = true });
        Assert.False((await ana.GetAsync<JsonElement>(path)).GetProperty("actors")[0].GetProperty("unconfirmed").GetBoolean());
    }

    [Fact]
    public async Task A_malformed_day_number_or_id_is_refused()
    {
        using var ana = await site.SignedInAsync("Ana");
        var path = await NewProjectAsync(ana);
        var indicator = await NewIndicatorAsync(ana, path);
        var values = $"{path}/indicators/{indicator}/values";
        object ValueOf(object? value) => new { requestId = Talk.NewRequest(), value };

        Assert.Equal(
            (400, "request_invalid"),
            await Browser.RefusalAsync(await ana.TrySendAsync("PUT", $"{values}/2026-13-01", ValueOf(1))));
        Assert.Equal(
            (400, "required"), await Browser.RefusalAsync(await ana.TrySendAsync("PUT", $"{values}/2026-05-01", ValueOf(null))));
        Assert.Equal(
            (400, "figure_invalid"),
            await Browser.RefusalAsync(await ana.TrySendAsync("PUT", $"{values}/2026-05-01", ValueOf(1e13))));
        Assert.Equal(
            (400, "date_invalid"),
            await Browser.RefusalAsync(await ana.TrySendAsync("PUT", $"{values}/1989-05-01", ValueOf(1))));
        Assert.Equal(
            (400, "actor_unknown"),
            await Browser.RefusalAsync(await ana.TrySendAsync(
                "PUT", $"{path}/actors/{ana.Member}", new { requestId = Talk.NewRequest() })));
    }

    [Fact]
    public async Task Outsiders_and_administrators_tell_nothing_in_a_project_and_delete_none()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var path = await NewProjectAsync(ana);

        foreach (var other in new[] { outsider, admin })
        {
            var told = await other.TrySendAsync("POST", $"{path}/updates", new { requestId = Talk.NewRequest(), text = "Hola" });
            var deleted = await other.TrySendAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
            Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(told));
            Assert.Equal((403, "not_allowed"), await Browser.RefusalAsync(deleted));
        }
    }

    [Fact]
    public async Task The_name_of_a_hidden_group_is_nowhere_that_people_outside_read()
    {
        const string Name = "Mesa reservada del canario";
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        var path = await NewProjectAsync(ana);
        var group = (await ana.PostAsync<JsonElement>(
            "/api/groups", new { requestId = Talk.NewRequest(), name = Name, visibility = "hidden", access = "byInvitation" }))
            .GetProperty("id").GetString();

        await ana.MustAsync("PUT", $"{path}/group", new { requestId = Talk.NewRequest(), group });

        var seen = string.Concat(await Task.WhenAll(
            outsider.Http.GetStringAsync(path),
            outsider.Http.GetStringAsync("/api/projects"),
            outsider.Http.GetStringAsync($"/api/topics/{TopicOf(path)}/entries"),
            outsider.Http.GetStringAsync("/api/groups")));
        Assert.Contains("Semillas en común", seen, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, seen, StringComparison.Ordinal);
        Assert.Equal(
            (404, "not_found"), await Browser.RefusalAsync(await outsider.Http.GetAsync($"/api/groups/{group}")));
        Assert.Equal(
            (404, "not_found"),
            await Browser.RefusalAsync(await outsider.TrySendAsync(
                "PUT", $"{await NewProjectAsync(outsider)}/group", new { requestId = Talk.NewRequest(), group })));
    }

    [Fact]
    public async Task A_deleted_project_is_gone_for_who_asks_and_for_who_had_it_open()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("Maren");
        var path = await NewProjectAsync(ana);
        await using var listener = await Listener.ConnectAsync(outsider);
        await listener.OpenAsync(TopicOf(path));

        await ana.MustAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");

        await listener.HearAsync(ToBrowser.Gone, gone => gone.GetProperty("topic").GetString() == TopicOf(path).ToString());
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(await outsider.Http.GetAsync(path)));
        Assert.Equal(OpenedStatus.Gone, (await listener.OpenAsync(TopicOf(path))).Status);
    }

    private static bool Says(JsonElement batch, string text) => batch.ToString().Contains(text, StringComparison.Ordinal);

    private static TopicId TopicOf(string path) => TopicId.Of(ProjectId.Of(path.Split('/')[^1]));

    private static async Task<string> NewProjectAsync(Browser browser, object? project = null)
    {
        var made = await browser.PostAsync<JsonElement>(
            "/api/projects", project ?? new { requestId = Talk.NewRequest(), name = "Semillas en común" });
        return $"/api/projects/{made.GetProperty("id").GetString()}";
    }

    private static async Task<long> NewIndicatorAsync(Browser browser, string path)
    {
        var made = await browser.MustAsync("POST", $"{path}/indicators", new
        {
            requestId = Talk.NewRequest(),
            name = "Familias con semilla propia",
            unit = "familias",
            target = 40,
        });
        return JsonDocument.Parse(await made.Content.ReadAsStringAsync()).RootElement.GetProperty("no").GetInt64();
    }
}
