#if AZURE_STORAGE
using Azure.Data.Tables;
using Comparte.Silo.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Comparte.Silo.AzureTables;

/// <summary>
/// A cluster of several silos on Azure tables. Configuration: <c>Storage:ConnectionString</c>; after a restore of the
/// tables another <c>Storage:Incarnation</c>, the same for every silo.
/// </summary>
internal static class AzureHosting
{
    public static ISiloBuilder AddAzure(
        this ISiloBuilder silo, DataFolder folder, StorageChoice choice, IConfiguration configuration)
    {
        var tables = new TableServiceClient(choice.Connection);
        silo.Services.AddSingleton(folder.Incarnation);
        return silo
            .AddClusterEndpoints(configuration)
            .UseAzureStorageClustering(options => options.TableServiceClient = tables)
            .UseAzureTableReminderService(options => options.TableServiceClient = tables)
            .AddAzureTableGrainStorage(SharedGrainStorage.InnerName, options =>
            {
                options.TableServiceClient = tables;
                options.DeleteStateOnClear = true;
            })
            .Guard<AzureCalls>();
    }
}
#endif
