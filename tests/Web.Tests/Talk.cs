using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Topics;

namespace Comparte.Web.Tests;

/// <summary>Makes groups and threads over HTTP.</summary>
internal static class Talk
{
    public static Guid NewRequest() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public static async Task<GroupId> NewGroupAsync(
        this Browser browser, string access = "open", string visibility = "listed") =>
        GroupId.Of((await browser.PostAsync<JsonElement>(
            "/api/groups", new { requestId = NewRequest(), name = "Huertas", access, visibility }))
            .GetProperty("id").GetString()!);

    public static async Task<ThreadId> NewThreadAsync(this Browser browser, GroupId group) =>
        ThreadId.Of((await browser.PostAsync<JsonElement>(
            $"/api/groups/{group}/threads",
            new { requestId = NewRequest(), title = "¿Qué sembramos?", kind = "conversation", body = "Hola." }))
            .GetProperty("id").GetString()!);

    public static Task<HttpResponseMessage> TrySendAsync(
        this Browser browser, string method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : JsonContent.Create(body, options: TopicJson.Options);
        return browser.Http.SendAsync(request);
    }
}
