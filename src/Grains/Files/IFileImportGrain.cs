using System.Collections.Immutable;

namespace Comparte.Files;

/// <summary>Brings a file into the store in one piece, from inside the process. No endpoint reaches it. The same grain as
/// <see cref="IFileGrain"/>.</summary>
[Alias("Comparte.IFileImportGrain")]
public interface IFileImportGrain : IGrainWithStringKey
{
    /// <summary>Stores a small file as if its owner had uploaded it, and answers once it is known what it is. The id is made
    /// from the owner and the request. A repeated one finds what is there.</summary>
    [Alias("Store")]
    Task<Outcome<FileView>> StoreAsync(MemberId owner, NewFile file, ImmutableArray<byte> bytes);
}
