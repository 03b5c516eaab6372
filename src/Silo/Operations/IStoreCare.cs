namespace Comparte.Silo;

/// <summary>What whoever looks after a community sees of its store while it runs, and what it may have done. It holds nothing of what is
/// stored.</summary>
public interface IStoreCare
{
    /// <summary>How the store is; costs a look into two folders at most.</summary>
    StoreCare Read();

    /// <summary>Begins to make a copy of everything. <c>backup_running</c> while one is made, <c>backup_off</c> where no folder for copies
    /// is set or the store is a database that is copied by its own means.</summary>
    Refusal? BeginBackup();

    /// <summary>Begins to look for damage. <c>check_running</c> while it is looked for, <c>check_off</c> where it can't be.</summary>
    Refusal? BeginCheck();
}

/// <summary>How a store is.</summary>
public sealed record StoreCare
{
    /// <summary>The product: <c>Sqlite</c>, <c>PostgreSql</c> or <c>Azure</c>.</summary>
    public string Storage { get; init; } = "";

    /// <summary>The folder of this host.</summary>
    public string DataFolder { get; init; } = "";

    /// <summary>Bytes in it, as counted in the last ten minutes.</summary>
    public long DataBytes { get; init; }

    /// <summary>Bytes that are free on its disk.</summary>
    public long FreeBytes { get; init; }

    /// <summary>The copies; null where none are made here.</summary>
    public BackupCare? Backup { get; init; }

    /// <summary>The look for damage; null where there is none.</summary>
    public CheckCare? Check { get; init; }
}

/// <summary>How it is with copies of everything.</summary>
public sealed record BackupCare
{
    /// <summary>Where they go.</summary>
    public string Folder { get; init; } = "";

    /// <summary>How long each is kept.</summary>
    public int Days { get; init; }

    /// <summary>When the newest was begun; null: there is none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Its bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>Whether one is being made.</summary>
    public bool Running { get; init; }

    /// <summary>When one failed, unless one was made since.</summary>
    public DateTimeOffset? FailedAt { get; init; }
}

/// <summary>How it is with the look for damage. What was found is for the console: here it is counted.</summary>
public sealed record CheckCare
{
    /// <summary>Whether it is being looked for.</summary>
    public bool Running { get; init; }

    /// <summary>When it was last looked for since this host started.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whether nothing was found; null: not looked for yet, or it could not be.</summary>
    public bool? Well { get; init; }
}
