namespace Comparte.Search;

/// <summary>What is found by texts that stand in no entry. The same grain as that which owns them; no endpoint reaches it.
/// </summary>
[Alias("Comparte.IFoundGrain")]
public interface IFoundGrain : IGrainWithStringKey
{
    /// <summary>The plain text of all that whoever may find it may read, as it is committed now.</summary>
    [Alias("FoundText")]
    Task<string> FoundTextAsync();
}
