using Comparte.Topics;

namespace Comparte.Projects;

/// <summary>How organizations and initiatives are asked, confirm, change their role and leave.</summary>
internal static class ProjectActorRules
{
    /// <summary>How many a project may have, asked ones included.</summary>
    public const int Max = 24;

    /// <summary>Whether something waits for the word of those who speak for it.</summary>
    public static bool Waits(ProjectActor actor) => actor.Unconfirmed || actor.Asked is not null;

    /// <summary>
    /// What a change leaves; null where nothing changes. To lead takes two words, since who leads may change the
    /// project: that of somebody who changes it already, and that of somebody who speaks for the one that is to lead.
    /// </summary>
    /// <param name="present">Its entry, where it has one.</param>
    /// <param name="asked">A new entry, with who asks and when.</param>
    /// <param name="change">What is wanted.</param>
    /// <param name="mayChange">Whether whoever acts may change the project.</param>
    /// <param name="speaks">Whether whoever acts speaks for the organization or initiative.</param>
    public static Outcome<Entry?> Apply(
        Entry? present, ProjectActor asked, ProjectActorChange change, bool mayChange, bool speaks)
    {
        var known = present as ProjectActor;
        if (!mayChange && !speaks)
        {
            return Refusal.NotAllowed;
        }

        if (change.Leaves)
        {
            return known is null ? null as Entry : new Tombstone { Id = known.Id, No = known.No };
        }

        if (change.Confirms)
        {
            return Confirm(known, speaks);
        }

        if (known is { Unconfirmed: false })
        {
            return SetRole(known, change.Role, mayChange, speaks);
        }

        return mayChange
            ? asked with { No = present?.No ?? 0, Role = change.Role, Unconfirmed = !speaks }
            : Refusal.NotAllowed;
    }

    private static Outcome<Entry?> Confirm(ProjectActor? known, bool speaks)
    {
        if (!speaks)
        {
            return Refusal.NotAllowed;
        }

        return known is null ? Refusal.NotFound
            : Waits(known) ? known with { Role = known.Asked ?? known.Role, Asked = null, Unconfirmed = false }
            : null as Entry;
    }

    private static Outcome<Entry?> SetRole(ProjectActor known, ProjectRole role, bool mayChange, bool speaks)
    {
        var next = role == known.Role ? known with { Asked = null }
            : role == ProjectRole.TakesPart || speaks ? known with { Role = role, Asked = null }
            : known with { Asked = role };
        return role == ProjectRole.Leads && !mayChange ? Refusal.NotAllowed : next == known ? null as Entry : next;
    }
}
