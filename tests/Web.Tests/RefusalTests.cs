using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Comparte.Web.Tests;

/// <summary>Every command over HTTP against those who may not: nobody, a token for reading, and people outside.
/// </summary>
[Collection(SiteCollection.Name)]
public sealed partial class RefusalTests(Site site)
{
    private static readonly string Someone = "m" + new string('0', 32);

    /// <summary>Method and path of each command; <c>{g}</c> and <c>{t}</c> stand for a group and its thread.</summary>
    public static readonly TheoryData<string, string> Commands = new()
    {
        { "DELETE", "/api/session" },
        { "POST", "/api/me/erasure" },
        { "POST", "/api/me/export" },
        { "DELETE", "/api/me/export" },
        { "POST", "/api/me/recovery" },
        { "POST", "/api/members/{m}/recovery" },
        { "POST", "/api/me/passkeys/options" },
        { "POST", "/api/me/passkeys" },
        { "DELETE", "/api/me/passkeys/x" },
        { "POST", "/api/me/oidc/x" },
        { "POST", "/api/me/oidc/x/acceptance" },
        { "DELETE", "/api/me/oidc/x" },
        { "PUT", "/api/me/notices/seen" },
        { "PUT", "/api/me/levels/x/x" },
        { "PUT", "/api/me/mail" },
        { "PUT", "/api/me/push" },
        { "DELETE", "/api/me/push" },
        { "DELETE", "/api/sessions/x" },
        { "POST", "/api/tokens" },
        { "DELETE", "/api/tokens/x" },
        { "POST", "/api/invitations" },
        { "PUT", "/api/admin/people/{m}/administrator" },
        { "DELETE", "/api/admin/people/{m}/administrator" },
        { "PUT", "/api/admin/people/{m}/suspension" },
        { "DELETE", "/api/admin/people/{m}/suspension" },
        { "POST", "/api/admin/guests/preview" },
        { "POST", "/api/admin/guests" },
        { "POST", "/api/admin/guests/{i}/renewal" },
        { "DELETE", "/api/admin/guests/{i}" },
        { "PUT", "/api/admin/network" },
        { "PUT", "/api/admin/emergencies/{g}" },
        { "DELETE", "/api/admin/emergencies/{g}" },
        { "PUT", "/api/admin/look" },
        { "PUT", "/api/admin/questions/2/answer" },
        { "POST", "/api/me/questions" },
        { "POST", "/api/admin/news" },
        { "PUT", "/api/admin/news/2" },
        { "DELETE", "/api/admin/news/2?requestId={r}" },
        { "POST", "/api/admin/webhooks" },
        { "PUT", "/api/admin/webhooks/2" },
        { "DELETE", "/api/admin/webhooks/2?requestId={r}" },
        { "PUT", "/api/admin/webhooks/2/on" },
        { "POST", "/api/admin/webhooks/2/secret" },
        { "POST", "/api/admin/webhooks/2/ping" },
        { "POST", "/api/admin/webhooks/2/deliveries/x" },
        { "POST", "/api/admin/running/backup" },
        { "POST", "/api/admin/running/check" },
        { "POST", "/api/admin/running/mail" },
        { "POST", "/api/axes" },
        { "POST", "/api/terms" },
        { "PUT", "/api/me/terms" },
        { "POST", "/api/reports" },
        { "PUT", "/api/reports/{g}/2" },
        { "PUT", "/api/reports/{g}/2/appeal" },
        { "PUT", "/api/reports/{g}/2/appeal/answer" },
        { "POST", "/api/hidden" },
        { "POST", "/api/hidden/shown" },
        { "PATCH", "/api/axes/x" },
        { "DELETE", "/api/invitations/{i}" },
        { "PUT", "/api/invitations/{i}/uses/{m}" },
        { "DELETE", "/api/invitations/{i}/uses/{m}" },
        { "PATCH", "/api/members/me" },
        { "POST", "/api/organizations" },
        { "PATCH", "/api/organizations/{o}" },
        { "POST", "/api/organizations/{o}/membership" },
        { "DELETE", "/api/organizations/{o}/membership?requestId={r}" },
        { "PUT", "/api/organizations/{o}/requests/{m}" },
        { "DELETE", "/api/organizations/{o}/requests/{m}?requestId={r}" },
        { "PUT", "/api/organizations/{o}/verification" },
        { "DELETE", "/api/organizations/{o}/verification?requestId={r}" },
        { "POST", "/api/initiatives" },
        { "PATCH", "/api/initiatives/{n}" },
        { "PUT", "/api/initiatives/{n}/place" },
        { "DELETE", "/api/initiatives/{n}/place?requestId={r}" },
        { "PUT", "/api/initiatives/{n}/place/consent" },
        { "DELETE", "/api/initiatives/{n}/place/consent" },
        { "POST", "/api/initiatives/{n}/log" },
        { "PATCH", "/api/initiatives/{n}/log/2" },
        { "DELETE", "/api/initiatives/{n}/log/2?requestId={r}" },
        { "POST", "/api/projects" },
        { "PATCH", "/api/projects/{j}" },
        { "DELETE", "/api/projects/{j}?requestId={r}" },
        { "PUT", "/api/projects/{j}/actors/{o}" },
        { "PUT", "/api/projects/{j}/group" },
        { "DELETE", "/api/projects/{j}/group?requestId={r}" },
        { "POST", "/api/projects/{j}/goals" },
        { "PATCH", "/api/projects/{j}/goals/2" },
        { "POST", "/api/projects/{j}/updates" },
        { "PATCH", "/api/projects/{j}/updates/2" },
        { "POST", "/api/projects/{j}/indicators" },
        { "PUT", "/api/projects/{j}/indicators/2" },
        { "PUT", "/api/projects/{j}/indicators/2/values/{d}" },
        { "DELETE", "/api/projects/{j}/entries/2?requestId={r}" },
        { "POST", "/api/visits" },
        { "PUT", "/api/publications/{p}/answer" },
        { "DELETE", "/api/publications/{p}/answer?requestId={r}" },
        { "POST", "/api/calendar/address" },
        { "DELETE", "/api/calendar/address" },
        { "PUT", "/api/follows/{o}" },
        { "DELETE", "/api/follows/{o}" },
        { "PUT", "/api/links/{m}" },
        { "DELETE", "/api/links/{m}" },
        { "POST", "/api/publications" },
        { "PATCH", "/api/publications/{p}" },
        { "DELETE", "/api/publications/{p}?requestId={r}" },
        { "POST", "/api/publications/{p}/share" },
        { "POST", "/api/publications/{p}/withdraw" },
        { "PUT", "/api/publications/{p}/authors/{m}" },
        { "DELETE", "/api/publications/{p}/authors/{m}?requestId={r}" },
        { "PUT", "/api/publications/{p}/agreement" },
        { "POST", "/api/publications/{p}/trials" },
        { "DELETE", "/api/publications/{p}/trials/x?requestId={r}" },
        { "DELETE", "/api/publications/{p}/texts/x?requestId={r}" },
        { "POST", "/api/publications/{p}/texts/x/share" },
        { "PUT", "/api/publications/{p}/texts/x/working" },
        { "POST", "/api/needs" },
        { "PATCH", "/api/needs/{w}" },
        { "DELETE", "/api/needs/{w}?requestId={r}" },
        { "POST", "/api/needs/{w}/helps" },
        { "PUT", "/api/needs/{w}/answer" },
        { "PUT", "/api/needs/{w}/naming" },
        { "POST", "/api/groups" },
        { "PATCH", "/api/groups/{g}" },
        { "POST", "/api/groups/{g}/membership" },
        { "DELETE", "/api/groups/{g}/membership?requestId={r}" },
        { "PUT", "/api/groups/{g}/requests/{m}" },
        { "DELETE", "/api/groups/{g}/requests/{m}?requestId={r}" },
        { "PUT", "/api/groups/{g}/members/{m}" },
        { "DELETE", "/api/groups/{g}/members/{m}?requestId={r}" },
        { "PUT", "/api/groups/{g}/read" },
        { "PUT", "/api/groups/{g}/agreements" },
        { "POST", "/api/groups/{g}/threads" },
        { "POST", "/api/groups/{g}/pages" },
        { "PATCH", "/api/pages/{h}" },
        { "DELETE", "/api/pages/{h}?requestId={r}" },
        { "PUT", "/api/pages/{h}/text" },
        { "PUT", "/api/pages/{h}/pen" },
        { "DELETE", "/api/pages/{h}/pen?hand={r}" },
        { "POST", "/api/groups/{g}/tasks" },
        { "PUT", "/api/groups/{g}/tasks/2" },
        { "DELETE", "/api/groups/{g}/tasks/2?requestId={r}" },
        { "PUT", "/api/groups/{g}/tasks/2/owner" },
        { "PUT", "/api/groups/{g}/tasks/2/done" },
        { "PATCH", "/api/threads/{t}" },
        { "PUT", "/api/threads/{t}/read" },
        { "POST", "/api/threads/{t}/posts" },
        { "PATCH", "/api/threads/{t}/posts/2" },
        { "DELETE", "/api/threads/{t}/posts/2?requestId={r}" },
        { "DELETE", "/api/threads/{t}/posts/2/history" },
        { "PUT", "/api/threads/{t}/posts/2/reactions/thanks" },
        { "DELETE", "/api/threads/{t}/posts/2/reactions/thanks" },
        { "POST", "/api/talks" },
        { "POST", "/api/talks/{k}/people" },
        { "DELETE", "/api/talks/{k}/people/me?requestId={r}" },
        { "PUT", "/api/talks/{k}/hidden" },
        { "DELETE", "/api/talks/{k}/hidden" },
        { "PUT", "/api/blocks/{m}" },
        { "DELETE", "/api/blocks/{m}" },
        { "POST", "/api/files" },
        { "PATCH", "/api/files/{f}" },
        { "DELETE", "/api/files/{f}" },
        { "DELETE", "/api/files/kept" },
    };

    /// <summary>What people do to come in, and what only reads: no command of a member's.</summary>
    private static readonly HashSet<string> OfGuests =
    [
        "POST /api/session", "POST /api/session/link", "POST /api/session/link/acceptance",
        "POST /api/password/reset", "POST /api/password", "POST /api/session/recovery",
        "POST /api/session/passkey/options", "POST /api/session/passkey",
        "POST /api/session/oidc/{}", "POST /api/session/oidc/{}/acceptance", "POST /api/invitations/{}/acceptance",
        "POST /api/live/wait", "POST /api/preview",
    ];

    /// <summary>What is read only by those who belong there, or by those who are signed in.</summary>
    public static readonly TheoryData<string> Readings =
    [
        "/api/admin/people", "/api/admin/guests", "/api/admin/running",
        "/api/home", "/api/terms/source", "/api/members", "/api/organizations", "/api/groups", "/api/axes", "/api/groups/{g}",
        "/api/groups/{g}/requests", "/api/groups/{g}/agreements", "/api/groups/{g}/agreements/versions",
        "/api/hidden/thread/{t}", "/api/hidden/publication/{p}", "/api/hidden/page/{h}", "/api/files/{f}", "/api/files/{f}/content",
        "/api/organizations/{o}/requests", "/api/initiatives", "/api/initiatives/{n}", "/api/initiatives/{n}/place",
        "/api/topics/log/{n}/entries", "/api/visits/{o}", "/api/followers/{o}", "/api/links/{m}", "/api/me/interactions",
        "/api/me/export", "/api/me/export/content",
        "/api/home/followed", "/api/calendar/address", "/api/publications/{p}/event.ics",
        "/api/topics/answers/{p}/entries", "/api/topics/calendar/network-2026/entries",
        "/api/projects", "/api/projects/{j}", "/api/topics/project/{j}/entries",
        "/api/topics/publication/{p}/entries", "/api/topics/feed/network/entries",
        "/api/publications/{p}/texts/es", "/api/publications/{p}/texts/es/versions", "/api/publications/{p}/texts/es/working",
        "/api/needs", "/api/needs/{w}", "/api/topics/need/{w}/entries",
        "/api/topics/helps/{w}/entries",
        "/api/pages/{h}/text", "/api/pages/{h}/versions", "/api/topics/page/{h}/entries",
        "/api/search?q=cafe", "/api/search/suggest?q=cafe",
        "/api/threads/{t}/posts/2/history", "/api/topics/thread/{t}/entries", "/api/topics/group/{g}/entries",
        "/api/topics/tasks/{g}/entries",
        "/api/talks/with/{m}", "/api/topics/talk/{k}/entries",
    ];

    [Fact]
    public async Task Every_command_of_the_description_is_tried_here()
    {
        using var browser = site.NewBrowser();
        var paths = (await browser.GetAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        var described = paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Where(method => method.Name != "get")
            .Select(method => $"{method.Name.ToUpperInvariant()} {Parameter().Replace(path.Name, "{}")}"));
        var tried = Pairs()
            .Select(command => $"{command.Method} {Given().Replace(command.Path.Split('?')[0], "/{}")}")
            .Concat(OfGuests);

        Assert.Equal(described.Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(InGroups))]
    public async Task A_command_in_a_group_is_refused_to_who_is_outside(string method, string path, string visibility)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var outsider = await site.SignedInAsync("João");
        using var removed = await site.SignedInAsync("Maren");
        using var admin = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync(visibility: visibility);
        var thread = await ana.NewThreadAsync(group);
        await ana.TrySendAsync("PUT", $"/api/groups/{group}/members/{removed.Member}", BodyOf("PUT"));
        await removed.PostAsync<JsonElement>($"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        var gone = await ana.TrySendAsync(
            "DELETE", $"/api/groups/{group}/members/{removed.Member}?requestId={Talk.NewRequest()}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);

        foreach (var browser in new[] { outsider, removed, admin })
        {
            var answer = await browser.TrySendAsync(method, Fill(path, group, thread), BodyOf(method));
            var (status, code) = await Browser.RefusalAsync(answer);
            Assert.Contains((status, code), ((int, string)[])(visibility == "hidden"
                ? [(404, "not_found")]
                : [(403, "not_allowed"), (404, "not_found")]));
        }
    }

    [Theory, MemberData(nameof(OfVisitors))]
    public async Task A_command_in_a_group_is_refused_to_who_reads_it_in_an_emergency(string method, string path, string visibility)
    {
        using var ana = await site.SignedInAsync("Ana");
        using var visitor = await site.SignedInAsync("Nerea", "administrator");
        var group = await ana.NewGroupAsync(visibility: visibility);
        var thread = await ana.NewThreadAsync(group);
        var entered = await visitor.TrySendAsync(
            "PUT", $"/api/admin/emergencies/{group}", new { requestId = Talk.NewRequest(), reason = "Alguien corre peligro." });
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Http.GetAsync($"/api/topics/thread/{thread}/entries")).StatusCode);

        var answer = await visitor.TrySendAsync(method, Fill(path, group, thread), BodyOf(method));

        Assert.Contains(
            await Browser.RefusalAsync(answer),
            ((int, string)[])[(403, "emergency_reads_only"), (403, "not_allowed"), (404, "not_found")]);
    }

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

    /// <summary>Those commands that are about a group or a thread, in both kinds of groups. A listed group is joined by
    /// anybody.</summary>
    public static TheoryData<string, string, string> InGroups()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var (method, path) in Pairs())
        {
            if ((!path.Contains("{g}", StringComparison.Ordinal) && !path.Contains("{t}", StringComparison.Ordinal))
                || path.StartsWith("/api/admin/", StringComparison.Ordinal))
            {
                continue;
            }

            cases.Add(method, path, "hidden");
            if (!path.Contains("/membership", StringComparison.Ordinal))
            {
                cases.Add(method, path, "listed");
            }
        }

        return cases;
    }

    /// <summary>The same but for what is the reader's own: marking as read, and asking to come in as anybody may.</summary>
    public static TheoryData<string, string, string> OfVisitors()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var one in InGroups())
        {
            if ((string)one[1] is var path && !path.EndsWith("/read", StringComparison.Ordinal)
                && !path.Contains("/membership", StringComparison.Ordinal))
            {
                cases.Add((string)one[0], path, (string)one[2]);
            }
        }

        return cases;
    }

    private static IEnumerable<(string Method, string Path)> Pairs() =>
        Commands.Select(command => ((string)command[0], (string)command[1]));

    private static string Fill(string path, GroupId? group = null, ThreadId? thread = null) => path
        .Replace("{g}", group?.Value ?? "g" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{t}", thread?.Value ?? "t" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{h}", "h" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{f}", "x" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{o}", "o" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{n}", "n" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{j}", "j" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{d}", "2026-05-01", StringComparison.Ordinal)
        .Replace("{p}", "p" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{w}", "w" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{k}", "k" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{i}", "i" + new string('0', 32), StringComparison.Ordinal)
        .Replace("{m}", Someone, StringComparison.Ordinal)
        .Replace("{r}", Talk.NewRequest().ToString(), StringComparison.Ordinal);

    private static object? BodyOf(string method) => method == "DELETE"
        ? null
        : new
        {
            requestId = Talk.NewRequest(),
            name = "Otra",
            title = "Otra",
            body = "Hola",
            role = "member",
            no = 2,
            scope = "read",
            days = 1,
            credential = new { },
        };

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();

    // What stands in a case for a parameter.
    [GeneratedRegex(@"/(\{\w\}|x|2|thanks)(?=/|$)")]
    private static partial Regex Given();
}
