using Comparte.Extracts;
using Comparte.Silo.Operations.Moving;
using Microsoft.Extensions.Configuration;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>Writes a group or an organization into an archive, with all that stands there. The community may run meanwhile: all is as of
/// one moment.</summary>
internal static class ExtractExport
{
    /// <summary>Writes it.</summary>
    /// <param name="configuration">Names the community.</param>
    /// <param name="id">Of the group or organization, as in the address of its page.</param>
    /// <param name="file">Where to; nothing must be there.</param>
    /// <param name="output">Gets the progress and what was written.</param>
    public static async Task RunAsync(IConfiguration configuration, string id, string file, TextWriter output)
    {
        using var view = StoreView.Open(configuration);
        var extract = await Extract.FindAsync(view.Rows, Extract.RootOf(id));
        if (ExtractRules.RefuseWriting(extract.About, TimeProvider.System.GetUtcNow()) is { } refusal)
        {
            throw new StartRefusedException(refusal);
        }

        var lost = FileRecord.AllReady(view.Rows).Where(one => extract.HoldsPart(one.Id)).Select(one => $"{one.Id}.{one.Record.Original}")
            .Except(view.Files.All()).Count();
        if (lost > 0)
        {
            throw new StartRefusedException(FormattableString.Invariant(
                $"{lost} of its files are not in {view.Files.Place}: name with Files:Folder where hosts keep them. Nothing was written."));
        }

        using var archive = ArchiveStore.Make(Path.GetFullPath(file), view.IsDemonstration, extract.Root.ToString());
        Migration.CopyFiles(view.Files, archive, output, extract.HoldsPart);
        var written = new StoreChecksum();
        archive.TakeRows(view.Rows.All().Where(row => extract.Holds(row.Key)), written.Add);
        archive.TakeReminders([]);
        Migration.Compare(written, archive);
        var parts = archive.Files.All().Count();
        archive.Complete(null);
        await output.WriteLineAsync(
            FormattableString.Invariant($"Written: {file} with {written.Records} records and {parts} parts of files."));
        await output.WriteLineAsync("It has everything that is read there: keep it as you keep a backup.");
    }
}
