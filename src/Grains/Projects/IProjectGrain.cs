using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>One project in common; the key is its <see cref="ProjectId"/>. Everybody in the network may read it. Who may
/// change it: the people who coordinate it, and whoever speaks for an organization or initiative that leads it.</summary>
[Alias("Comparte.IProjectGrain")]
public interface IProjectGrain : ITopicGrain
{
    /// <summary>Makes the project with the actor as its coordinator. The id is made from the actor and the request.
    /// </summary>
    [Alias("Create")]
    Task<Outcome<ProjectId>> CreateAsync(MemberId actor, ProjectChange project);

    /// <summary>All of it as it is now.</summary>
    [Alias("View")]
    Task<Outcome<ProjectView>> ViewAsync();

    /// <summary>Changes profile and people; also administrators, so that a project without anybody can be mended. Each of
    /// its people may confirm the own place, and leave it.</summary>
    [Alias("Change")]
    Task<Outcome<ProjectAbout>> ChangeAsync(MemberId actor, ProjectChange change, bool asAdministrator);

    /// <summary>Asks an organization or initiative to take part, gives it another role, or lets it go. Its own
    /// representatives confirm, and leave; nobody else confirms for them.</summary>
    [Alias("SetActor")]
    Task<Refusal?> SetActorAsync(MemberId actor, string id, ProjectActorChange change, bool asAdministrator);

    /// <summary>Links a group, by somebody who facilitates it and coordinates the project; null unlinks, which whoever
    /// changes the project may do, and whoever facilitates the group.</summary>
    [Alias("Link")]
    Task<Refusal?> LinkAsync(MemberId actor, GroupId? group, Guid requestId, bool asAdministrator);

    /// <summary>Adds a goal; with a number, changes the one that has it.</summary>
    [Alias("SetGoal")]
    Task<Outcome<Entry>> SetGoalAsync(MemberId actor, long? no, ProjectGoalChange goal);

    /// <summary>Tells how it goes; with a number, mends the own telling that has it.</summary>
    [Alias("SetUpdate")]
    Task<Outcome<Entry>> SetUpdateAsync(MemberId actor, long? no, ProjectUpdateChange update);

    /// <summary>Adds an indicator; with a number, replaces what the one that has it says.</summary>
    [Alias("SetIndicator")]
    Task<Outcome<Entry>> SetIndicatorAsync(MemberId actor, long? no, ProjectIndicatorChange indicator);

    /// <summary>Says what an indicator was on a day, or says it anew.</summary>
    [Alias("SetValue")]
    Task<Outcome<Entry>> SetValueAsync(MemberId actor, long indicator, DateOnly on, ProjectValueChange value);

    /// <summary>Takes a goal, an update, a value, or an indicator without values away; the id is the entry's.</summary>
    [Alias("Clear")]
    Task<Outcome<Entry>> ClearAsync(MemberId actor, string id, Guid requestId);

    /// <summary>Deletes a project made by mistake: one of which nobody else has told or counted anything.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId);
}
