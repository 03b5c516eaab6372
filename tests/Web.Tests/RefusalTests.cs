using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Comparte.Web.Tests;

/// <summary>Every command over HTTP against those who may not: nobody, a token for reading, and people outside.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed class RefusalTests(Site site)
{
    private static readonly string Someone = "m" + new string('0', 32);

    /// <summary>Method and path of each command; <c>{g}</c> and <c>{t}</c> stand for a group and its thread.</summary>
    public static readonly TheoryData<string, string> Commands = new()
    {
        { "PATCH", "/api/members/me" },
        { "POST", "/api/organizations" },
        { "PATCH", "/api/organizations/{o}" },
        { "POST", "/api/groups" },
        { "PATCH", "/api/groups/{g}" },
        { "POST", "/api/groups/{g}/membership" },
        { "DELETE", "/api/groups/{g}/membership?requestId={r}" },
        { "PUT", "/api/groups/{g}/requests/{m}" },
        { "DELETE", "/api/groups/{g}/requests/{m}?requestId={r}" },
        { "PUT", "/api/groups/{g}/members/{m}" },
        { "DELETE", "/api/groups/{g}/members/{m}?requestId={r}" },
        { "POST", "/api/groups/{g}/threads" },
        { "PATCH", "/api/threads/{t}" },
        { "PUT", "/api/threads/{t}/read" },
        { "POST", "/api/threads/{t}/posts" },
        { "PATCH", "/api/threads/{t}/posts/2" },
        { "DELETE", "/api/threads/{t}/posts/2?requestId={r}" },
        { "DELETE", "/api/threads/{t}/posts/2/history" },
        { "PUT", "/api/threads/{t}/posts/2/reactions/thanks" },
        { "DELETE", "/api/threads/{t}/posts/2/reactions/thanks" },
    };

    /// <summary>What is read only by those who belong there, or by those who are signed in.</summary>
    public static readonly TheoryData<string> Readings =
    [
        "/api/home", "/api/members", "/api/organizations", "/api/groups", "/api/groups/{g}", "/api/groups/{g}/requests",
        "/api/threads/{t}/posts/2/history", "/api/topics/thread/{t}/entries", "/api/topics/group/{g}/entries",
    ];

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_is_refused_to_who_is_not_signed_in(string method, string path)
    {
        using var nobody = site.NewBrowser();

        var answer = await nobody.TrySendAsync(method, Fill(path), BodyOf(method));

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(answer));
    }

    [Theory, MemberData(nameof(Readings))]
    public async Task Reading_is_refused_to_who_is_not_signed_in(string path)
    {
        using var nobody = site.NewBrowser();

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(await nobody.Http.GetAsync(Fill(path))));
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_is_refused_to_a_token_for_reading(string method, string path)
    {
        using var ana = await site.SignedInAsync("Ana");
        var group = await ana.NewGroupAsync();
        var thread = await ana.NewThreadAsync(group);
        var made = await ana.PostAsync<JsonElement>(
            "/api/tokens", new { requestId = Talk.NewRequest(), name = "lector", scope = "read", days = 7 });
        using var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", made.GetProperty("token").GetString());
        using var request = new HttpRequestMessage(new HttpMethod(method), Fill(path, group, thread));
        request.Content = System.Net.Http.Json.JsonContent.Create(BodyOf(method));

        var answer = await program.SendAsync(request);

        Assert.Equal((403, "read_only_token"), await Browser.RefusalAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/api/topics/thread/{thread}/entries")).StatusCode);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_command_in_a_hidden_group_finds_nothing_for_outsiders_and_administrators(
        string method, string path)
    {
        if (!path.Contains("{g}", StringComparison.Ordinal) && !path.Contains("{t}", StringComparison.Ordinal))
        {
            return;
        }

        using var ana = await site.SignedInAsync("Ana");
        using var joao = await site.SignedInAsync("João");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync(visibility: "hidden");
        var thread = await ana.NewThreadAsync(group);

        foreach (var browser in new[] { joao, admin })
        {
            var answer = await browser.TrySendAsync(method, Fill(path, group, thread), BodyOf(method));
            Assert.Equal((404, "not_found"), await Browser.RefusalAsync(answer));
        }
    }

    private static string Fill(string path, GroupId? group = null, ThreadId? thread = null) => path
        .Replace("{g}", group?.Value ?? "g" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{t}", thread?.Value ?? "t" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{o}", "o" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{m}", Someone, StringComparison.Ordinal)
        .Replace("{r}", Talk.NewRequest().ToString(), StringComparison.Ordinal);

    private static object? BodyOf(string method) => method == "DELETE"
        ? null
        : new { requestId = Talk.NewRequest(), name = "Otra", title = "Otra", body = "Hola", role = "member", no = 2 };
}
