using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net.Http.Json;
using Comparte.Accounts;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Web.Accounts;
using Comparte.Web.Demo;
using Comparte.Web.Mail;
using Comparte.Web.Tests.Accounts.Oidc;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;

namespace Comparte.Browser.Tests;

/// <summary>The demonstration community in this process, on a free port, and one Chromium to look at it. Shared by all
/// tests of a collection; each makes the members, groups and conversations that it changes.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>The key of the organization whose people come in by its identity provider.</summary>
    internal const string ProviderKey = "univalle";

    /// <summary>What it is called.</summary>
    internal const string ProviderName = "Universidad del Valle";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private readonly string _folder = Directory.CreateTempSubdirectory("comparte-browser-").FullName;
    private SiteFactory? _factory;
    private IdentityProvider? _provider;
    private IPlaywright? _playwright;
    private string? _passwordHash;
    private Person? _public;

    /// <summary>Where the site listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The browser; each person has a context of their own in it.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>An organization's identity provider, by which its people may come in.</summary>
    public IdentityProvider Provider => _provider!;

    /// <summary>The cookies of those of the demonstration who have signed in, by their keys.</summary>
    internal ConcurrentDictionary<string, IReadOnlyList<BrowserContextCookiesResult>> Sessions { get; } = [];

    /// <summary>Calls grains.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    private IServiceProvider Services => _factory!.Services;

    /// <summary>The link that stands in a mail to a member, by which it ends them.</summary>
    internal string PathToEndMail(MemberId member) =>
        Services.GetRequiredService<Unsubscribing>().PathFor(member, MailKind.AtOnce);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        var chromium = Chromium.Path;
        _provider = await IdentityProvider.StartAsync();
        _factory = new SiteFactory(_folder, _provider.Settings(0, ProviderKey, ProviderName));
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)TimeSpan.FromSeconds(20).TotalMilliseconds);
        Browser = await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = chromium, Args = Chromium.Arguments });
        await FilledAsync();
        await MeetProviderAsync();
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.CloseAsync();
        }

        _playwright?.Dispose();
        await _factory!.DisposeAsync();
        await _provider!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A browser of its own with a folder in which it keeps everything, as on somebody's phone.</summary>
    public Task<IBrowserContext> LaunchAsync(string folder, BrowserTypeLaunchPersistentContextOptions options)
    {
        options.ExecutablePath = Chromium.Path;
        options.Args = Chromium.Arguments;
        return _playwright!.Chromium.LaunchPersistentContextAsync(folder, options);
    }

    /// <summary>A new member with an account, past the first steps or not, who lets presence be seen.</summary>
    public async Task<Person> NewMemberAsync(string name, string firstSteps = "done")
    {
        var id = EntityId.New<MemberId>(TimeProvider.System);
        var member = Grains.GetGrain<IMemberGrain>(id.Value);
        Assert.Null(await member.CreateAsync(
            new MemberProfile { Id = id, Name = name, Country = "ES", Languages = ["es"] }, "es"));
        await ChooseAsync(id, MemberSettings.FirstSteps, firstSteps);
        await ChooseAsync(id, MemberSettings.Presence, "on");
        var accounts = Services.GetRequiredService<AccountMaker>();
        var signInName = $"n{id.Value[^12..]}";
        _passwordHash ??= accounts.Hash(DemoSignIns.Password);
        await accounts.MakeAsync(id, signInName, null, _passwordHash);
        return new Person(id, name, signInName);
    }

    /// <summary>The public page of the one person who said yes to it.</summary>
    internal async Task<string> PathToPublicPersonAsync()
    {
        _public ??= await NewMemberAsync("Maialen Iriarte Goikoetxea");
        await ChooseAsync(_public.Id, MemberSettings.PublicProfile, "on");
        return $"/persona/{_public.Id}";
    }

    private async Task ChooseAsync(MemberId id, string setting, string value)
    {
        var settings = ImmutableSortedDictionary<string, string>.Empty.Add(setting, value);
        var changed = await Grains.GetGrain<IMemberGrain>(id.Value)
            .ChangeAsync(id, new MemberChange { Settings = settings, RequestId = Request.New() });
        Assert.Null(changed.Refusal);
    }

    /// <summary>The demonstration fills itself after it listens; the sign-ins come last but for the welcome group.
    /// </summary>
    private async Task FilledAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        while ((await Grains.GetNetwork().ReadAsync()).WelcomeGroup is null)
        {
            await Task.Delay(50, timeout.Token);
        }
    }

    /// <summary>Waits until the host knows the provider. It asks once, and on a machine that is busy with a beginning longer than it has
    /// patience with providers.</summary>
    private async Task MeetProviderAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Add("Origin", Address);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await client.PostAsJsonAsync(
                $"/api/session/oidc/{ProviderKey}", new { to = "/app/entrar" }, patience.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(200, patience.Token);
        }
    }

    private sealed class SiteFactory(string folder, Dictionary<string, string> more) : WebApplicationFactory<Program>
    {
        protected override IHost CreateHost(IHostBuilder builder)
        {
            builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["demo"] = "true",
                    ["data"] = folder,
                    ["urls"] = "http://127.0.0.1:0",
                    ["Limits:SignInPerMinute"] = "100000",
                    ["Limits:SignUpPerMinute"] = "100000",
                    ["Limits:NamePerTenMinutes"] = "100000",
                    ["Limits:CommandsPerMinute"] = "100000",
                    ["Visits:TellEvery"] = "00:00:01",
                }.Concat(more.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value)))));
            return base.CreateHost(builder);
        }
    }
}

/// <summary>Tests that make what they change, on one site.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "site";
}

/// <summary>Tests that look at each page, on a site of their own beside those: it stays as the demonstration made it.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<Site>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "pages";
}
