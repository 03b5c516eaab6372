namespace Comparte.Directories;

/// <summary>The directories there are.</summary>
internal static class DirectoryRules
{
    /// <summary>The directories' keys.</summary>
    public const string
        Members = "members", Organizations = "organizations", Initiatives = "initiatives", Projects = "projects",
        Groups = "groups", Needs = "needs", Actions = "actions";
}
