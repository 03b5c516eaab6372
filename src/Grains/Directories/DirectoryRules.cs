using Comparte.Topics;

namespace Comparte.Directories;

/// <summary>How copies are kept: a telling counts when it is newer than what stands.</summary>
internal static class DirectoryRules
{
    /// <summary>The directories' keys.</summary>
    public const string
        Members = "members", Organizations = "organizations", Initiatives = "initiatives", Groups = "groups";

    /// <summary>The owner's revision that a copy tells; 0 for none.</summary>
    public static long ToldRev(Entry? copy) => copy switch
    {
        MemberCard card => card.ToldRev,
        OrganizationCard card => card.ToldRev,
        InitiativeCard card => card.ToldRev,
        GroupCard card => card.ToldRev,
        Tombstone gone => gone.ToldRev,
        null => 0,
        _ => throw new ArgumentException($"A {copy.GetType().Name} is no card.", nameof(copy)),
    };
}
