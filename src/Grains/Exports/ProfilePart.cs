using System.Collections.Immutable;
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
/// secret, not even as a hash.</summary>
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

        var follows = await NamedAsync(desk.Mine.OfType<Follow>(), follow => follow.Target, follow => follow.At);
        var links = await NamedAsync(desk.Mine.OfType<Link>().Where(link => link.State != LinkState.None),
            link => link.Member.Value, link => link.At);
        var blocked = await NamedAsync(desk.Mine.OfType<BlockedMember>(), one => one.Member.Value, one => one.At);
        var memberships = desk.Mine.OfType<Membership>().ToList();
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
            settings = desk.Mine.OfType<Setting>().ToImmutableSortedDictionary(chosen => chosen.Id, chosen => chosen.Value),
            mail = desk.Mine.OfType<MailChoice>().FirstOrDefault(),
            memberships,
            organizations = desk.Mine.OfType<OwnProfile>().SelectMany(own => own.Places)
                .Where(place => place.Role is not null)
                .Select(place => new { place.Organization, place.Role, place.Unconfirmed }),
            initiatives = desk.Mine.OfType<InitiativePlace>(),
            projects = desk.Mine.OfType<ProjectPlace>(),
            follows,
            links = desk.Mine.OfType<Link>().Where(link => link.State != LinkState.None)
                .Select(link => new { link.Member, link.State, link.At, link.Own.Word }),
            blocked,
            levels = desk.Mine.OfType<ChosenLevel>().Select(chosen => new { Of = chosen.Id, chosen.Level }),
            read = desk.Mine.OfType<ReadPosition>().Select(read => new { Thread = read.Id, read.UpTo }),
        }, desk.Stop);
        await desk.Archive.AddTextAsync(
            "profile.md",
            Page(person, account, sessions, memberships, [("follows", follows), ("links", links), ("blocked", blocked)])
                .ToAsyncEnumerable(),
            desk.Stop);
        desk.Guide.Add("profile", person.Name, "profile.md");
    }

    private IEnumerable<string> Page(
        MemberProfile person,
        Account account,
        IEnumerable<SessionView> sessions,
        IEnumerable<Membership> memberships,
        IEnumerable<(string Section, IReadOnlyList<Named> Named)> relations)
    {
        var own = account.Credentials;
        yield return ExportMarkdown.Head(
            person.Name, person.Role, person.Territory, person.Country, own.SignInName, own.Email);
        yield return $"{person.About}\n\n";
        yield return Section("memberships", memberships.Select(one => ExportMarkdown.Line(one.Name)));
        foreach (var (section, named) in relations)
        {
            yield return Section(section, named.Select(one =>
                ExportMarkdown.Line(one.Name ?? one.Id, ExportMarkdown.At(one.At))));
        }

        yield return Section("sessions", sessions.Select(one =>
            ExportMarkdown.Line(one.Device, ExportMarkdown.At(one.At), ExportMarkdown.At(one.SeenAt))));
    }

    private string Section(string word, IEnumerable<string> lines) =>
        lines.ToList() is { Count: > 0 } some ? $"## {desk.Words[word]}\n\n{string.Concat(some)}\n" : "";

    private async Task<IReadOnlyList<Named>> NamedAsync<T>(
        IEnumerable<T> entries, Func<T, string> idOf, Func<T, DateTimeOffset> atOf)
    {
        var named = new List<Named>();
        foreach (var entry in entries)
        {
            var id = idOf(entry);
            var name = EntityId.IsWellFormed(id, MemberId.Prefix)
                ? await desk.Titles.NamesAsync([MemberId.Of(id)]) is [var person] ? person : null
                : TopicId.OfEntity(id) is { } topic ? await desk.Titles.OfAsync(topic)
                : null;
            named.Add(new Named(id, name, atOf(entry)));
        }

        return named;
    }

    /// <summary>Something with which the member has to do.</summary>
    private sealed record Named(string Id, string? Name, DateTimeOffset At);
}
