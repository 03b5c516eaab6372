using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Comparte.Browser.Tests;

/// <summary>One person's browser: cookies, storage, worker and line of its own. What goes wrong in it is gathered.
/// </summary>
public sealed class Visitor
{
    private readonly Site _site;
    private readonly List<string> _problems = [];

    /// <summary>What is asked for ahead of the scripts waits for them on a busy machine; that says nothing of the page.</summary>
    private readonly List<string> _tolerated =
        ["was preloaded using link preload but not used", "Service Worker registration blocked by Playwright"];

    private bool _closed;

    private Visitor(Site site, IBrowserContext context, IPage page)
    {
        (_site, Context, Page) = (site, context, page);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Note($"{message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => Note(error.Error);
        context.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal)
                && !request.Url.StartsWith(site.Address, StringComparison.Ordinal))
            {
                Note($"Somebody else was asked: {request.Url}");
            }
        };
    }

    /// <summary>The browser's context.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page on screen.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts, of the security policy and of the network, but for the tolerated ones.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Everything inside the frame of the page.</summary>
    public ILocator Main => Page.Locator("main");

    /// <summary>The state of the line in words.</summary>
    public ILocator Line => Page.Locator(".line").Filter(new() { Visible = true });

    /// <summary>The box in which one writes a post.</summary>
    public ILocator Composer => Page.Locator(".thread-foot textarea");

    /// <summary>Opens a browser; one that keeps nothing for later has no worker that fetches every file it could need.</summary>
    internal static async Task<Visitor> OpenAsync(Site site, Screen screen, string language, bool keeps = true)
    {
        var context = await site.Browser.NewContextAsync(new()
        {
            BaseURL = site.Address,
            ViewportSize = screen.Viewport,
            Locale = language,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = keeps ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        return new Visitor(site, context, await context.NewPageAsync());
    }

    /// <summary>Opens a browser on a folder.</summary>
    internal static async Task<Visitor> OpenKeptAsync(Site site, string folder, Screen screen)
    {
        var context = await site.LaunchAsync(folder, new()
        {
            BaseURL = site.Address,
            ViewportSize = screen.Viewport,
            Locale = "es",
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visitor(site, context, context.Pages[0]);
    }

    /// <summary>Problems with these words belong to what is tested.</summary>
    public void Tolerate(params IEnumerable<string> words) => _tolerated.AddRange(words);

    /// <summary>The browser notes what it is refused while nobody is signed in; so it asks who is.</summary>
    public void TolerateSignedOut() => Tolerate("401 (Unauthorized)");

    /// <summary>Signs in without the page.</summary>
    public Task SignInAsync(string name) =>
        AskAsync("POST", "/api/session", new { email = name, password = Person.Password });

    /// <summary>Takes the session of somebody of the demonstration, who is signed in once for all tests.</summary>
    public async Task TakeSessionAsync(string key)
    {
        if (!_site.Sessions.TryGetValue(key, out var cookies))
        {
            await SignInAsync(key);
            _site.Sessions[key] = cookies = [.. await Context.CookiesAsync()];
        }

        await Context.AddCookiesAsync(cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = _site.Address,
        }));
    }

    /// <summary>The link of a mail to somebody who isn't there any more.</summary>
    internal string PathToEndMail() => _site.PathToEndMail(EntityId.New<MemberId>(TimeProvider.System));

    /// <summary>The public page of somebody who said yes to it.</summary>
    internal Task<string> PathToPublicPersonAsync() => _site.PathToPublicPersonAsync();

    /// <summary>Asks the API with this browser's session, beside the page.</summary>
    public async Task<JsonElement> AskAsync(string method, string path, object? body = null)
    {
        var answer = await Context.APIRequest.FetchAsync(path, new()
        {
            Method = method,
            DataObject = body,
            Headers = new Dictionary<string, string> { ["Origin"] = _site.Address },
        });
        var text = await answer.TextAsync();
        Assert.True(answer.Ok, text);
        return text.Length > 0 ? JsonDocument.Parse(text).RootElement : default;
    }

    /// <summary>Chooses a language as on another device.</summary>
    public Task SpeakAsync(string language) => AskAsync("PATCH", "/api/members/me", new
    {
        requestId = Request.New(),
        settings = new Dictionary<string, string> { ["language"] = language },
    });

    /// <summary>Fills the sign-in page, and leaves its button to the test.</summary>
    public async Task FillSignInAsync(Person person)
    {
        await Main.Locator("[name=name]").FillAsync(person.SignInName);
        await Main.Locator("[name=password]").FillAsync(Person.Password);
    }

    /// <summary>Goes to an address and waits for what it shows.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await ShownAsync();
    }

    /// <summary>Waits until the page shows its content.</summary>
    public async Task ShownAsync()
    {
        await Expect(Page.Locator("h1, .empty").First).ToBeVisibleAsync();
        await Expect(Page.Locator(".skeleton")).ToHaveCountAsync(0);
    }

    /// <summary>Waits until the line is there.</summary>
    public Task LiveAsync() => Expect(Page.Locator(".line-live").First).ToBeAttachedAsync();

    /// <summary>Loses the line.</summary>
    public async Task LoseLineAsync()
    {
        Tolerate("net::ERR_INTERNET_DISCONNECTED", "WebSocket connection", "fetching the script", "preload CSS");
        await Context.SetOfflineAsync(true);
        await Expect(Page.Locator(".line-waiting").First).ToBeAttachedAsync();
    }

    /// <summary>Finds the line again.</summary>
    public async Task FindLineAsync()
    {
        await Context.SetOfflineAsync(false);
        await LiveAsync();
    }

    /// <summary>Waits until the worker keeps the shell and every file that the page has used.</summary>
    public Task KeptAsync() => Until.TrueAsync(
        Page,
        """
        async () => {
          const worker = await navigator.serviceWorker.getRegistration('/app');
          const used = performance.getEntriesByType('resource').map((one) => new URL(one.name).pathname);
          const files = ['/app', ...used.filter((path) => path.startsWith('/assets/'))];
          const kept = await Promise.all(files.map((path) => caches.match(path)));
          return worker?.active?.state === 'activated' && kept.every(Boolean);
        }
        """);

    /// <summary>Opens a conversation and waits until it is followed.</summary>
    public async Task ReadAsync(Community community)
    {
        await GoAsync(community.ThreadPath);
        await LiveAsync();
        await Expect(Page.Locator(".post").First).ToBeVisibleAsync();
    }

    /// <summary>Writes a post and sends it.</summary>
    public async Task WriteAsync(string text)
    {
        await Composer.FillAsync(text);
        await Page.Locator(".thread-foot").GetByRole(AriaRole.Button, new() { Name = Words.Of("action.send") })
            .ClickAsync();
    }

    /// <summary>A post with these words.</summary>
    public ILocator Post(string text) => Page.Locator(".post", new() { HasText = text });

    /// <summary>Opens the menu of a post.</summary>
    public Task OpenMenuAsync(string text, Person author) =>
        Post(text).GetByRole(AriaRole.Button, new() { Name = Words.Of("post.menu", ("name", author.Name)) })
            .ClickAsync();

    /// <summary>A button or a menu's row by its words.</summary>
    public ILocator Act(string key) => Page.GetByRole(AriaRole.Button, new() { Name = Words.Of(key), Exact = true })
        .Filter(new() { Visible = true });

    /// <summary>The same where the words name somebody.</summary>
    public ILocator Act(string key, string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = Words.Of(key, ("name", name)), Exact = true }).Filter(new() { Visible = true });

    /// <summary>Closes the browser.</summary>
    public async Task CloseAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        await Context.CloseAsync();
    }

    private void Note(string problem)
    {
        if (!_tolerated.Any(words => problem.Contains(words, StringComparison.Ordinal)))
        {
            _problems.Add(problem);
        }
    }
}
