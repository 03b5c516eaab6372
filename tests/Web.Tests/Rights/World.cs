using Comparte.Accounts;
using Comparte.Erasure;
using Comparte.Push;
using Comparte.Topics;
using Comparte.Web.Tests.Initiatives;
using Comparte.Web.Tests.Push;
using Comparte.Web.Tests.Webhooks;

namespace Comparte.Web.Tests.Rights;

/// <summary>A site in which there is one of everything, and one of every reader: written once, then only read.</summary>
public sealed class World : IAsyncLifetime
{
    /// <summary>What all of it is about, where it can be about something.</summary>
    internal const string Axis = "agroecology", Country = "GT";

    /// <summary>When the events take place.</summary>
    internal static readonly DateTimeOffset EventAt = new(TimeProvider.System.GetUtcNow().Year + 1, 4, 4, 15, 0, 0, TimeSpan.Zero);

    private const int MostRings = 3;
    private static readonly TimeSpan PushRetry = TimeSpan.FromMinutes(5);

    private static readonly Reader[] Insiders = [Reader.Suspended, Reader.Erased, Reader.Removed, Reader.Member, Reader.Author];

    private readonly PushService _pushes = new();
    private readonly Receivers _receivers = new();
    private readonly Site _site;
    private readonly List<Browser> _helpers = [];
    private readonly Dictionary<Reader, Eyes> _readers = [];

    public World()
    {
        _site = new Site(_pushes.Settings.Concat(_receivers.Settings).ToDictionary());
        Outside = _receivers.New();
    }

    /// <summary>A site outside that is told everything that anybody outside is.</summary>
    internal Receiver Outside { get; }

    internal IReadOnlyCollection<Eyes> Readers => _readers.Values;

    internal List<Content> Contents { get; } = [];

    /// <summary>The organization that the author represents.</summary>
    internal OrganizationId Organization { get; private set; }

    /// <summary>Every topic in which something could be told.</summary>
    internal IReadOnlyList<TopicId> Topics { get; private set; } = [];

    /// <summary>Every id of what there is to read.</summary>
    internal IEnumerable<string> Ids => Contents.SelectMany(content => content.Ids.Concat(content.Known)).Distinct();

    internal Eyes this[Reader reader] => _readers[reader];

    internal Content this[Kind kind] => Contents.Single(content => content.Kind == kind);

    internal Browser Author => this[Reader.Author].Browser;

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        await _site.InitializeAsync();
        await GatherAsync();
        await this.WriteGroupsAsync();
        await this.WritePublicationsAsync();
        await this.WriteNetworkAsync();
        Topics = [.. Contents.SelectMany(content => content.Topics.Concat(content.Around)).Concat(Addresses.CommonTopics(this)).Distinct()];
        await SettleAsync(isStirred: false);
        foreach (var eyes in Readers.Where(eyes => eyes.Reader != Reader.Anonymous))
        {
            await FollowAsync(eyes);
            await eyes.TakeCalendarAsync();
            await eyes.WatchAsync(this);
        }

        await TakeOutAsync();
        foreach (var content in Contents)
        {
            await content.StirAsync();
            await PushedAsync(content);
        }

        foreach (var content in Contents.Where(content => content.Shown.ContainsKey(Way.Socket)))
        {
            await this[Reader.Author].HearAsync(content, Content.Live);
        }

        await SettleAsync(isStirred: true);
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        foreach (var eyes in Readers)
        {
            await eyes.DisposeAsync();
        }

        _helpers.ForEach(helper => helper.Dispose());
        await _site.DisposeAsync();
        _pushes.Dispose();
        _receivers.Dispose();
    }

    /// <summary>Begins something to read.</summary>
    internal Content New(Kind kind)
    {
        var content = new Content(kind);
        Contents.Add(content);
        return content;
    }

    /// <summary>Somebody whose reading isn't asked for.</summary>
    internal async Task<Browser> HelperAsync(string name)
    {
        var helper = await _site.SignedInAsync(name);
        _helpers.Add(helper);
        return helper;
    }

    /// <summary>Brings those into a group who were or are in it.</summary>
    internal async Task FillAsync(GroupId group)
    {
        // First: who comes in later is not told of it.
        await this[Reader.Visited].Browser.MustAsync(
            "PUT", $"/api/admin/emergencies/{group}", new { requestId = Talk.NewRequest(), reason = "Alguien corre peligro." });
        foreach (var reader in Insiders)
        {
            var browser = this[reader].Browser;
            await this[Reader.Facilitator].Browser.MustAsync(
                "PUT", $"/api/groups/{group}/members/{browser.Member}", new { requestId = Talk.NewRequest(), role = "member" });
            await browser.MustAsync("POST", $"/api/groups/{group}/membership", new { requestId = Talk.NewRequest() });
        }
    }

    private async Task GatherAsync()
    {
        foreach (var reader in Enum.GetValues<Reader>())
        {
            _readers[reader] = new Eyes(reader, reader switch
            {
                Reader.Anonymous => _site.NewBrowser(),
                Reader.Administrator or Reader.Visited => await _site.SignedInAsync($"{reader}", Roles.Administrator),
                _ => await _site.SignedInAsync($"{reader}"),
            });
        }

        foreach (var eyes in Readers.Where(eyes => eyes.Reader != Reader.Anonymous))
        {
            await eyes.TakePushesAsync(_pushes.NewBrowser());
        }

        await this[Reader.Administrator].Browser.MustAsync(
            "POST", "/api/admin/webhooks", WebhookFixture.Change(Outside.Address));
        Organization = await Author.NewOrganizationAsync();
        await this[Reader.Representative].Browser.NewOrganizationAsync();
    }

    private async Task FollowAsync(Eyes eyes)
    {
        string[] targets =
            [Author.Member.Value, Organization.Value, this[Kind.Initiative].Ids[0], $"axis-{Axis}", $"country-{Country}"];
        foreach (var target in targets.Where(target => target != eyes.Browser.Member.Value))
        {
            await eyes.Browser.MustAsync("PUT", $"/api/follows/{target}");
        }
    }

    /// <summary>Takes those out who were in, while their sockets are open.</summary>
    private async Task TakeOutAsync()
    {
        foreach (var group in new[] { Kind.HiddenGroup, Kind.LinkedGroup, Kind.ListedGroup, Kind.SensitiveGroup }.Select(kind => this[kind]))
        {
            var id = group.Ids.Concat(group.Known).First();
            await this[Reader.Facilitator].Browser.MustAsync(
                "DELETE", $"/api/groups/{id}/members/{this[Reader.Removed].Browser.Member}?requestId={Talk.NewRequest()}");
            await this[Reader.Visited].Browser.MustAsync("DELETE", $"/api/admin/emergencies/{id}");
        }

        // How many comments something has is told some two seconds after them, and until now that was the reader's to know.
        await this[Reader.Removed].ForgetAsync();
        await this[Reader.Visited].ForgetAsync();
        await _site.Grains.GetGrain<IAccountGrain>(this[Reader.Suspended].Browser.Member.Value)
            .SetStandingAsync(Standing.Blocked);
        await this[Reader.Suspended].ClosedAsync();
        // On another device, so that this one keeps its cookie.
        using var other = _site.NewBrowser();
        other.TakeCookies(this[Reader.Erased].Browser);
        await other.MustAsync("POST", "/api/me/erasure", new { });
        await this[Reader.Erased].ClosedAsync();
        await Site.EventuallyAsync(async () => await _site.Grains
            .GetGrain<IErasureGrain>(this[Reader.Erased].Browser.Member.Value).DoneAtAsync() is not null);
    }

    /// <summary>Waits until whoever gets a push of something has it, before anything else is pushed: of many at one time some are left to
    /// the app.</summary>
    private Task PushedAsync(Content content) => !content.Shown.ContainsKey(Way.Push) ? Task.CompletedTask
        : Task.WhenAll(Readers.Where(eyes => RightsTable.Meets(content.Kind, eyes.Reader, Way.Push)).Select(eyes => PushedAsync(
            eyes, async () => !Judge.Missing(content, Way.Push, await eyes.FetchAsync(this, Way.Push)).Any())));

    /// <summary>Waits until it is so. A push that its service didn't take, as on a machine with much else to do, goes with one of the
    /// member's next reminders, which ring now.</summary>
    private async Task PushedAsync(Eyes eyes, Func<Task<bool>> holds)
    {
        for (var rung = 0; ; rung++)
        {
            try
            {
                await Site.EventuallyAsync(holds);
                return;
            }
            catch (OperationCanceledException) when (rung < MostRings)
            {
                _site.Clock.Advance(PushRetry);
                await _site.Grains.GetGrain<IRemindable>(GrainId.Create("push", eyes.Browser.Member.Value))
                    .ReceiveReminder(IPushGrain.Reminder, default);
            }
        }
    }

    /// <summary>Waits until the author meets everything everywhere, so that nothing of it is still on its way to anybody.
    /// </summary>
    private async Task SettleAsync(bool isStirred)
    {
        var author = this[Reader.Author];
        foreach (var way in Enum.GetValues<Way>().Where(way => way is not (Way.Socket or Way.Count or Way.Export)))
        {
            IReadOnlyList<string> missing = [];
            try
            {
                await PushedAsync(author, async () =>
                {
                    var seen = await author.FetchAsync(this, way);
                    missing = [.. Contents.SelectMany(content => Judge.Missing(content, way, seen))
                        .Where(field => isStirred || !field.EndsWith(Content.Live, StringComparison.Ordinal))];
                    return missing.Count == 0;
                });
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The author doesn't meet on {way}: {string.Join(", ", missing)}");
            }
        }
    }
}
