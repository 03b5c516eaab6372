using System.Text.Json;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Publications;

/// <summary>Makes what people share over HTTP.</summary>
internal static class Sharing
{
    public static async Task<PublicationId> NewDraftAsync(
        this Browser browser, string body = "Así **guardamos** la lluvia.", string type = "article") =>
        PublicationId.Of((await browser.PostAsync<JsonElement>(
            "/api/publications",
            new { requestId = Talk.NewRequest(), type, language = "es", title = "Cosecha de agua", body }))
            .GetProperty("id").GetString()!);

    public static async Task<PublicationId> NewSharedAsync(this Browser browser, GroupId? group = null)
    {
        var id = await browser.NewDraftAsync();
        await browser.ShareAsync(id, group);
        return id;
    }

    public static Task ShareAsync(this Browser browser, PublicationId id, GroupId? group = null) =>
        browser.MustAsync("POST", $"/api/publications/{id}/share", new { requestId = Talk.NewRequest(), group });

    public static Task WithdrawAsync(this Browser browser, PublicationId id) =>
        browser.MustAsync("POST", $"/api/publications/{id}/withdraw", new { requestId = Talk.NewRequest() });

    public static async Task<JsonElement> ChangeAsync(this Browser browser, PublicationId id, object change)
    {
        var answer = await browser.MustAsync("PATCH", $"/api/publications/{id}", change);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    public static async Task AddAuthorAsync(this Browser browser, PublicationId id, Browser other)
    {
        await browser.MustAsync(
            "PUT", $"/api/publications/{id}/authors/{other.Member}", new { requestId = Talk.NewRequest() });
        await other.MustAsync(
            "PUT", $"/api/publications/{id}/agreement", new { requestId = Talk.NewRequest(), agrees = true });
    }

    /// <summary>The thread with its comments, once it can be written in.</summary>
    public static async Task<ThreadId> CommentsAsync(this Browser browser, PublicationId id)
    {
        var thread = ThreadId.Of("t" + id.Value[1..]);
        await Site.EventuallyAsync(async () =>
            (await browser.Http.GetAsync($"/api/topics/thread/{thread}/entries")).IsSuccessStatusCode);
        return thread;
    }

    public static Task CommentAsync(this Browser browser, ThreadId thread, string body) =>
        browser.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body });
}
