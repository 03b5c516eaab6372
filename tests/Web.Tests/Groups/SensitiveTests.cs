using System.Net;
using System.Text;
using System.Text.Json;
using Comparte.Groups;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;

namespace Comparte.Web.Tests.Groups;

/// <summary>What a sensitive group answers over HTTP, and what nobody else is answered of it.</summary>
[Collection(SiteCollection.Name)]
public sealed class SensitiveTests(Site site) : IAsyncLifetime
{
    private const string Canary = "zarzamora";
    private Browser _ana = null!;
    private Browser _joao = null!;
    private Browser _outsider = null!;
    private GroupId _group;
    private ThreadId _thread;

    public async Task InitializeAsync()
    {
        _ana = await site.SignedInAsync("Ana");
        _joao = await site.SignedInAsync("João");
        _outsider = await site.SignedInAsync("Iker");
        _group = await _ana.NewGroupAsync();
        await _joao.PostAsync<JsonElement>($"/api/groups/{_group}/membership", new { requestId = Talk.NewRequest() });
        await ChangeAsync(new GroupChange { Name = Canary });
        _thread = await _ana.NewThreadAsync(_group);
        await _ana.PostAsync<JsonElement>($"/api/threads/{_thread}/posts", new { requestId = Talk.NewRequest(), body = Canary });
    }

    public Task DisposeAsync()
    {
        _ana.Dispose();
        _joao.Dispose();
        _outsider.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Whoever_fetches_its_files_and_texts_keeps_neither()
    {
        var (file, _) = await _ana.UploadAsync(Encoding.UTF8.GetBytes(Canary), "nota.txt");
        await _ana.ShareAsync(_thread, file);
        Assert.Equal("no-cache, private", await CacheAsync($"/api/files/{file}/content"));

        await ChangeAsync(new GroupChange { Sensitive = true });

        Assert.Equal("no-store", await CacheAsync($"/api/files/{file}/content"));
        Assert.Equal("no-store", await CacheAsync($"/api/topics/thread/{_thread}/entries"));
    }

    [Fact]
    public async Task A_browser_that_kept_files_before_is_told_to_forget_them()
    {
        using var answer = await _joao.TrySendAsync("DELETE", "/api/files/kept");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("\"cache\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task The_first_screen_names_neither_the_group_nor_what_is_said_there()
    {
        await Site.EventuallyAsync(async () => (await HomeAsync(_joao)).Contains(Canary, StringComparison.Ordinal));

        await ChangeAsync(new GroupChange { Sensitive = true });

        await Site.EventuallyAsync(async () => !(await HomeAsync(_joao)).Contains(Canary, StringComparison.Ordinal));
        Assert.Contains(_group.Value, await HomeAsync(_joao), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_no_member_finds_it_nowhere_and_its_members_find_it()
    {
        await Site.EventuallyAsync(async () => (await FoundAsync(_outsider)).Contains(_group.Value, StringComparison.Ordinal));

        await ChangeAsync(new GroupChange { Sensitive = true });

        await Site.EventuallyAsync(async () => !(await FoundAsync(_outsider)).Contains(_group.Value, StringComparison.Ordinal));
        Assert.Contains(_group.Value, await FoundAsync(_joao), StringComparison.Ordinal);
        foreach (var path in new[] { "/api/groups", "/api/home", "/api/topics/directory/groups/entries" })
        {
            await Site.EventuallyAsync(async () =>
                !(await _outsider.Http.GetStringAsync(path)).Contains(_group.Value, StringComparison.Ordinal));
        }

        using var answer = await _outsider.Http.GetAsync($"/api/groups/{_group}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_invitation_that_anybody_may_open_doesnt_name_it()
    {
        await ChangeAsync(new GroupChange { Sensitive = true });
        var made = await _ana.PostAsync<JsonElement>(
            "/api/invitations", new { requestId = Talk.NewRequest(), group = _group, uses = "single", days = 7 });
        using var stranger = site.NewBrowser();

        var shown = await stranger.Http.GetStringAsync($"/api/invitations/{made.GetProperty("code").GetString()}/preview");

        Assert.Contains("Ana", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
    }

    private static Task<string> HomeAsync(Browser browser) => browser.Http.GetStringAsync("/api/home");

    private static Task<string> FoundAsync(Browser browser) => browser.Http.GetStringAsync($"/api/search?q={Canary}");

    private async Task<string> CacheAsync(string path)
    {
        using var answer = await _joao.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.CacheControl!.ToString();
    }

    private Task<HttpResponseMessage> ChangeAsync(GroupChange change) =>
        _ana.MustAsync("PATCH", $"/api/groups/{_group}", change with { RequestId = Talk.NewRequest() });
}
