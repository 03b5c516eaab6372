using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Members;
using Comparte.Silo;
using Comparte.Terms;
using Comparte.Web.Accounts.Oidc;
using Comparte.Web.Http;

namespace Comparte.Web.Accounts;

/// <summary>Puts together what a member is to see of itself.</summary>
internal sealed class MeReader(IGrainFactory grains, BackupSettings backups, OidcProviders providers)
{
    // What holds until the member chooses; the language has been chosen with the account.
    private static readonly ImmutableSortedDictionary<string, string> Unchosen =
        ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
        {
            [MemberSettings.Language] = "es",
            [MemberSettings.Theme] = "system",
            [MemberSettings.Presence] = "off",
            [MemberSettings.DataSaver] = "off",
            [MemberSettings.FirstSteps] = "todo",
        });

    /// <summary>Whoever acts, or a refusal where the profile is gone.</summary>
    public async Task<Outcome<Me>> ReadAsync(Actor actor)
    {
        var member = actor.Id;
        var person = grains.GetGrain<IMemberGrain>(member.Value);
        var profile = person.ProfileAsync();
        var mine = person.MineAsync(member);
        var account = grains.GetGrain<IAccountGrain>(member.Value).FindAsync();
        var network = grains.GetNetwork().ReadAsync();
        var terms = grains.GetTerms().NumberAsync();
        await Task.WhenAll(profile, mine, account, network, terms);
        if (!(await profile).TryGet(out var known, out var refusal))
        {
            return refusal;
        }

        return await account is { } found ? Of(known, found, await mine, await network, await terms, actor) : Refusal.NotFound;
    }

    private Me Of(
        MemberProfile profile,
        Account account,
        ImmutableArray<Topics.Entry> mine,
        NetworkInfo network,
        int terms,
        Actor actor) =>
        new(
            profile,
            account.Credentials.SignInName,
            account.Credentials.Email,
            account.Roles,
            actor.Session,
            Unchosen.SetItems(mine.OfType<Setting>().Select(chosen => KeyValuePair.Create(chosen.Id, chosen.Value))),
            new NetworkView(network.Name, network.Demonstration)
            {
                WelcomeGroup = network.WelcomeGroup,
                Terms = terms,
                BackupDays = backups.DaysKept,
                OidcProviders = providers.Shown,
            },
            account.HasRecoveryCode,
            [.. account.Credentials.Passkeys.Select(passkey =>
                new PasskeyView(passkey.CredentialId, passkey.Name, passkey.At))])
        {
            Shared = actor.IsShared,
            Restored = account.Restored.IsEmpty ? null : account.Restored,
            HasPassword = account.Credentials.PasswordHash.Length > 0,
            OidcLinks = account.Credentials.OidcLinks.IsEmpty
                ? null
                : [.. account.Credentials.OidcLinks.Select(OidcLinkView.Of)],
        };
}
