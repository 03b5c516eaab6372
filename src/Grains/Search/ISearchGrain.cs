namespace Comparte.Search;

/// <summary>Finds what somebody may see, by the rights that the owners of memberships tell at that moment. Stores
/// nothing; the key is <see cref="Key"/>.</summary>
[Alias("Comparte.ISearchGrain")]
public interface ISearchGrain : IGrainWithStringKey
{
    /// <summary>The only key.</summary>
    const string Key = "network";

    /// <summary>What the actor may see of what is asked.</summary>
    [Alias("Find")]
    Task<Outcome<SearchPage>> FindAsync(MemberId actor, SearchQuery query);
}
