using System.Globalization;
using System.Text.Json;
using Comparte.Extracts;
using Comparte.Silo.Storage;
using Comparte.Topics;
using Orleans.Runtime;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>Which records of a store are a group's or an organization's, with all that stands there.</summary>
internal sealed class Extract
{
    private const int IdLength = 33;
    private readonly HashSet<string> _ids;

    private Extract(TopicId root) => (Root, _ids) = (root, [root.Id]);

    /// <summary>The group or organization.</summary>
    public TopicId Root { get; }

    /// <summary>Finds what belongs to one.</summary>
    /// <exception cref="StartRefusedException">It isn't there, or is taken along by nobody.</exception>
    public static async Task<Extract> FindAsync(IStoredRows rows, TopicId root)
    {
        var (found, storage) = (new Extract(root), new CheckedRows(rows));
        if (ExtractRules.Refuse(await AboutAsync(storage, root.ToString())) is { } refusal)
        {
            throw new StartRefusedException(refusal);
        }

        foreach (var kind in ExtractRules.Placed)
        {
            var grains = rows.All($"{kind}.s000000").Select(row => row.Key.Grain).ToList();
            foreach (var grain in grains)
            {
                if (await AboutAsync(storage, grain) is { } about && ExtractRules.PlacesOf(about).Any(found._ids.Contains))
                {
                    found._ids.Add(IdOf(grain));
                }
            }
        }

        found._ids.UnionWith(rows.All(FileRecord.State).Where(row => found._ids.Contains(PlaceOf(row))).Select(row => IdOf(row.Key.Grain)).ToList());
        return found;
    }

    /// <summary>The root by the id that stands in its address.</summary>
    /// <exception cref="StartRefusedException">It is no id of a group or an organization.</exception>
    public static TopicId RootOf(string id) =>
        GroupId.TryParse(id, out var group) ? TopicId.Of(group)
        : OrganizationId.TryParse(id, out var organization) ? TopicId.Of(organization)
        : throw new StartRefusedException(
            $"{id} is no id of a group or an organization: it stands in the address of its page, a letter and 32 digits.");

    /// <summary>Whether a record belongs to it.</summary>
    public bool Holds(StateKey key) =>
        key.IsWellFormed && IdOf(key.Grain) is var id && _ids.Contains(id)
        && ExtractRules.IsOwn(key.Grain[..key.Grain.IndexOf('/', StringComparison.Ordinal)], id);

    /// <summary>Whether a part of a file belongs to it.</summary>
    public bool HoldsPart(string name) => _ids.Contains(name.Split('.')[0]);

    private static async Task<Entry?> AboutAsync(CheckedRows storage, string grain)
    {
        try
        {
            return await TopicContents.FindAboutAsync(storage, GrainId.Parse(grain, CultureInfo.InvariantCulture));
        }
        catch (TopicUnreadableException)
        {
            // Whose it is nobody knows; check tells of it.
            return null;
        }
    }

    /// <summary>What a key begins with: a calendar's year follows.</summary>
    private static string IdOf(string grain)
    {
        var key = grain[(grain.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return key.Length > IdLength ? key[..IdLength] : key;
    }

    /// <summary>The id of where a file stands; empty while it stands nowhere.</summary>
    private static string PlaceOf(StoredRow file)
    {
        using var json = JsonDocument.Parse(file.Payload);
        return json.RootElement.TryGetProperty("place", out var place) && place.GetString() is { } name ? IdOf(name) : "";
    }
}
