using Orleans.Concurrency;

namespace Comparte.Exports;

/// <summary>Puts everything that is one member's own into one file for it to take along; the key is the
/// <see cref="MemberId"/>. Nobody is asked, and nobody else may know of it.</summary>
[Alias("Comparte.IExportGrain")]
public interface IExportGrain : IGrainWithStringKey
{
    /// <summary>The reminder that stands until the file is made, and then until it is deleted.</summary>
    const string Reminder = "export";

    /// <summary>Begins to make the file, in the place of one that is there. While one is being made that one is answered;
    /// too often in a day: conflict <c>exports_full</c>.</summary>
    [Alias("Begin")]
    Task<Outcome<ExportView>> BeginAsync(MemberId actor, NewExport export);

    /// <summary>How far it is.</summary>
    [Alias("View"), AlwaysInterleave]
    Task<Outcome<ExportView>> ViewAsync(MemberId actor);

    /// <summary>Where the bytes of the file are; not found while there is none.</summary>
    [Alias("File")]
    Task<Outcome<ExportFile>> FileAsync(MemberId actor);

    /// <summary>Deletes the file, or ends making it.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor);

    /// <summary>Forgets all of it: the member left the network.</summary>
    [Alias("Erase")]
    Task EraseAsync();
}
