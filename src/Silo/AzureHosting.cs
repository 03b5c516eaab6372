#if AZURE_STORAGE
using Azure.Data.Tables;
using Comparte.Topics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Comparte.Silo;

/// <summary>
/// A cluster of several silos on Azure tables. Configuration: <c>Storage:ConnectionString</c>; after a restore of the
/// tables another <c>Storage:Incarnation</c>, the same for every silo; <c>Silo:Port</c> and <c>Silo:GatewayPort</c>.
/// </summary>
internal static class AzureHosting
{
    public static ISiloBuilder AddAzure(this ISiloBuilder silo, IConfiguration configuration)
    {
        var connection = configuration["Storage:ConnectionString"] ?? throw new StartRefusedException(
            "Storage:Kind is Azure and there is no Storage:ConnectionString: set it to that of a storage account.");
        var tables = new TableServiceClient(connection);
        silo.Services.AddSingleton(new StoreIncarnation(configuration["Storage:Incarnation"] ?? "first"));
        return silo
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = SiloHosting.ClusterName)
            .ConfigureEndpoints(
                configuration.GetValue("Silo:Port", EndpointOptions.DEFAULT_SILO_PORT),
                configuration.GetValue("Silo:GatewayPort", EndpointOptions.DEFAULT_GATEWAY_PORT))
            .UseAzureStorageClustering(options => options.TableServiceClient = tables)
            .UseAzureTableReminderService(options => options.TableServiceClient = tables)
            .AddAzureTableGrainStorage(SiloHosting.StoreName, options =>
            {
                options.TableServiceClient = tables;
                options.DeleteStateOnClear = true;
            });
    }
}
#endif
