using System.Collections.Immutable;
using System.Globalization;
using Comparte.Accounts;
using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Push;
using Comparte.Relations;
using Comparte.Talks;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>Who the member is: profile, settings, where it belongs, what it follows, and what its account holds. No
/// secret, not even as a hash, and nothing of a sensitive group.</summary>
internal sealed class ProfilePart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>([AddAsync]);

    private async Task AddAsync()
    {
        var profile = await desk.Grains.GetGrain<IMemberGrain>(desk.Member.Value).ProfileAsync();
        var account = await desk.Grains.GetGrain<IAccountGrain>(desk.Member.Value).FindAsync();
        var sessions = await desk.Grains.GetGrain<ISessionsGrain>(desk.Member.Value).ListAsync();
        var pushed = await desk.Grains.GetGrain<IPushGrain>(desk.Member.Value).SessionsAsync(desk.Member);
        if (!profile.TryGet(out var person, out _) || account is null)
        {
            return;
        }

        var mine = await desk.Titles.WithoutSensitiveAsync(desk.Mine);
        var follows = await NamedAsync(mine.OfType<Follow>(), follow => follow.Target, follow => follow.At);
        var links = await NamedAsync(mine.OfType<Link>().Where(link => link.State != LinkState.None),
            link => link.Member.Value, link => link.At);
        var blocked = await NamedAsync(mine.OfType<BlockedMember>(), one => one.Member.Value, one => one.At);
        var levels = await NamedAsync(
            mine.OfType<ChosenLevel>(),
            chosen => chosen.Id[MemberNotices.Prefix.Length..],
            _ => null,
            chosen => desk.Words.Of("notice.level", chosen.Level));
        await desk.Archive.AddJsonAsync("profile.json", new
        {
            profile = person,
            account = new
            {
                account.Credentials.SignInName,
                account.Credentials.Email,
                account.Credentials.EmailConfirmed,
                account.Roles,
                account.HasRecoveryCode,
                Passkeys = account.Credentials.Passkeys.Select(passkey => new { passkey.Name, passkey.At }),
                OidcLinks = account.Credentials.OidcLinks.Select(link => new { link.Provider, link.Name, link.At }),
                account.Restored,
            },
            sessions = sessions.Select(one => new
            {
                one.Device,
                one.At,
                one.SeenAt,
                one.ExpiresAt,
                one.Scope,
                Push = pushed.Contains(one.Id),
            }),
            settings = mine.OfType<Setting>().ToImmutableSortedDictionary(chosen => chosen.Id, chosen => chosen.Value),
            consents = mine.OfType<Consent>().Select(one => new { Of = one.Id, one.Given, one.At, one.Version }),
            mail = mine.OfType<MailChoice>().FirstOrDefault(),
            memberships = mine.OfType<Membership>(),
            organizations = mine.OfType<OwnProfile>().SelectMany(own => own.Places)
                .Where(place => place.Role is not null)
                .Select(place => new { place.Organization, place.Role, place.Unconfirmed }),
            initiatives = mine.OfType<InitiativePlace>(),
            projects = mine.OfType<ProjectPlace>(),
            follows,
            links = mine.OfType<Link>().Where(link => link.State != LinkState.None)
                .Select(link => new { link.Member, link.State, link.At, link.Own.Word }),
            blocked,
            levels = mine.OfType<ChosenLevel>().Select(chosen => new { Of = chosen.Id, chosen.Level }),
            read = mine.OfType<ReadPosition>().Select(read => new { Thread = read.Id, read.UpTo }),
        }, desk.Stop);
        var page = new ProfilePage(desk.Words, desk.Pages, await desk.Titles.AxesAsync(desk.Words));
        await desk.AddPageAsync(
            "profile",
            "profile.html",
            person.Name,
            page.Facts(person, account.Credentials),
            page.Body(
                person,
                mine,
                [("follows", follows), ("links", links), ("blocked", blocked), ("places", await PlacesAsync()), ("levels", levels)],
                account.Credentials,
                sessions).ToAsyncEnumerable());
    }

    /// <summary>Where the member belongs besides groups.</summary>
    private Task<IReadOnlyList<Named>> PlacesAsync() => NamedAsync(
        desk.Mine.OfType<OwnProfile>().SelectMany(own => own.Places).Where(place => place.Role is not null)
            .Select(place => place.Organization.Value)
            .Concat(desk.Mine.OfType<InitiativePlace>().Select(place => place.Id))
            .Concat(desk.Mine.OfType<ProjectPlace>().Where(place => place.Belongs).Select(place => place.Id)),
        id => id,
        _ => null);

    private async Task<IReadOnlyList<Named>> NamedAsync<T>(
        IEnumerable<T> entries, Func<T, string> idOf, Func<T, DateTimeOffset?> atOf, Func<T, string>? moreOf = null)
    {
        var named = new List<Named>();
        foreach (var entry in entries.OrderBy(atOf))
        {
            var id = idOf(entry);
            named.Add(new Named(id, await NameAsync(id), atOf(entry), moreOf?.Invoke(entry)));
        }

        return named;
    }

    private async Task<string?> NameAsync(string id) => id.Split('-', 3) switch
    {
        ["axis", ..] => (await desk.Titles.AxesAsync(desk.Words))(id[FollowTargets.Axis.Length..]),
        ["country", var country] => desk.Words.App($"country.{country}"),
        ["territory", var country, var territory] => $"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(
            territory.Replace('-', ' '))}, {desk.Words.App($"country.{country}")}",
        _ when EntityId.IsWellFormed(id, MemberId.Prefix) =>
            await desk.Titles.NamesAsync([MemberId.Of(id)]) is [var person] ? person : null,
        _ when EntityId.IsWellFormed(id, ThreadId.Prefix) => await desk.Titles.OfAsync(TopicId.Of(ThreadId.Of(id))),
        _ => TopicId.OfEntity(id) is { } topic ? await desk.Titles.OfAsync(topic) : null,
    };
}

/// <summary>Something with which the member has to do.</summary>
/// <param name="Id">Its id, or what stands for it.</param>
/// <param name="Name">What it is called; null where the member may not read that now.</param>
/// <param name="At">Since when.</param>
/// <param name="More">What the member chose for it.</param>
internal sealed record Named(string Id, string? Name, DateTimeOffset? At, string? More = null);
