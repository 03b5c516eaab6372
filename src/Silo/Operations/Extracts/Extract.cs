using System.Globalization;
using System.Text.RegularExpressions;
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

    private Extract(TopicId root, Entry? about) => (Root, About, _ids) = (root, about, [root.Id]);

    /// <summary>The group or organization.</summary>
    public TopicId Root { get; }

    /// <summary>What it says of itself.</summary>
    public Entry? About { get; }

    /// <summary>Finds what belongs to one.</summary>
    /// <exception cref="StartRefusedException">It isn't there, or is taken along by nobody.</exception>
    public static async Task<Extract> FindAsync(IStoredRows rows, TopicId root)
    {
        var storage = new CheckedRows(rows);
        var found = new Extract(root, await AboutAsync(storage, root.ToString()));
        if (ExtractRules.Refuse(found.About) is { } refusal)
        {
            throw new StartRefusedException(refusal);
        }

        foreach (var kind in ExtractRules.Placed)
        {
            var keys = rows.All($"{kind}.s000000").Select(row => row.Key).Where(key => IsWhole(key, kind)).ToList();
            foreach (var key in keys)
            {
                if (await AboutAsync(storage, key.Grain) is { } about && ExtractRules.PlacesOf(about).Any(found._ids.Contains))
                {
                    found._ids.Add(IdOf(key.Grain));
                }
            }
        }

        found._ids.UnionWith(rows.All(FileRecord.State)
            .Where(row => IsWhole(row.Key, "file") && found._ids.Contains(IdOf(FileRecord.PlaceOf(row.Payload))))
            .Select(row => IdOf(row.Key.Grain)).ToList());
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
        key.IsWellFormed && TypeOf(key.Grain) is var type && IdOf(key.Grain) is var id && _ids.Contains(id)
        && ExtractRules.IsOwn(type, id) && (IsWhole(key, type) || (type == TopicKinds.Calendar && CalendarOf(id).IsMatch(key.Grain)));

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

    private static string TypeOf(string grain) => grain[..grain.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>What a key begins with: a calendar's year follows.</summary>
    private static string IdOf(string grain)
    {
        var key = grain[(grain.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return key.Length > IdLength ? key[..IdLength] : key;
    }

    /// <summary>Whether the key of a grain of this type is an id as its type has, and nothing more.</summary>
    private static bool IsWhole(StateKey key, string type) =>
        IdOf(key.Grain) is var id && key.Grain == $"{type}/{id}" && ExtractRules.IsOwn(type, id);

    private static Regex CalendarOf(string id) => new($"^{TopicKinds.Calendar}/{id}-[0-9]{{4}}$");
}
