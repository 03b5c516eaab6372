using System.Net.Http.Headers;
using System.Text.Json;
using Comparte.Web.Files;

namespace Comparte.Web.Tests.Files;

/// <summary>Uploads files and puts them into posts over HTTP.</summary>
internal static class Uploading
{
    /// <summary>Makes room for a file, and expects success.</summary>
    public static async Task<FileId> CreateFileAsync(this Browser browser, long size, string name) =>
        FileId.Of((await browser.PostAsync<JsonElement>(
            "/api/files", new { requestId = Talk.NewRequest(), name, size })).GetProperty("id").GetString()!);

    /// <summary>Sends a piece.</summary>
    public static Task<HttpResponseMessage> TryAddAsync(this Browser browser, FileId file, long offset, HttpContent bytes)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/files/{file}") { Content = bytes };
        request.Headers.Add(FileEndpoints.OffsetHeader, $"{offset}");
        bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return browser.Http.SendAsync(request);
    }

    /// <summary>Uploads a file and answers how it stands once that is known.</summary>
    public static async Task<(FileId Id, JsonElement File)> UploadAsync(this Browser browser, byte[] bytes, string name)
    {
        var id = await browser.CreateFileAsync(bytes.Length, name);
        using var answer = await browser.TryAddAsync(id, 0, new ByteArrayContent(bytes));
        answer.EnsureSuccessStatusCode();
        return (id, await browser.PreparedAsync(id));
    }

    /// <summary>Waits until it is known what a file is.</summary>
    public static async Task<JsonElement> PreparedAsync(this Browser browser, FileId id)
    {
        var file = default(JsonElement);
        await Site.EventuallyAsync(async () =>
        {
            file = await browser.GetAsync<JsonElement>($"/api/files/{id}");
            return file.GetProperty("phase").GetString() is "ready" or "refused";
        });
        return file;
    }

    /// <summary>Posts a file alone.</summary>
    public static Task<JsonElement> ShareAsync(this Browser browser, ThreadId thread, FileId file) =>
        browser.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new
        {
            requestId = Talk.NewRequest(),
            attachments = new[] { new { id = file, alt = "Una foto" } },
        });
}
