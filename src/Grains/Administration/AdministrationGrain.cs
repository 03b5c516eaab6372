using System.Collections.Immutable;
using System.Globalization;
using Comparte.Accounts;
using Comparte.Directories;
using Comparte.Erasure;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Power;
using Comparte.Search;

namespace Comparte.Administration;

/// <summary>Decides on the access of members, one command after another; see <see cref="IAdministrationGrain"/>. It calls the log
/// of power, then the account, so that nothing is done of which the log doesn't tell.</summary>
[GrainType("administration")]
internal sealed class AdministrationGrain(TimeProvider clock) : Grain, IAdministrationGrain
{
    private const int AtOnce = 32;
    private const int MaxReason = 500;
    private const int MaxNetworkName = 60;

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<PersonAccess>>> PeopleAsync(MemberId actor)
    {
        if (await RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        var people = ImmutableArray.CreateBuilder<PersonAccess>();
        var members = await new SearchSources(GrainFactory).CardsAsync(DirectoryRules.Members);
        foreach (var some in members.Chunk(AtOnce))
        {
            people.AddRange((await Task.WhenAll(some.Select(AccessAsync))).OfType<PersonAccess>());
        }

        return people.ToImmutable();
    }

    /// <inheritdoc />
    public Task<Refusal?> RefusesAsync(MemberId actor) => new Administrators(GrainFactory).RefusesAsync(actor);

    /// <inheritdoc />
    public async Task<Refusal?> AppointAsync(MemberId actor, MemberId member)
    {
        if ((await FindAsync(actor, member)).TryGet(out var account, out var refusal))
        {
            return account.Standing != Standing.Active ? Refusal.Conflict("access_suspended")
                : await SetRoleAsync(actor, account, granted: true);
        }

        return refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> DismissAsync(MemberId actor, MemberId member)
    {
        var refusal = !(await FindAsync(actor, member)).TryGet(out var account, out var denied) ? denied
            : actor == member ? Refusal.Conflict("administrator_self")
            : await SetRoleAsync(actor, account, granted: false);
        return await EndVisitsAsync(member, refusal);
    }

    /// <inheritdoc />
    public async Task<Refusal?> SuspendAsync(MemberId actor, MemberId member, SuspensionOrder order)
    {
        if (!(await FindAsync(actor, member)).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var invalid = actor == member ? Refusal.Conflict("suspend_self")
            : InputRules.Lines(order.Reason, MaxReason, "reason", required: true)
                ?? (order.Until <= now ? Refusal.Invalid("until_past", "until") : null);
        if (invalid is not null)
        {
            return invalid;
        }

        await LogAsync(ActType.AccessSuspended, actor, member);
        var suspension = new Suspension
        {
            By = actor,
            At = now,
            Reason = InputRules.Clean(order.Reason),
            Until = order.Until?.ToUniversalTime(),
        };
        return await EndVisitsAsync(member, await Account(member).SuspendAsync(suspension));
    }

    /// <inheritdoc />
    public async Task<Refusal?> RestoreAsync(MemberId actor, MemberId member)
    {
        if (!(await FindAsync(actor, member)).TryGet(out var account, out var refusal))
        {
            return refusal;
        }

        if (account.Standing != Standing.Blocked)
        {
            return null;
        }

        await LogAsync(ActType.SuspensionLifted, actor, member);
        return await Account(member).SuspendAsync(null);
    }

    /// <inheritdoc />
    public async Task<Refusal?> SetNetworkAsync(MemberId actor, NetworkOrder order)
    {
        var refusal = await RefusesAsync(actor)
            ?? InputRules.Line(order.Name, MaxNetworkName, "name", required: true)
            ?? (order.WelcomeGroup is { } group ? await RefusesWelcomingAsync(actor, group) : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var (network, name) = (GrainFactory.GetNetwork(), InputRules.Clean(order.Name));
        var known = await network.ReadAsync();
        if ((known.Name, known.WelcomeGroup) == (name, order.WelcomeGroup))
        {
            return null;
        }

        await LogAsync(new PowerAct
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{ActType.NetworkChanged}/{clock.GetUtcNow().UtcTicks}"),
            Type = ActType.NetworkChanged,
            By = actor,
            At = clock.GetUtcNow(),
        });
        await network.SetAsync(name, order.WelcomeGroup);
        return null;
    }

    /// <summary>Why a group can't receive everybody who comes, or null.</summary>
    private async Task<Refusal?> RefusesWelcomingAsync(MemberId actor, GroupId group) =>
        (await GrainFactory.GetGrain<IGroupGrain>(group.Value).ViewAsync(actor)).TryGet(out var view, out _)
        && view.About is { Archived: false, Access: GroupAccess.Open, Visibility: GroupVisibility.Listed }
            ? null
            : Refusal.Invalid("welcome_group_closed", "welcomeGroup");

    /// <summary>The account of a member, for one who administers.</summary>
    private async Task<Outcome<Account>> FindAsync(MemberId actor, MemberId member)
    {
        if (await RefusesAsync(actor) is { } refusal)
        {
            return refusal;
        }

        return await Account(member).FindAsync() is { Standing: Standing.Active or Standing.Blocked } account
            ? account
            : Refusal.NotFound;
    }

    private async Task<Refusal?> SetRoleAsync(MemberId actor, Account account, bool granted)
    {
        if (account.Roles.Contains(Roles.Administrator) != granted)
        {
            await LogAsync(granted ? ActType.AdministratorAppointed : ActType.AdministratorDismissed, actor, account.Id);
        }

        // Also where nothing changes: sessions may not have heard of it yet.
        return await Account(account.Id).SetRoleAsync(Roles.Administrator, granted);
    }

    /// <summary>Ends the visits to groups in emergencies of one who may make none any more, unless that was refused.</summary>
    private async Task<Refusal?> EndVisitsAsync(MemberId member, Refusal? refusal)
    {
        if (refusal is null)
        {
            await GrainFactory.EndVisitsAsync(member, await GrainFactory.GetGrain<IMemberGrain>(member.Value).MineAsync(member));
        }

        return refusal;
    }

    private Task LogAsync(ActType type, MemberId actor, MemberId member) =>
        LogAsync(PowerRules.OfAccount(type, actor, member, clock.GetUtcNow()));

    private Task LogAsync(PowerAct act) => GrainFactory.GetGrain<IPowerGrain>(IPowerGrain.Network).TakeAsync([act]);

    private async Task<PersonAccess?> AccessAsync(string member)
    {
        var (found, listed) = (
            GrainFactory.GetGrain<IAccountGrain>(member).FindAsync(),
            GrainFactory.GetGrain<ISessionsGrain>(member).ListAsync());
        await Task.WhenAll(found, listed);
        return await found is not { Standing: not Standing.Erased } account ? null : new PersonAccess
        {
            Member = account.Id,
            SignInName = account.Credentials.SignInName,
            Administrator = account.Roles.Contains(Roles.Administrator),
            Seen = (await listed).Select(session => (DateOnly?)DateOnly.FromDateTime(session.SeenAt.UtcDateTime)).Max(),
            Suspension = account.Suspension,
            HasEmail = account.Credentials.Email is not null,
        };
    }

    private IAccountGrain Account(MemberId member) => GrainFactory.GetGrain<IAccountGrain>(member.Value);
}
