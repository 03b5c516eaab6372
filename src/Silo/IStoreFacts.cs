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

    /// <summary>Notes for good that it is one.</summary>
    void MarkAsDemonstration();
}
