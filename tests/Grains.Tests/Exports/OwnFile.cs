using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Comparte.Accounts;
using Comparte.Exports;
using Comparte.Files;

namespace Comparte.Grains.Tests.Exports;

/// <summary>What stands in the file that a member takes along.</summary>
internal static class OwnFile
{
    /// <summary>Gives the member an account, without which there is no file.</summary>
    public static Task NewAccountAsync(this ClusterFixture cluster, MemberId member) =>
        cluster.Grains.GetGrain<IAccountGrain>(member.Value).CreateAsync(new NewAccount { Standing = Standing.Active });

    /// <summary>Has it made, and reads all of it: names and texts.</summary>
    public static async Task<string> OwnFileAsync(this ClusterFixture cluster, MemberId member)
    {
        var export = cluster.Grains.GetGrain<IExportGrain>(member.Value);
        var words = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("export.sensitive", "export.sensitive")]);
        Community.Value(await export.BeginAsync(
            member, new NewExport { RequestId = Community.NewRequest(), Language = "es", Words = words }));
        await Community.EventuallyAsync(async () => Community.Value(await export.ViewAsync(member)).Phase == ExportPhase.Ready);
        await using var bytes = await cluster.Blobs.OpenAsync(ExportRules.BlobOf(member), FilePart.Uploaded);
        using var zip = new ZipArchive(bytes!);
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all.AppendLine(entry.FullName).AppendLine(await reader.ReadToEndAsync());
        }

        return all.ToString();
    }
}
