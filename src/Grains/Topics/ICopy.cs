namespace Comparte.Topics;

/// <summary>An entry that copies what another grain owns. A telling counts when it is newer than what stands.</summary>
public interface ICopy
{
    /// <summary>The owner's revision that this tells.</summary>
    long ToldRev { get; }

    /// <summary>The revision that a copy tells; 0 for none.</summary>
    static long Told(Entry? copy) => copy switch
    {
        null => 0,
        ICopy told => told.ToldRev,
        _ => throw new ArgumentException($"A {copy.GetType().Name} is no copy.", nameof(copy)),
    };
}
