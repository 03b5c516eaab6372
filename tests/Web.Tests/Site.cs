using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Web.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Comparte.Web.Tests;

/// <summary>The whole site in this process: Kestrel on a free port, a real silo, its store in a folder of its own. Shared
/// by the tests of a collection; each test makes the members it needs. Limits are out of the way unless a test sets
/// them.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "una palabra larga";

    private static readonly Lazy<string> PasswordHash = new(() =>
        new AccountMaker(null!, new PasswordHasher<AccountUser>()).Hash(Password));

    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly bool _ownsFolder;
    private SiteFactory? _factory;

    /// <summary>A site with a new folder.</summary>
    public Site() : this(new Dictionary<string, string>())
    {
    }

    /// <summary>A site with settings of its own, perhaps on the folder of one that has stopped.</summary>
    internal Site(IReadOnlyDictionary<string, string> settings, string? folder = null)
    {
        _settings = settings;
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("comparte-web-").FullName;
    }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>The clock of the site; it can be moved ahead.</summary>
    public MovableClock Clock { get; } = new();

    /// <summary>Runs after each call of a grain, before its answer leaves: so a test can have something happen between
    /// two calls.</summary>
    internal Func<IIncomingGrainCallContext, Task> AfterCall { get; set; } = _ => Task.CompletedTask;

    /// <summary>Reads the site's log, where somebody wants it.</summary>
    internal ILoggerProvider? Log { get; init; }

    /// <summary>Where the site listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>Calls grains.</summary>
    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc />
    public Task InitializeAsync()
    {
        _factory = new SiteFactory(this, _settings);
        _factory.UseKestrel(0);
        _factory.StartServer();
        Address = _factory.ClientOptions.BaseAddress;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await StopAsync();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Stops the site and waits until its folder is free.</summary>
    internal async Task StopAsync()
    {
        await _factory!.DisposeAsync();
        while (!IsFree())
        {
            await Task.Delay(10);
        }
    }

    /// <summary>A browser without a session. It keeps cookies, and says that it is on the site's own pages.</summary>
    public Browser NewBrowser() => new(Address);

    /// <summary>A browser in which a new member is signed in.</summary>
    public async Task<Browser> SignedInAsync(string name = "Ane Etxeberria", params string[] roles) =>
        await SignedInAsync(await NewMemberAsync(name, roles: roles));

    /// <summary>A browser in which a member is signed in.</summary>
    public async Task<Browser> SignedInAsync(MemberId member)
    {
        var browser = NewBrowser();
        browser.Member = member;
        var account = await Grains.GetGrain<IAccountGrain>(browser.Member.Value).FindAsync();
        browser.SignInName = account!.Credentials.SignInName;
        var session = new NewSession { Id = Guid.NewGuid().ToString("N"), Device = "Firefox · Linux" };
        Assert.Null(await Grains.GetGrain<IAccountGrain>(browser.Member.Value).StartSessionAsync(session));
        browser.SetCookie(Services, browser.Member, session.Id);
        return browser;
    }

    /// <summary>A new member with an account, made through grains.</summary>
    public async Task<MemberId> NewMemberAsync(string name = "Ane Etxeberria", string? email = null, string[]? roles = null)
    {
        var id = EntityId.New<MemberId>(Clock);
        var profile = new MemberProfile { Id = id, Name = name, Country = "ES", Languages = ["es"] };
        Assert.Null(await Grains.GetGrain<IMemberGrain>(id.Value).CreateAsync(profile, "es"));
        await Services.GetRequiredService<AccountMaker>()
            .MakeAsync(id, $"n{id.Value[^12..]}", email, PasswordHash.Value, roles ?? []);
        return id;
    }

    /// <summary>A new group that a member facilitates.</summary>
    public async Task<GroupId> NewGroupAsync(MemberId facilitator, string name = "Casa de semillas")
    {
        var request = NewRequest();
        var id = EntityId.FromRequest<GroupId>(facilitator, request);
        var made = await Grains.GetGrain<IGroupGrain>(id.Value).CreateAsync(
            facilitator, new GroupChange { RequestId = request, Name = name, Purpose = "Guardar y multiplicar." });
        Assert.Null(made.Refusal);
        return id;
    }

    /// <summary>Asks until it is so: some things are told after a command was answered.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(20, timeout.Token);
        }
    }

    /// <summary>A request id of now.</summary>
    public Guid NewRequest() => Guid.CreateVersion7(Clock.GetUtcNow());

    private bool IsFree()
    {
        try
        {
            using var held = new FileStream(
                Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private sealed class SiteFactory(Site site, IReadOnlyDictionary<string, string> settings)
        : WebApplicationFactory<Program>
    {
        private static readonly Dictionary<string, string> Wide = new()
        {
            ["Limits:SignInPerMinute"] = "100000",
            ["Limits:SignUpPerMinute"] = "100000",
            ["Limits:NamePerTenMinutes"] = "100000",
            ["Limits:CommandsPerMinute"] = "100000",
            ["Limits:MailsPerQuarterHour"] = "100000",
            ["Limits:WaitsPerMinute"] = "100000",
            ["Limits:SearchesPerMinute"] = "100000",
            ["Limits:CalendarsPerMinute"] = "100000",
        };

        protected override IHost CreateHost(IHostBuilder builder)
        {
            builder.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(
                Wide.Concat(settings).Append(new("data", site.Folder)).Append(new("urls", "http://127.0.0.1:0"))
                    .GroupBy(pair => pair.Key)
                    .Select(group => new KeyValuePair<string, string?>(group.Key, group.Last().Value))));
            return base.CreateHost(builder);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.ConfigureServices(services => services
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(site.Clock))
            .AddSingleton<IIncomingGrainCallFilter>(new AfterCalls(site))
            .AddLogging(logging => _ = site.Log is null ? logging : logging.AddProvider(site.Log)));
    }

    private sealed class AfterCalls(Site site) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            await context.Invoke();
            await site.AfterCall(context);
        }
    }
}

/// <summary>Tests that use the shared site.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "site";
}
