namespace Comparte.Needs;

/// <summary>Brings a need or an offer with its past into the store, at start and from inside the process. No endpoint reaches
/// it. The same grain as <see cref="INeedGrain"/>.</summary>
[Alias("Comparte.INeedImportGrain")]
public interface INeedImportGrain : IGrainWithStringKey
{
    /// <summary>Makes it as it is. One that is there already is left alone.</summary>
    [Alias("Import")]
    Task ImportAsync(NeedAbout about);
}
