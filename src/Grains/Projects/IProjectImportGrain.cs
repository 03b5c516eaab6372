using System.Collections.Immutable;

namespace Comparte.Projects;

/// <summary>Brings what was told of a project in the past, at start and from inside the process. No endpoint reaches it.
/// The same grain as <see cref="IProjectGrain"/>.</summary>
[Alias("Comparte.IProjectImportGrain")]
public interface IProjectImportGrain : IGrainWithStringKey
{
    /// <summary>Adds these updates, oldest first, and of them only those that an interrupted import still owes.</summary>
    [Alias("Import")]
    Task ImportAsync(ImmutableArray<ProjectUpdate> updates);
}
