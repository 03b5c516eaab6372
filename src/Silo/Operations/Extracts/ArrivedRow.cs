using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comparte.Extracts;
using Comparte.Silo.Storage;
using Comparte.Topics;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>A record as it begins in another network: all that it holds, but not how far those were told who stayed behind.</summary>
internal static partial class ArrivedRow
{
    /// <summary>The record; null when it only says what the other network derived.</summary>
    public static StoredRow? Of(StoredRow row, TopicId root) =>
        root.Kind == TopicKinds.Organization && row.Key.State is "publication.feeds" or "publication.calendars" ? null
        : Segment().IsMatch(row.Key.State) ? row with { Payload = WithoutTold(row.Payload, IsShared(row.Key, root)) }
        : row;

    [GeneratedRegex("^[a-zA-Z]+\\.s[0-9]{6}$")]
    private static partial Regex Segment();

    /// <summary>Whether feeds of the network are told of it.</summary>
    private static bool IsShared(StateKey key, TopicId root) =>
        root.Kind == TopicKinds.Organization && key.State.StartsWith($"{TopicKinds.Publication}.", StringComparison.Ordinal);

    private static byte[] WithoutTold(byte[] payload, bool isShared)
    {
        var segment = JsonNode.Parse(payload)!.AsObject();
        var told = segment["cursors"]!.AsObject();
        foreach (var follower in told.Select(one => one.Key).Where(ExtractRules.BeginsAnew).ToList())
        {
            told.Remove(follower);
        }

        if (isShared)
        {
            told[ExtractRules.Feeds] = segment["rev"]!.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(segment, StateJson.Options);
    }
}
