using System.Collections.Immutable;

namespace Comparte.Accounts;

/// <summary>The keys that seal cookies, shared by all web hosts; the key is <c>web</c>. They come as XML, encrypted
/// where a certificate is configured.</summary>
[Alias("Comparte.IKeysGrain")]
public interface IKeysGrain : IGrainWithStringKey
{
    /// <summary>The one key there is.</summary>
    const string Key = "web";

    /// <summary>All that were stored.</summary>
    [Alias("List")]
    Task<ImmutableArray<string>> ListAsync();

    /// <summary>Stores one; the same text twice is one.</summary>
    [Alias("Add")]
    Task AddAsync(string xml);
}
