namespace Comparte.Silo;

/// <summary>How copies of everything are made while the community runs: the section <c>Backup</c>.</summary>
public sealed record BackupSettings
{
    /// <summary>Where they go, best another disk than that of the data; null: none are made.</summary>
    public string? Folder { get; init; }

    /// <summary>After how many days one is deleted. Until then it holds what was erased since it was made.</summary>
    public int Days { get; init; } = 14;

    /// <summary>The hour of the day at which one is made, 0 to 23 by the machine's time zone.</summary>
    public int Hour { get; init; } = 3;

    /// <summary>How many days what was erased can still be in a copy; null where none are made.</summary>
    public int? DaysKept => Folder is null ? null : Days;

    /// <exception cref="StartRefusedException">A value makes no sense.</exception>
    internal BackupSettings Checked() => (Days, Hour) switch
    {
        ( < 1 or > 3650, _) => throw new StartRefusedException("Backup:Days is a number from 1 to 3650."),
        (_, < 0 or > 23) => throw new StartRefusedException("Backup:Hour is a number from 0 to 23."),
        _ => this,
    };
}
