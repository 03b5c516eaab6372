namespace Comparte.Topics;

/// <summary>An entry that tells when others may read its topic than before.</summary>
public interface IReaderRule
{
    /// <summary>Another number than before: a host asks again who may read before it tells of the entry. 0: there is nothing
    /// to ask.</summary>
    long Readers { get; }
}
