using Comparte.Topics;

namespace Comparte.Silo;

/// <summary>What a store says of itself, beside the state in it.</summary>
internal interface IStoreFacts : IDisposable
{
    /// <summary>Which life of the store this is.</summary>
    StoreIncarnation Incarnation { get; }

    /// <summary>Whether there was any state when it was opened.</summary>
    bool HoldsData { get; }

    /// <summary>Whether it was made as a demonstration.</summary>
    bool IsDemonstration { get; }

    /// <summary>Whether other hosts are at work on it.</summary>
    bool IsRunning { get; }

    /// <summary>Notes for good that it is a demonstration.</summary>
    void MarkAsDemonstration();

    /// <summary>Notes which folder holds the bytes of files, by the mark in it, unless that is known; answers which does.
    /// </summary>
    string NoteFiles(string mark);
}
