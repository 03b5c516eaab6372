using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Web.Tests.Accounts.Oidc;
using Comparte.Web.Tests.Files;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Live;
using Comparte.Web.Tests.Mail;
using Comparte.Web.Tests.Rights;
using Comparte.Web.Tests.Webhooks;
using Microsoft.Extensions.Logging;

namespace Comparte.Web.Tests.Hosting;

/// <summary>Whoever runs the server reads in its log what went wrong, and nothing that anybody wrote or is called.</summary>
public sealed class LogTests : IAsyncLifetime
{
    private const string Canary = "zarzamora";
    private const string Nowhere = "http://127.0.0.1:9";
    private readonly Lines _lines = new();
    private readonly MailServer _mails = new() { Behaves = _ => Manners.Refuses };
    private IdentityProvider _provider = null!;
    private Site _site = null!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _provider.Email = $"{Canary}@example.org";
        _site = new Site(new Dictionary<string, string>(_mails.Settings.Concat(_provider.Settings(0, OidcSite.Key, OidcSite.Name)))
        {
            // As it is shipped, and everything that Comparte itself could say.
            ["Logging:LogLevel:Comparte"] = "Trace",
            ["Mail:RetryAfter"] = "00:00:00.010",

            // Where nobody listens.
            ["Webhooks:Hosts:0"] = Nowhere,
        })
        {
            Log = _lines,
        };
        await _site.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
        _mails.Dispose();
    }

    [Fact]
    public async Task Nothing_that_is_written_or_asked_and_no_name_or_address_is_in_a_log_line()
    {
        var email = $"{Canary}@example.org";
        using var ana = await _site.SignedInAsync(await _site.NewMemberAsync($"Ana {Canary}", email));
        using var joao = await _site.SignedInAsync($"João {Canary}");
        using var nobody = _site.NewBrowser();
        var group = await SensitiveAsync(ana, joao);
        await using var listener = await Listener.ConnectAsync(joao);
        await listener.OpenAsync(Topics.TopicId.Of(group));
        await WriteAsync(ana, group);

        await joao.Http.GetAsync($"/api/search?q={Canary}");
        await FailAsync(ana, group);
        await AskToComeInAsync(nobody, email);
        await ComeByProviderAsync(nobody);
        var secret = await TellOutsideAsync();

        // Mails that their server refuses, with the address in its answer, are told of last.
        await Site.EventuallyAsync(() => Task.FromResult(_lines.All.Any(line => line.Contains("mail could not be sent", StringComparison.Ordinal))));
        await Site.EventuallyAsync(() => Task.FromResult(_lines.All.Any(line => line.Contains("could not be told", StringComparison.Ordinal))));
        Assert.DoesNotContain(_lines.All, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(_lines.All, line => line.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>A site outside that isn't there is told something; its address may be a secret, as the one that signs.</summary>
    private async Task<string> TellOutsideAsync()
    {
        using var admin = await _site.SignedInAsync("Nerea", "administrator");
        var made = await admin.PostAsync<JsonElement>("/api/admin/webhooks", WebhookFixture.Change($"{Nowhere}/{Canary}"));
        await admin.MustAsync("POST", $"/api/admin/webhooks/{made.GetProperty("no")}/ping", new { requestId = Talk.NewRequest() });
        return made.GetProperty("secret").GetString()!["whsec_".Length..];
    }

    private static async Task<GroupId> SensitiveAsync(Browser ana, Browser joao)
    {
        var group = GroupId.Of(await ana.MadeAsync("/api/groups", new
        {
            requestId = Talk.NewRequest(),
            name = Canary,
            purpose = Canary,
            access = "byInvitation",
            visibility = "hidden",
            sensitive = true,
        }));
        await ana.MustAsync("PUT", $"/api/groups/{group}/members/{joao.Member}", new { requestId = Talk.NewRequest(), role = "member" });
        await joao.MustAsync("POST", $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        return group;
    }

    private static async Task WriteAsync(Browser ana, GroupId group)
    {
        var thread = ThreadId.Of(await ana.MadeAsync(
            $"/api/groups/{group}/threads",
            new { requestId = Talk.NewRequest(), title = Canary, kind = "conversation", body = Canary }));
        var (file, _) = await ana.UploadAsync(Encoding.UTF8.GetBytes(Canary), $"{Canary}.txt");
        await ana.ShareAsync(thread, file);
        var post = await ana.PostAsync<JsonElement>($"/api/threads/{thread}/posts", new { requestId = Talk.NewRequest(), body = Canary });
        await ana.MustAsync(
            "PATCH", $"/api/threads/{thread}/posts/{post.GetProperty("no")}", new { requestId = Talk.NewRequest(), body = $"{Canary} otra vez" });
        await ana.MustAsync("POST", $"/api/groups/{group}/tasks", new { requestId = Talk.NewRequest(), title = Canary, text = Canary });
        await ana.MadeAsync($"/api/groups/{group}/pages", new { requestId = Talk.NewRequest(), title = Canary, body = Canary });
    }

    /// <summary>Requests that are refused, in every way that a request can be wrong.</summary>
    private static async Task FailAsync(Browser ana, GroupId group)
    {
        var path = $"/api/groups/{group}/threads";
        await ana.Http.PostAsync(path, new StringContent($$"""{"title": "{{Canary}}", """, Encoding.UTF8, "application/json"));
        await ana.Http.PostAsync(path, new StringContent($$"""{"kind": "{{Canary}}"}""", Encoding.UTF8, "application/json"));
        await ana.Http.PostAsync(path, new StringContent(Canary, Encoding.UTF8, "text/plain"));
        await ana.TryPostAsync(path, new { requestId = Talk.NewRequest(), title = new string('a', 500) + Canary, body = Canary });
        await ana.Http.GetAsync($"/api/groups/{Canary}");
        await ana.Http.GetAsync($"/api/topics/thread/{Canary}/entries?after={Canary}");
        await ana.Http.GetAsync($"/app/{Canary}/%ff%00{Canary}");
        using var token = new HttpRequestMessage(HttpMethod.Get, "/api/home");
        token.Headers.Add("Authorization", $"Bearer {Canary}");
        await ana.Http.SendAsync(token);
        await using var listener = await Listener.ConnectAsync(ana);
        await Assert.ThrowsAnyAsync<Exception>(() => listener.CallAsync(Canary, Canary));
        await Assert.ThrowsAnyAsync<Exception>(() => listener.CallAsync("Open", Canary));
    }

    private static async Task AskToComeInAsync(Browser nobody, string email)
    {
        await nobody.SignInAsync(email, Canary);
        await nobody.SignInAsync(Canary, Canary);
        await nobody.TryPostAsync("/api/session/link", new { email });
        await nobody.Http.PostAsJsonAsync($"/api/invitations/{Canary}/acceptance", new { name = Canary, password = Canary });
    }

    /// <summary>By an organization's identity provider, in every way that it can go; what became of it is told.</summary>
    private async Task ComeByProviderAsync(Browser nobody)
    {
        _provider.Subject = Canary;
        var answer = await nobody.GoAsync(await nobody.SetOutAsync());
        await nobody.GoAsync(answer);
        await nobody.TryPostAsync("/api/session/oidc/unizar/acceptance", new { });
        await nobody.GoAsync(answer);
        await nobody.GoAsync($"/api/session/oidc/unizar/callback?state={Canary}&code={Canary}");
        await nobody.GoAsync(Replaced(await nobody.GoAsync(await nobody.SetOutAsync()), "code"));
        var refused = await nobody.GoAsync(await nobody.SetOutAsync());
        await nobody.GoAsync($"{Replaced(refused, "code")}&error={Canary}&error_description={Canary}");
        _provider.Forges = true;
        await nobody.GoAsync(await nobody.GoAsync(await nobody.SetOutAsync()));
        _provider.Subject = null;
        await nobody.GoAsync(await nobody.GoAsync(await nobody.SetOutAsync()));
        Assert.Contains(_lines.All, line => line.Contains("Signing in with the provider unizar failed", StringComparison.Ordinal));
    }

    /// <summary>An address with something else in place of a part of its query.</summary>
    private static string Replaced(string address, string part) =>
        Regex.Replace(address, $"(?<=[?&]{part}=)[^&]*", Canary);

    /// <summary>The lines of a log, each with all that stands in it.</summary>
    private sealed class Lines : ILoggerProvider, ISupportExternalScope
    {
        private readonly ConcurrentQueue<string> _all = new();
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public IReadOnlyCollection<string> All => _all;

        public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Log(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => lines._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            void ILogger.Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var line = new StringBuilder($"{category} {eventId} {formatter(state, exception)} {exception}");
                if (state is IEnumerable<KeyValuePair<string, object?>> values)
                {
                    line.AppendJoin(' ', values.Select(value => $"{value.Key}={value.Value}"));
                }

                lines._scopes.ForEachScope(
                    (scope, text) =>
                    {
                        var said = scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : $"{scope}";
                        text.Append(' ').Append(said);
                    },
                    line);
                lines._all.Enqueue(line.ToString());
            }
        }
    }
}
