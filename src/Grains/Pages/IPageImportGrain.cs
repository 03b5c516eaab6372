using System.Collections.Immutable;

namespace Comparte.Pages;

/// <summary>Brings a page with its past into the store, at start and from inside the process. No endpoint reaches it. The same
/// grain as <see cref="IPageGrain"/>.</summary>
[Alias("Comparte.IPageImportGrain")]
public interface IPageImportGrain : IGrainWithStringKey
{
    /// <summary>Makes the page with its versions. One that is there already is left alone.</summary>
    [Alias("Import")]
    Task ImportAsync(PageImport page);
}

/// <summary>A page with its past.</summary>
[GenerateSerializer, Immutable, Alias("page-import")]
public sealed record PageImport
{
    /// <summary>The page; what its newest version tells of it is taken from that.</summary>
    [Id(0)]
    public PageAbout About { get; init; } = new();

    /// <summary>Its versions, oldest first.</summary>
    [Id(1)]
    public ImmutableArray<PageText> Texts { get; init; } = [];
}
