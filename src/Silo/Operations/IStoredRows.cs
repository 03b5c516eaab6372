using Comparte.Silo.Storage;

namespace Comparte.Silo.Operations;

/// <summary>All state as commands read it, in whichever product; every call has ended when it returns.</summary>
internal interface IStoredRows
{
    /// <summary>How many there are.</summary>
    long Count();

    /// <summary>All of them, or those of one state, in no order. Nothing else is asked for until they have been read.
    /// </summary>
    IEnumerable<StoredRow> All(string? state = null);

    /// <summary>What one holds; null where there is none.</summary>
    byte[]? Find(StateKey key);
}

/// <summary>One record.</summary>
/// <param name="Key">Whose, and which.</param>
/// <param name="Payload">What it holds.</param>
internal readonly record struct StoredRow(StateKey Key, byte[] Payload);

/// <summary>One reminder.</summary>
/// <param name="Grain">Whose.</param>
/// <param name="Name">Its name.</param>
/// <param name="Start">When it is due first, to the microsecond, which is what every product keeps.</param>
/// <param name="Period">In milliseconds.</param>
/// <param name="Hash">The grain's place in the ring.</param>
internal readonly record struct StoredReminder(string Grain, string Name, DateTime Start, long Period, int Hash)
{
    /// <summary>A time without what not every product keeps.</summary>
    public static DateTime Kept(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
