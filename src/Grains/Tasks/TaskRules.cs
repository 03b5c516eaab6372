using System.Collections.Immutable;
using Comparte.Members;
using Comparte.Projects;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Tasks;

/// <summary>What tasks may say, who may change them, and what their owners hear.</summary>
internal static class TaskRules
{
    /// <summary>How many tasks a group ever has; then it takes no more.</summary>
    public const int MaxTasks = 10_000;

    /// <summary>How many of a group's open tasks stand in their owner's own topic.</summary>
    public const int MaxOwn = 20;

    /// <summary>Why a task can't be added, or null.</summary>
    public static Refusal? Check(NewTask task, DateOnly today) =>
        InputRules.Request(task.RequestId)
        ?? Check(task.Title, task.Text, task.Due, today)
        ?? Check(task.From);

    /// <summary>Why a task can't say this, or null.</summary>
    public static Refusal? Check(TaskEdit edit, DateOnly today) =>
        InputRules.Request(edit.RequestId) ?? Check(edit.Title, edit.Text, edit.Due, today);

    /// <summary>A task to be added, as it is kept.</summary>
    public static GroupTask New(MemberId actor, NewTask task, DateTimeOffset now) => new()
    {
        Title = InputRules.Clean(task.Title),
        Text = InputRules.Clean(task.Text ?? ""),
        By = actor,
        At = now,
        Owner = task.Owner,
        Due = task.Due,
        From = task.From,
    };

    /// <summary>A task as it says from now on.</summary>
    public static Outcome<GroupTask> Edit(GroupTask task, MemberId actor, TaskEdit edit) =>
        actor != task.By && actor != task.Owner ? Refusal.NotAllowed : task with
        {
            Title = InputRules.Clean(edit.Title),
            Text = InputRules.Clean(edit.Text ?? ""),
            Due = edit.Due,
        };

    /// <summary>A task that is done, or is not; said twice it stays as it was said first.</summary>
    public static GroupTask Mark(GroupTask task, MemberId actor, bool done, DateTimeOffset now) =>
        done == task.DoneAt is not null ? task
        : task with { DoneAt = done ? now : null, DoneBy = done ? actor : null };

    /// <summary>Why a member may not delete a task, or null.</summary>
    public static Refusal? RefuseDeleting(PlaceRights rights, MemberId actor, GroupTask task) =>
        actor == task.By || rights.Leads ? null : Refusal.NotAllowed;

    /// <summary>What a member's own topic says of the open tasks that the member has in a group: those that are due first;
    /// null for none.</summary>
    public static OwnTasks? OwnOf(GroupId group, MemberId member, IEnumerable<GroupTask> tasks, long rev)
    {
        var open = tasks.Where(task => task.Owner == member && task.DoneAt is null)
            .OrderBy(task => task.Due ?? DateOnly.MaxValue)
            .ThenBy(task => task.No)
            .ToList();
        return open.Count == 0 ? null : new OwnTasks
        {
            Group = group,
            Open = open.Count,
            Tasks = [.. open.Take(MaxOwn).Select(task => new OwnTask { No = task.No, Title = task.Title, Due = task.Due })],
            ToldRev = rev,
        };
    }

    /// <summary>The entries of those who hear of a change.</summary>
    public static IEnumerable<Entry> Owners(Func<string, Entry?> find, params ReadOnlySpan<MemberId?> owners) =>
        ImmutableArray.Create(owners).OfType<MemberId>().Distinct()
            .Select(owner => new TaskOwner { Id = owner.Value, No = find(owner.Value)?.No ?? 0 });

    private static Refusal? Check(string title, string? text, DateOnly? due, DateOnly today) =>
        InputRules.Line(title, 160, "title", required: true)
        ?? InputRules.Lines(text, 2000, "text")
        ?? ProjectRules.CheckDay(due, today, "due");

    private static Refusal? Check(TaskSource? from) =>
        from is null || (from.Topic.Kind == TopicKinds.Thread && from.No is null or > 0)
            ? null
            : Refusal.Invalid("request_invalid", "from");
}
