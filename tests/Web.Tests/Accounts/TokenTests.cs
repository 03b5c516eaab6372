using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Comparte.Accounts;
using Comparte.Topics;
using Comparte.Web.Accounts;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Accounts;

[Collection(SiteCollection.Name)]
public sealed class TokenTests(Site site)
{
    [Fact]
    public async Task A_token_opens_the_API_without_a_cookie()
    {
        using var member = await site.SignedInAsync();
        using var program = await NewProgramAsync(member, TokenScope.Write);

        var me = await program.GetFromJsonAsync<Me>("/api/me", TopicJson.Options);

        Assert.Equal(member.Member, me!.Member.Id);
    }

    [Fact]
    public async Task A_token_for_reading_reads_and_changes_nothing()
    {
        using var member = await site.SignedInAsync();
        using var program = await NewProgramAsync(member, TokenScope.Read);

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/sessions")).StatusCode);
        var wait = await program.PostAsJsonAsync("/api/live/wait", new[]
        {
            new { topic = TopicId.Me(member.Member).ToString(), epoch = (string?)null, rev = 0 },
        });
        Assert.Equal(HttpStatusCode.OK, wait.StatusCode);
        var body = new { requestId = site.NewRequest(), name = "otra", scope = "write", days = 1 };
        foreach (var answer in new[]
        {
            await program.PostAsJsonAsync("/api/tokens", body),
            await program.DeleteAsync("/api/session"),
            await program.PatchAsJsonAsync("/api/members/me", new { requestId = site.NewRequest(), name = "Otra" }),
        })
        {
            Assert.Equal((403, "read_only_token"), await Browser.RefusalAsync(answer));
        }
    }

    [Theory]
    [InlineData("POST", "/api/password")]
    [InlineData("POST", "/api/me/recovery")]
    [InlineData("POST", "/api/members/{m}/recovery")]
    [InlineData("POST", "/api/me/passkeys/options")]
    [InlineData("POST", "/api/me/passkeys")]
    [InlineData("DELETE", "/api/me/passkeys/x")]
    [InlineData("POST", "/api/tokens")]
    [InlineData("DELETE", "/api/tokens/x")]
    [InlineData("DELETE", "/api/sessions/x")]
    [InlineData("DELETE", "/api/session")]
    public async Task A_token_for_writing_touches_no_way_to_sign_in(string method, string path)
    {
        using var member = await site.SignedInAsync();
        using var program = await NewProgramAsync(member, TokenScope.Write);
        path = path.Replace("{m}", member.Member.Value, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = JsonContent.Create(new
        {
            requestId = site.NewRequest(),
            name = "otra",
            scope = "write",
            days = 1,
            currentPassword = Site.Password,
            password = "dos palabras largas",
            credential = new { },
        });

        var answer = await program.SendAsync(request);

        Assert.Equal((403, "token_refused"), await Browser.RefusalAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_a_token_is_not_looked_up()
    {
        var asked = false;
        site.AfterCall = call =>
        {
            asked |= call.InterfaceName.Contains("Claim", StringComparison.Ordinal);
            return Task.CompletedTask;
        };

        try
        {
            var (shorter, upper) = (new string('a', 39), new string('A', 40));
            foreach (var text in new[] { "nada", "comparte_", $"comparte_{shorter}", $"comparte_{upper}" })
            {
                using var program = NewProgram(text);
                Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me")).StatusCode);
            }

            Assert.False(asked);
            using var unknown = NewProgram($"comparte_{new string('a', 40)}");
            Assert.Equal(HttpStatusCode.Unauthorized, (await unknown.GetAsync("/api/me")).StatusCode);
            Assert.True(asked);
        }
        finally
        {
            site.AfterCall = _ => Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_token_without_a_request_id_is_not_made()
    {
        using var member = await site.SignedInAsync();

        var answer = await member.TryPostAsync(
            "/api/tokens", new { requestId = Guid.Empty, name = "riego", scope = "read", days = 1 });

        Assert.Equal((400, "required"), await Browser.RefusalAsync(answer));
    }

    [Fact]
    public async Task A_token_that_was_taken_back_opens_nothing()
    {
        using var member = await site.SignedInAsync();
        using var program = await NewProgramAsync(member, TokenScope.Write);
        var token = Assert.Single((await member.GetAsync<Items<TokenView>>("/api/tokens")).Values);
        Assert.Equal("riego", token.Name);

        Assert.Equal(HttpStatusCode.NoContent, (await member.Http.DeleteAsync($"/api/tokens/{token.Id}")).StatusCode);

        Assert.Equal((401, "sign_in_required"), await Browser.RefusalAsync(await program.GetAsync("/api/me")));
        Assert.Empty((await member.GetAsync<Items<TokenView>>("/api/tokens")).Values);
    }

    [Fact]
    public async Task A_repeated_request_makes_one_token_with_the_newer_secret()
    {
        using var member = await site.SignedInAsync();
        var body = new { requestId = site.NewRequest(), name = "riego", scope = "read", days = 30 };

        var first = await member.PostAsync<TokenMade>("/api/tokens", body);
        var second = await member.PostAsync<TokenMade>("/api/tokens", body);

        Assert.Equal(first.Id, second.Id);
        Assert.Single((await member.GetAsync<Items<TokenView>>("/api/tokens")).Values);
        using var old = NewProgram(first.Token);
        using var present = NewProgram(second.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await old.GetAsync("/api/me")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await present.GetAsync("/api/me")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_counts_for_nothing_beside_a_wrong_token()
    {
        using var member = await site.SignedInAsync();
        member.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "comparte_nada");

        Assert.Equal(HttpStatusCode.Unauthorized, (await member.Http.GetAsync("/api/me")).StatusCode);
    }

    [Theory]
    [InlineData("", 30, "required")]
    [InlineData("riego", 0, "days_invalid")]
    [InlineData("riego", 400, "days_invalid")]
    public async Task A_token_needs_a_name_and_an_end(string name, int days, string code)
    {
        using var member = await site.SignedInAsync();

        var answer = await member.TryPostAsync(
            "/api/tokens", new { requestId = site.NewRequest(), name, scope = "read", days });

        Assert.Equal((400, code), await Browser.RefusalAsync(answer));
    }

    private async Task<HttpClient> NewProgramAsync(Browser member, TokenScope scope)
    {
        var made = await member.PostAsync<TokenMade>(
            "/api/tokens", new { requestId = site.NewRequest(), name = "riego", scope, days = 30 });
        return NewProgram(made.Token);
    }

    private HttpClient NewProgram(string token)
    {
        var program = new HttpClient { BaseAddress = site.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }
}
