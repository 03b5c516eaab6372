using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Files;

/// <summary>The newest files of a group, wherever they are in it; the key is the <see cref="GroupId"/>. Its members read it.
/// </summary>
[Alias("Comparte.IGroupFilesGrain")]
public interface IGroupFilesGrain : ITopicGrain
{
    /// <summary>Takes what owners tell of files in the group: <see cref="GroupFiles"/>, or the tombstones of what is gone. An older
    /// telling changes nothing.</summary>
    [Alias("Tell")]
    Task TellAsync(ImmutableArray<Entry> told);
}
