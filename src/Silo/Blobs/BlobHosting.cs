using Comparte.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Silo.Blobs;

/// <summary>
/// Where the bytes of files are kept: in the containers of an Azure storage account (<c>Files:ConnectionString</c>; with Azure
/// storage that of the store), else in the data folder, or where several hosts share a store in one folder that all of them
/// see (<c>Files:Folder</c>).
/// </summary>
internal static class BlobHosting
{
    public static void AddBlobs(
        this IServiceCollection services, DataFolder folder, StorageChoice choice, IConfiguration configuration)
    {
        var account = configuration["Files:ConnectionString"] is { Length: > 0 } given ? given
            : choice.Provider == StorageProvider.Azure ? choice.Connection
            : null;
        if (account is not null)
        {
            var container = configuration["Files:Container"] ?? AzureBlobs.DefaultContainer;
            services.AddSingleton<IBlobStore>(_ => new AzureBlobs(account, container));
            return;
        }

        var location = LocationOf(folder, choice, configuration["Files:Folder"]);
        services.AddSingleton<IBlobStore>(_ => new FolderBlobs(location));
    }

    private static string LocationOf(DataFolder folder, StorageChoice choice, string? given)
    {
        if (choice.Provider == StorageProvider.Sqlite)
        {
            return string.IsNullOrEmpty(given)
                ? folder.Files
                : throw new StartRefusedException(
                    "Files:Folder is for hosts that share a store: leave it out, files are kept in the data folder.");
        }

        var location = string.IsNullOrEmpty(given) ? folder.Files : Path.GetFullPath(given);
        var mark = FolderMark.Of(location);
        return folder.NoteFiles(mark) == mark
            ? location
            : throw new StartRefusedException(
                $"The files of this community are not in {location}: set Files:Folder to the one folder that all its hosts "
                + "share, or Files:ConnectionString to a storage account.");
    }
}
