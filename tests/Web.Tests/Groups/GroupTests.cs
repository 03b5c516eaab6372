using System.Net;
using System.Text.Json;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Web.Tests.Groups;

/// <summary>Groups over HTTP.</summary>
[Collection(SiteCollection.Name)]
public sealed class GroupTests(Site site)
{
    [Fact]
    public async Task A_role_is_given_without_a_request_id_and_an_archived_hidden_group_tells_its_administrator_nothing()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync(visibility: "hidden");

        var invited = await ana.TrySendAsync("PUT", $"/api/groups/{group}/members/{joao.Member}", new { role = "member" });
        var archived = await admin.TrySendAsync(
            "PATCH", $"/api/groups/{group}", new { requestId = Talk.NewRequest(), archived = true });

        Assert.Equal(HttpStatusCode.NoContent, invited.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, archived.StatusCode);
        Assert.True((await ana.GetAsync<JsonElement>($"/api/groups/{group}"))
            .GetProperty("about").GetProperty("archived").GetBoolean());
    }

    [Fact]
    public async Task Somebody_asks_to_join_and_is_accepted()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var group = await ana.NewGroupAsync(access: "onRequest");

        var asked = await joao.PostAsync<JsonElement>(
            $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest(), text = "Tengo semillas." });

        Assert.Equal("requested", asked.GetProperty("result").GetString());
        Assert.True((await joao.GetAsync<JsonElement>($"/api/groups/{group}")).GetProperty("requested").GetBoolean());
        var requests = await ana.GetAsync<JsonElement>($"/api/groups/{group}/requests");
        Assert.Equal("Tengo semillas.", requests.GetProperty("items")[0].GetProperty("text").GetString());
        var accepted = await ana.TrySendAsync(
            "PUT", $"/api/groups/{group}/requests/{joao.Member}", new { requestId = Talk.NewRequest() });
        Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
        var view = await joao.GetAsync<JsonElement>($"/api/groups/{group}");
        Assert.Equal("member", view.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Several_threads_are_marked_as_read_by_one_request()
    {
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        ThreadId[] threads = [await ana.NewThreadAsync(group), await ana.NewThreadAsync(group)];
        await Site.EventuallyAsync(async () =>
            (await EntriesAsync<GroupThread>($"group/{group}")).Length == threads.Length);

        var marked = await ana.TrySendAsync(
            "PUT", $"/api/groups/{group}/read", new { threads = threads.ToDictionary(one => one.Value, _ => 2) });
        var none = await ana.TrySendAsync("PUT", $"/api/groups/{group}/read", new { });

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (marked.StatusCode, none.StatusCode));
        var read = await EntriesAsync<ReadPosition>($"me/{ana.Member}");
        Assert.Equal(threads.Select(one => (one.Value, 2L)).Order(), read.Select(one => (one.Id, one.UpTo)).Order());

        async Task<T[]> EntriesAsync<T>(string topic) =>
            [.. (await ana.GetAsync<TopicPage>($"/api/topics/{topic}/entries")).Entries.OfType<T>()];
    }

    [Fact]
    public async Task A_hidden_group_is_in_no_list_of_an_outsider()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        var hidden = await ana.NewGroupAsync(visibility: "hidden");

        foreach (var path in new[] { "/api/groups", "/api/home", "/api/topics/directory/groups/entries" })
        {
            var text = (await joao.GetAsync<JsonElement>(path)).ToString();
            Assert.DoesNotContain(hidden.Value, text, StringComparison.Ordinal);
        }

        var view = await joao.Http.GetAsync($"/api/groups/{hidden}");
        Assert.Equal((404, "not_found"), await Browser.RefusalAsync(view));
    }

    [Fact]
    public async Task What_is_wrong_is_named_in_the_readers_language()
    {
        using var ana = await site.SignedInAsync("Ana");
        ana.Http.DefaultRequestHeaders.Add("Accept-Language", "pt");

        var answer = await ana.TryPostAsync(
            "/api/groups", new { requestId = Talk.NewRequest(), name = new string('x', 81) });

        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("too_long", problem.RootElement.GetProperty("code").GetString());
        Assert.Equal("name", problem.RootElement.GetProperty("field").GetString());
        Assert.Contains("longo", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }
}
