#if AZURE_STORAGE
using Comparte.Topics;
using Microsoft.Extensions.Configuration;

namespace Comparte.Silo.AzureTables;

/// <summary>What the configuration says of a store in Azure tables: they are never a demonstration.</summary>
internal sealed class AzureFacts(IConfiguration configuration) : IStoreFacts
{
    public StoreIncarnation Incarnation { get; } = new(configuration["Storage:Incarnation"] ?? "first");

    public bool HoldsData => true;

    public bool IsDemonstration => false;

    public bool IsRunning => false;

    public void MarkAsDemonstration() => throw new NotSupportedException();

    public string NoteFiles(string mark) => throw new StartRefusedException(
        "With Azure files are kept in a storage account as well: leave Files:Folder out.");

    public void Dispose()
    {
    }
}
#endif
