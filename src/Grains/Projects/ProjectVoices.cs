using System.Collections.Immutable;
using Comparte.Initiatives;
using Comparte.Organizations;

namespace Comparte.Projects;

/// <summary>Who speaks for an organization or initiative, and who is one of its people.</summary>
internal sealed record ActorRoll(ImmutableArray<MemberId> Speakers, ImmutableArray<MemberId> People);

/// <summary>Asks organizations and initiatives who speaks for them. For an initiative speak its own representatives; where
/// nobody in the network is one, those of the organization that accompanies it.</summary>
internal sealed class ProjectVoices(IGrainFactory grains)
{
    /// <summary>The roll of an organization or initiative; null where there is none.</summary>
    public Task<ActorRoll?> RollAsync(string actor) => EntityId.IsWellFormed(actor, OrganizationId.Prefix)
        ? OrganizationAsync(actor)
        : InitiativeAsync(actor);

    /// <summary>Whether the member speaks for the organization or initiative.</summary>
    public async Task<bool> SpeaksAsync(MemberId member, string actor) =>
        (await RollAsync(actor))?.Speakers.Contains(member) == true;

    /// <summary>Whether the member speaks for any of these.</summary>
    public async Task<bool> SpeaksForAnyAsync(MemberId member, IEnumerable<string> actors) =>
        (await Task.WhenAll(actors.Select(actor => SpeaksAsync(member, actor)))).Contains(true);

    private async Task<ActorRoll?> OrganizationAsync(string id) =>
        await grains.GetGrain<IOrganizationGrain>(id).RollAsync() is { } roll
            ? new ActorRoll(Who(roll.People, onlySpeakers: true), Who(roll.People, onlySpeakers: false))
            : null;

    private async Task<ActorRoll?> InitiativeAsync(string id)
    {
        if (await grains.GetGrain<IInitiativeGrain>(id).RollAsync() is not { } roll)
        {
            return null;
        }

        var own = new ActorRoll(Who(roll.People, onlySpeakers: true), Who(roll.People, onlySpeakers: false));
        return own.Speakers.IsEmpty && await OrganizationAsync(roll.Organization.Value) is { } organization
            ? own with { Speakers = organization.Speakers }
            : own;
    }

    private static ImmutableArray<MemberId> Who<TPerson>(ImmutableArray<TPerson> people, bool onlySpeakers)
        where TPerson : Topics.Entry, IPerson<TPerson> =>
    [
        .. people.Where(person => !person.Unconfirmed && (!onlySpeakers || person.Represents))
            .Select(person => MemberId.Of(person.Id)),
    ];
}
