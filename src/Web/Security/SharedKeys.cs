using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Azure.Storage.Blobs;
using Comparte.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Comparte.Web.Security;

/// <summary>The keys that seal cookies, kept in a grain or in a storage account: every host of the community accepts what
/// another sealed, and a restart signs nobody out.</summary>
internal static class SharedKeys
{
    private const string Container = "keys";
    private const string Blob = "keys.xml";

    /// <summary>Registers them. <c>Keys:ConnectionString</c>, where state is in Azure that of the state, names a storage
    /// account for them. <c>Keys:Certificate</c> (a PFX file, with <c>Keys:Password</c>) encrypts them where they are stored.
    /// </summary>
    public static void AddSharedKeys(this IServiceCollection services, IConfiguration configuration)
    {
        var protection = services.AddDataProtection().SetApplicationName("comparte");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = AccountOf(configuration) is { } account
                    ? new BlobXmlRepository(new BlobContainerClient(account, Container), Blob)
                    : new GrainXmlRepository(provider.GetRequiredService<IGrainFactory>())));
        if (configuration["Keys:Certificate"] is { Length: > 0 } file)
        {
            protection.ProtectKeysWithCertificate(
                X509CertificateLoader.LoadPkcs12FromFile(file, configuration["Keys:Password"]));
        }
    }

    private static string? AccountOf(IConfiguration configuration) =>
        configuration["Keys:ConnectionString"] is { Length: > 0 } given ? given
        : configuration["Storage:Provider"] == "Azure" ? configuration["Storage:ConnectionString"]
        : null;

    /// <summary>The interface is synchronous. It is called about twice in the life of a host, never in a grain.</summary>
    private sealed class GrainXmlRepository(IGrainFactory grains) : IXmlRepository
    {
        private IKeysGrain Keys => grains.GetGrain<IKeysGrain>(IKeysGrain.Key);

        public IReadOnlyCollection<XElement> GetAllElements() =>
            [.. Keys.ListAsync().GetAwaiter().GetResult().Select(XElement.Parse)];

        public void StoreElement(XElement element, string friendlyName) =>
            Keys.AddAsync(element.ToString(SaveOptions.DisableFormatting)).GetAwaiter().GetResult();
    }
}
