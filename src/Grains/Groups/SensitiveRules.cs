namespace Comparte.Groups;

/// <summary>What it means that a group is sensitive, and for how long it keeps what is written there.</summary>
internal static class SensitiveRules
{
    /// <summary>After how many days messages may be deleted; 0: never.</summary>
    private static readonly int[] Days = [0, 30, 90, 365];

    /// <summary>Why a group can't be changed like this, or null: a sensitive one is hidden, not open and taken along by nobody, and
    /// it alone deletes after some days.</summary>
    public static Refusal? Refuse(GroupAbout about, GroupChange change)
    {
        var sensitive = change.Sensitive ?? about.Sensitive;
        return change.KeepDays is { } days && !Days.Contains(days) ? Refusal.Invalid("keep_days_unknown", "keepDays")
            : !sensitive && change.KeepDays > 0 ? Refusal.Invalid("keep_days_not_sensitive", "keepDays")
            : sensitive && change.Visibility == GroupVisibility.Listed ? Refusal.Invalid("sensitive_is_hidden", "visibility")
            : sensitive && change.Extract == true ? Refusal.Invalid("sensitive_not_taken", "extract")
            : sensitive && change.Access == GroupAccess.Open ? Refusal.Invalid("sensitive_is_closed", "access")
            : null;
    }

    /// <summary>The group with the rest of the change: one that becomes sensitive hides and closes itself, and stays so when it is
    /// sensitive no longer.</summary>
    public static GroupAbout Apply(GroupAbout about, MemberId actor, GroupChange change, DateTimeOffset now)
    {
        var was = about.Sensitive;
        var next = about with { Sensitive = change.Sensitive ?? was, KeepDays = change.KeepDays ?? about.KeepDays };
        return next.Sensitive
            ? next with
            {
                Visibility = GroupVisibility.Hidden,
                Access = next.Access == GroupAccess.Open ? GroupAccess.ByInvitation : next.Access,
                SensitiveUntil = null,
                Extract = null,
            }
            : next with { KeepDays = 0, SensitiveUntil = was ? new SensitivityEnd { At = now, By = actor } : about.SensitiveUntil };
    }
}
