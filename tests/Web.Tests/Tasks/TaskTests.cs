using System.Text.Json;
using Comparte.Topics;
using Comparte.Web.Live;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;

namespace Comparte.Web.Tests.Tasks;

/// <summary>What a group has to do, over HTTP and sockets.</summary>
[Collection(SiteCollection.Name)]
public sealed class TaskTests(Site site)
{
    [Fact]
    public async Task A_task_is_added_taken_over_changed_done_and_deleted_live_for_the_group()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await ana.NewGroupAsync();
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        await FirstTaskAsync(ana, group);
        await using var hears = await Listener.ConnectAsync(joao);
        await hears.OpenAsync(TopicId.Tasks(group));
        var path = $"/api/groups/{group}/tasks";

        var task = await ana.PostAsync<JsonElement>(
            path, new { requestId = Talk.NewRequest(), title = "Pedir el salón", due = "2030-03-01", owner = ana.Member });

        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, "Pedir el salón") && Says(batch, "2030-03-01"));
        Assert.Equal("task", task.GetProperty("kind").GetString());
        path = $"{path}/{task.GetProperty("no")}";
        await joao.MustAsync("PUT", $"{path}/owner", new { requestId = Talk.NewRequest(), owner = joao.Member });
        await Site.EventuallyAsync(async () => Says(await MineAsync(joao), "Pedir el salón"));
        await joao.MustAsync("PUT", path, new { requestId = Talk.NewRequest(), title = "Pedir la sala", text = "La grande" });
        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, "Pedir la sala") && !Says(batch, "2030-03-01"));
        await ana.MustAsync("PUT", $"{path}/done", new { requestId = Talk.NewRequest(), done = true });
        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, "doneAt"));
        await Site.EventuallyAsync(async () => !Says(await MineAsync(joao), "Pedir la sala"));
        await ana.MustAsync("DELETE", $"{path}?requestId={Talk.NewRequest()}");
        await hears.HearAsync(ToBrowser.Changes, batch => Says(batch, "tombstone"));
    }

    [Fact]
    public async Task Who_is_removed_stops_hearing_of_tasks_at_once()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync();
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        await FirstTaskAsync(ana, group);
        await using var gone = await Listener.ConnectAsync(joao);
        await using var stays = await Listener.ConnectAsync(ana);
        await using var outside = await Listener.ConnectAsync(admin);
        await gone.OpenAsync(TopicId.Tasks(group));
        await stays.OpenAsync(TopicId.Tasks(group));
        Assert.Equal(OpenedStatus.Gone, (await outside.OpenAsync(TopicId.Tasks(group))).Status);

        await ana.MustAsync("DELETE", $"/api/groups/{group}/members/{joao.Member}?requestId={Talk.NewRequest()}");
        await ana.PostAsync<JsonElement>(
            $"/api/groups/{group}/tasks", new { requestId = Talk.NewRequest(), title = "Nadie de fuera", owner = ana.Member });

        await stays.HearAsync(ToBrowser.Changes, batch => Says(batch, "Nadie de fuera"));
        await gone.HearAsync(ToBrowser.Gone, topic => Says(topic, $"tasks/{group}"));
        Assert.DoesNotContain(await gone.HeardSoFarAsync(), heard => Says(heard.Payload, "Nadie de fuera"));
        var refused = await joao.Http.GetAsync($"/api/topics/tasks/{group}/entries");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(refused));
    }

    /// <summary>Before the first one there is no topic, whose beginning is told otherwise than its changes.</summary>
    private static Task<JsonElement> FirstTaskAsync(Browser browser, GroupId group) => browser.PostAsync<JsonElement>(
        $"/api/groups/{group}/tasks", new { requestId = Talk.NewRequest(), title = "La primera" });

    private static Task<string> MineAsync(Browser browser) =>
        browser.Http.GetStringAsync($"/api/topics/me/{browser.Member}/entries");

    private static bool Says(JsonElement heard, string words) => Says(heard.ToString(), words);

    private static bool Says(string heard, string words) => heard.Contains(words, StringComparison.Ordinal);
}
