using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Moved;

/// <summary>A part of the table that tells where pages of former sites went; the key is <c>part-00</c> and so on. It is
/// filled by an import from inside the process: no endpoint reaches it.</summary>
[Alias("Comparte.IMovedGrain")]
public interface IMovedGrain : IGrainWithStringKey
{
    /// <summary>Everything in this part.</summary>
    [Alias("Read")]
    Task<ImmutableArray<MovedAddress>> ReadAsync();

    /// <summary>Adds addresses and answers those that lead to something else already, which they go on doing. May repeat.
    /// </summary>
    [Alias("Add")]
    Task<ImmutableArray<string>> AddAsync(ImmutableArray<MovedAddress> addresses);
}

/// <summary>An address of a former site, and what was made of its page.</summary>
[GenerateSerializer, Immutable, Alias("moved-address")]
public sealed record MovedAddress
{
    /// <summary>Path and number as the web host compares them: decoded, in small letters, without a slash at the end.
    /// </summary>
    [Id(0)]
    public string Address { get; init; } = "";

    /// <summary>What was made of it.</summary>
    [Id(1)]
    public PublicationId To { get; init; }
}

/// <summary>Finds the parts of the table.</summary>
public static class MovedGrains
{
    private const int Parts = 16;

    /// <summary>Adds addresses to the parts where they belong; answers those that lead to something else already.</summary>
    public static async Task<ImmutableArray<string>> AddMovedAsync(
        this IGrainFactory grains, IEnumerable<MovedAddress> addresses)
    {
        var taken = await Task.WhenAll(addresses.GroupBy(one => PartOf(one.Address))
            .Select(part => grains.GetGrain<IMovedGrain>(KeyOf(part.Key)).AddAsync([.. part])));
        return [.. taken.SelectMany(some => some)];
    }

    /// <summary>The whole table.</summary>
    public static async Task<ImmutableArray<MovedAddress>> ReadMovedAsync(this IGrainFactory grains)
    {
        var parts = await Task.WhenAll(Enumerable.Range(0, Parts)
            .Select(part => grains.GetGrain<IMovedGrain>(KeyOf(part)).ReadAsync()));
        return [.. parts.SelectMany(some => some)];
    }

    private static int PartOf(string address) => SHA256.HashData(Encoding.UTF8.GetBytes(address))[0] % Parts;

    private static string KeyOf(int part) => $"part-{part.ToString("d2", CultureInfo.InvariantCulture)}";
}
