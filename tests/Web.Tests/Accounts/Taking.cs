using System.IO.Compression;
using Comparte.Exports;

namespace Comparte.Web.Tests.Accounts;

/// <summary>Takes everything along over HTTP.</summary>
internal static class Taking
{
    public const string Export = "/api/me/export";

    /// <summary>Asks for the file and waits until it is ready.</summary>
    public static async Task<ExportView> MadeAsync(this Browser browser)
    {
        var export = await browser.PostAsync<ExportView>(Export, new { requestId = Talk.NewRequest() });
        await Site.EventuallyAsync(async () =>
            (export = await browser.GetAsync<ExportView>(Export)).Phase != ExportPhase.Making);
        Assert.Equal(ExportPhase.Ready, export.Phase);
        return export;
    }

    /// <summary>Takes everything along: what stands in each part of the file, by its path.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TakeAsync(this Browser browser)
    {
        await browser.MadeAsync();
        return Unpacked(await browser.Http.GetByteArrayAsync($"{Export}/content"));
    }

    /// <summary>What stands in each part of a file, by its path.</summary>
    public static IReadOnlyDictionary<string, string> Unpacked(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        });
    }
}
