using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Web.Http;

/// <summary>A list, or a page of one. <see cref="Next"/> asks for the rest as <c>?after=</c>; it is left out at the
/// end.</summary>
public sealed record Items<T>(
    [property: JsonPropertyName("items")] ImmutableArray<T> Values, string? Next = null);

/// <summary>Lists of cards, newest first, straight from a directory.</summary>
internal static class CardPages
{
    private const int Most = 100;

    /// <summary>A page of a directory.</summary>
    public static async Task<Items<T>> ReadAsync<T>(IGrainFactory grains, string directory, long? after, int? limit)
        where T : Entry
    {
        var page = await grains.GetTopic(new TopicId(TopicKinds.Directory, directory))
            .ReadAsync(new TopicQuery { Before = after ?? long.MaxValue, Limit = Math.Clamp(limit ?? Most, 1, Most) });
        return new Items<T>(
            [.. page.Entries.OfType<T>().Reverse()],
            page.HasOlder ? page.Entries[0].No.ToString(CultureInfo.InvariantCulture) : null);
    }
}
