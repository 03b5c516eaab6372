namespace Comparte;

/// <summary>A stored record that tells the version of its format.</summary>
public interface IStoredRecord
{
    /// <summary>1 is the first.</summary>
    int V { get; }
}

/// <summary>What is common to everything stored.</summary>
public static class StoredRecords
{
    /// <summary>The newest format that this program reads. A newer one is refused rather than read in part and written
    /// back without the rest.</summary>
    public const int NewestFormat = 1;

    /// <summary>What is said of a record in a newer format.</summary>
    public const string OfNewerProgram = "is of a newer program";
}
