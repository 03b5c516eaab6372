using Comparte.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Comparte.Silo.Blobs;

/// <summary>Where the bytes of files are kept: in the data folder, or, with <c>Files:ConnectionString</c>, in the containers
/// of an Azure storage account, which several hosts share.</summary>
internal static class BlobHosting
{
    public static void AddBlobs(this IServiceCollection services, DataFolder folder, IConfiguration configuration)
    {
        var account = configuration["Files:ConnectionString"];
        services.AddSingleton<IBlobStore>(_ => string.IsNullOrEmpty(account)
            ? new FolderBlobs(folder.Files)
            : new AzureBlobs(account, configuration["Files:Container"] ?? AzureBlobs.DefaultContainer));
    }
}
