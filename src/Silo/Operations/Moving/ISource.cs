namespace Comparte.Silo.Operations.Moving;

/// <summary>A community that is moved, which nobody else has open meanwhile.</summary>
internal interface ISource : IDisposable
{
    /// <summary>Its state.</summary>
    IStoredRows Rows { get; }

    /// <summary>Its reminders.</summary>
    IEnumerable<StoredReminder> Reminders();

    /// <summary>Whether it is a demonstration.</summary>
    bool IsDemonstration { get; }

    /// <summary>The bytes of its files; null when only whoever moves it knows where they are.</summary>
    IFileParts? Files { get; }
}

/// <summary>A community that takes what comes from another one: reminders first, then all state or nothing.</summary>
internal interface ITaking : ISource
{
    /// <summary>Takes state; each is told to <paramref name="taken"/>.</summary>
    void TakeRows(IEnumerable<StoredRow> rows, Action<StoredRow> taken);

    /// <summary>Takes reminders.</summary>
    void TakeReminders(IEnumerable<StoredReminder> reminders);
}

/// <summary>A community that was there before.</summary>
internal interface IGrowing : ITaking
{
    /// <summary>Whether its hosts keep files in a folder.</summary>
    bool KeepsFilesIn(string folder);

    /// <summary>Makes what was taken a part of it.</summary>
    void Commit();
}

/// <summary>Where a community is moved to. Until <see cref="Complete"/> nothing of it is there for anybody, and whoever begins
/// again begins with an empty one.</summary>
internal interface ITarget : ITaking
{
    /// <summary>Makes it a community that hosts can start on, in another life than the source's.</summary>
    void Complete(IFileParts? files);
}
