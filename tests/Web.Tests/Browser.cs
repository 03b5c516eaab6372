using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Comparte.Accounts;
using Comparte.Topics;
using Comparte.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Tests;

/// <summary>An HTTP client that behaves as a browser on the site's own pages: it keeps cookies and says where its
/// requests come from.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();

    internal Browser(Uri address)
    {
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
        // A body that is refused for its size is not sent: else the connection may be gone before its answer is read.
        Http.DefaultRequestHeaders.ExpectContinue = true;
        Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Http.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
        Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko Firefox/150.0");
    }

    /// <summary>The client itself.</summary>
    public HttpClient Http { get; }

    /// <summary>Who is signed in.</summary>
    public MemberId Member { get; set; }

    /// <summary>The name to sign in with.</summary>
    public string SignInName { get; set; } = "";

    /// <summary>The cookies of the site.</summary>
    public CookieCollection Cookies => _cookies.GetCookies(Http.BaseAddress!);

    /// <summary>Posts, and expects success.</summary>
    public async Task<T> PostAsync<T>(string path, object body) =>
        await ReadAsync<T>(await Http.PostAsJsonAsync(path, body, TopicJson.Options));

    /// <summary>Gets, and expects success.</summary>
    public async Task<T> GetAsync<T>(string path) => await ReadAsync<T>(await Http.GetAsync(path));

    /// <summary>Posts whatever comes.</summary>
    public Task<HttpResponseMessage> TryPostAsync(string path, object body) =>
        Http.PostAsJsonAsync(path, body, TopicJson.Options);

    /// <summary>Signs in by password.</summary>
    public Task<HttpResponseMessage> SignInAsync(string name, string password = Site.Password) =>
        TryPostAsync("/api/session", new { email = name, password });

    /// <summary>The status and code of a refusal.</summary>
    public static async Task<(int Status, string Code)> RefusalAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{answer}: {text}");
        using var problem = JsonDocument.Parse(text);
        Assert.NotEmpty(problem.RootElement.GetProperty("detail").GetString()!);
        return ((int)answer.StatusCode, problem.RootElement.GetProperty("code").GetString()!);
    }

    /// <summary>Takes the cookies of another browser.</summary>
    public void TakeCookies(Browser other)
    {
        foreach (Cookie cookie in other.Cookies)
        {
            _cookies.Add(Http.BaseAddress!, new Cookie(cookie.Name, cookie.Value));
        }
    }

    /// <inheritdoc />
    public void Dispose() => Http.Dispose();

    /// <summary>Seals a session's cookie as the site would, without the price of a password.</summary>
    internal void SetCookie(IServiceProvider services, MemberId member, string session)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(Schemes.Cookie);
        var expiresAt = services.GetRequiredService<TimeProvider>().GetUtcNow() + SessionTime.Idle;
        var ticket = new AuthenticationTicket(
            Schemes.Principal(member, new LiveSession { Id = session, ExpiresAt = expiresAt }),
            new AuthenticationProperties { IsPersistent = true, ExpiresUtc = expiresAt, IssuedUtc = expiresAt - SessionTime.Idle },
            Schemes.Cookie);
        _cookies.Add(Http.BaseAddress!, new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(ticket)));
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<T>(text, TopicJson.Options)!;
    }
}
