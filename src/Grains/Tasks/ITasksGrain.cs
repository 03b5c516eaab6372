using Comparte.Topics;

namespace Comparte.Tasks;

/// <summary>What a group has to do; the key is the <see cref="GroupId"/>. The group's members read it and change it; for everybody
/// else, administrators too, it isn't there. Each command answers the task, or the tombstone of one that was deleted since.</summary>
[Alias("Comparte.ITasksGrain")]
public interface ITasksGrain : ITopicGrain
{
    /// <summary>Adds a task.</summary>
    [Alias("Add")]
    Task<Outcome<Entry>> AddAsync(MemberId actor, NewTask task);

    /// <summary>Says anew what a task is: who wrote it down, or does it.</summary>
    [Alias("Edit")]
    Task<Outcome<Entry>> EditAsync(MemberId actor, long no, TaskEdit edit);

    /// <summary>Says who does a task, which may be the actor; null: nobody yet.</summary>
    [Alias("Assign")]
    Task<Outcome<Entry>> AssignAsync(MemberId actor, long no, MemberId? owner, Guid requestId);

    /// <summary>Says that a task is done, or is not.</summary>
    [Alias("Mark")]
    Task<Outcome<Entry>> MarkAsync(MemberId actor, long no, bool done, Guid requestId);

    /// <summary>Deletes a task: who wrote it down, or facilitates the group.</summary>
    [Alias("Delete")]
    Task<Outcome<Entry>> DeleteAsync(MemberId actor, long no, Guid requestId);
}
