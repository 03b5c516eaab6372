using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparte.Extracts;
using Comparte.Groups;
using Comparte.Silo.Storage;
using Comparte.Topics;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>A record as it begins in another network: all that it holds, but not who was told of it where it comes from.</summary>
internal static partial class ArrivedRow
{
    /// <summary>The record; null when it only says what the other network derived.</summary>
    /// <exception cref="JsonException">It can't be read.</exception>
    public static StoredRow? Of(StoredRow row, TopicId root) => row.Key.State switch
    {
        "publication.feeds" => root.Kind == TopicKinds.Group ? row with { Payload = OnlyOf(root, row.Payload) } : null,
        "publication.calendars" => null,
        var state when Segment().IsMatch(state) => row with { Payload = ToldAnew(state.Split('.')[0], row.Payload) },
        _ => row,
    };

    private static readonly string Permit = JsonNamingPolicy.CamelCase.ConvertName(nameof(GroupAbout.Extract));

    [GeneratedRegex("^[a-zA-Z]+\\.s[0-9]{6}$")]
    private static partial Regex Segment();

    /// <summary>The numbers under which something stands in feeds are each network's own, but those of the group's feed, which comes
    /// along.</summary>
    private static byte[] OnlyOf(TopicId root, byte[] payload)
    {
        var record = Read(payload);
        var feeds = record["feeds"]?.AsObject() ?? [];
        foreach (var other in feeds.Select(feed => feed.Key).Where(key => key != root.Id).ToList())
        {
            feeds.Remove(other);
        }

        return Written(record);
    }

    private static byte[] ToldAnew(string kind, byte[] payload)
    {
        var segment = Read(payload);
        var told = new JsonObject { [ExtractRules.OtherFollowers] = segment["rev"]?.DeepClone() };
        foreach (var follower in ExtractRules.ToldAnew(kind))
        {
            told[follower] = 0;
        }

        segment["cursors"] = told;
        foreach (var row in segment["rows"]?.AsArray() ?? [])
        {
            // It was given to leave where it comes from, and not to leave here.
            row?["e"]?.AsObject().Remove(Permit);
        }

        return Written(segment);
    }

    private static JsonObject Read(byte[] payload) => JsonNode.Parse(payload) as JsonObject ?? throw new JsonException("It is no object.");

    private static byte[] Written(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, StateJson.Options);
}
