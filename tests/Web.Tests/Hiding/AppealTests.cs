using System.Net;
using System.Text;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Topics;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Hiding;

/// <summary>An appeal against the only one who facilitates: those decide who administer the network, and the group hears of it.</summary>
[Collection(SiteCollection.Name)]
public sealed class AppealTests(Site site)
{
    [Fact]
    public async Task Where_nobody_else_facilitates_those_decide_who_administer()
    {
        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", Roles.Administrator);
        var group = await ana.NewGroupAsync(visibility: "listed");
        await joao.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        var thread = await ana.NewThreadAsync(group);
        var (file, _) = await joao.UploadAsync(Encoding.UTF8.GetBytes("Calle Mayor 3"), "nota.txt");
        var post = (await joao.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new
        {
            requestId = Talk.NewRequest(),
            body = "Vivo en la calle Mayor.",
            attachments = new[] { new { id = file } },
        })).GetProperty("no").GetInt64();

        await ana.MustAsync("POST", "/api/hidden", new
        {
            requestId = Talk.NewRequest(),
            about = TopicId.Of(thread),
            post,
            reason = "personalData",
            text = "Dice dónde vive alguien.",
        });

        Assert.Equal(HttpStatusCode.NotFound, await FetchAsync(ana, file));
        Assert.Equal(HttpStatusCode.OK, await FetchAsync(joao, file));
        var hidden = $"/api/hidden/thread/{thread}?post={post}";
        var no = 0L;
        await Site.EventuallyAsync(async () =>
            (await joao.GetAsync<JsonElement>(hidden)).TryGetProperty("case", out var found) && (no = found.GetInt64()) > 0);
        await joao.MustAsync(
            "PUT", $"/api/reports/{group}/{no}/appeal", new { requestId = Talk.NewRequest(), text = $"Es mi casa {thread}." });

        var taken = default(JsonElement);
        await Site.EventuallyAsync(async () => (taken = Find(
            await admin.GetAsync<JsonElement>("/api/reports/network"), $"Es mi casa {thread}.")).ValueKind == JsonValueKind.Object);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Http.GetAsync(hidden)).StatusCode);
        await admin.MustAsync(
            "PUT",
            $"/api/reports/network/{taken.GetProperty("no").GetInt64()}/appeal/answer",
            new { requestId = Talk.NewRequest(), granted = true, text = "Cada cual dice dónde vive." });

        await Site.EventuallyAsync(async () => await FetchAsync(ana, file) == HttpStatusCode.OK);
        await Site.EventuallyAsync(async () =>
            (await joao.GetAsync<JsonElement>($"/api/reports/{group}/{no}/warning")).GetProperty("appeal").TryGetProperty("decision", out var decision)
            && decision.GetProperty("by").GetString() == admin.Member.Value);
        var entries = await ana.GetAsync<JsonElement>($"/api/topics/thread/{thread}/entries?limit=256");
        Assert.Contains("Vivo en la calle Mayor.", entries.ToString(), StringComparison.Ordinal);
    }

    private static JsonElement Find(JsonElement reports, string said) => reports.GetProperty("items").EnumerateArray()
        .FirstOrDefault(one => one.TryGetProperty("appeal", out var appeal) && appeal.GetProperty("text").GetString() == said);

    private static async Task<HttpStatusCode> FetchAsync(Browser browser, FileId file) =>
        (await browser.Http.GetAsync($"/api/files/{file}/content")).StatusCode;
}
