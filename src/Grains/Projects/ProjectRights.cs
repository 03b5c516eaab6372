using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>Who may change a project, and link a group to it.</summary>
internal sealed class ProjectRights(Topic topic, ProjectVoices voices, IGrainFactory grains)
{
    /// <summary>Whether the member coordinates the project, or speaks for something that leads it.</summary>
    public async Task<bool> MayChangeAsync(MemberId actor) => Coordinates(actor)
        || await voices.SpeaksForAnyAsync(actor, topic.Entries.OfType<ProjectActor>()
            .Where(each => each is { Role: ProjectRole.Leads, Unconfirmed: false }).Select(each => each.Id).ToList());

    /// <summary>Why the member can't link this group, or null. A group that one may not know of isn't found.</summary>
    public async Task<Refusal?> RefuseLinkAsync(MemberId actor, GroupId group)
    {
        var rights = await grains.RightsInGroupAsync(group, actor);
        return !rights.Known ? Refusal.NotFound
            : !rights.Leads || !Coordinates(actor) ? Refusal.NotAllowed
            : rights.Closed;
    }

    /// <summary>Why the member can't unlink the group, or null.</summary>
    public async Task<Refusal?> RefuseUnlinkAsync(MemberId actor, GroupId? linked) =>
        await MayChangeAsync(actor) || (linked is { } group
            && (await grains.RightsInGroupAsync(group, actor)).Leads)
            ? null
            : Refusal.NotAllowed;

    private bool Coordinates(MemberId actor) =>
        topic.Find<ProjectPerson>(actor.Value) is { Represents: true, Unconfirmed: false };
}
