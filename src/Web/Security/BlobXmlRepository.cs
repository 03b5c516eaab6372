using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Comparte.Web.Security;

/// <summary>Keys in one blob. Of two hosts that add one at the same time the second reads what the first wrote and adds its
/// own to that.</summary>
internal sealed class BlobXmlRepository(BlobContainerClient container, string name) : IXmlRepository
{
    private readonly BlobClient _blob = container.GetBlobClient(name);

    /// <inheritdoc />
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read().Keys.Elements()];

    /// <inheritdoc />
    public void StoreElement(XElement element, string friendlyName)
    {
        container.CreateIfNotExists(PublicAccessType.None);
        while (!TryAdd(element))
        {
        }
    }

    private bool TryAdd(XElement element)
    {
        var (keys, version) = Read();
        keys.Add(element);
        var unchanged = version is { } read
            ? new BlobRequestConditions { IfMatch = read }
            : new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            _blob.Upload(
                BinaryData.FromString(keys.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = unchanged });
            return true;
        }
        catch (RequestFailedException e) when (e.Status is StatusCodes.Status409Conflict or StatusCodes.Status412PreconditionFailed)
        {
            return false;
        }
    }

    private (XElement Keys, ETag? Version) Read()
    {
        try
        {
            var found = _blob.DownloadContent().Value;
            return (XElement.Parse(found.Content.ToString()), found.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return (new XElement("keys"), null);
        }
    }
}
