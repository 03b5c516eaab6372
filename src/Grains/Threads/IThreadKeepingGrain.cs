namespace Comparte.Threads;

/// <summary>A thread of a group that doesn't keep messages for good. The same grain as the owner of the thread.</summary>
[Alias("Comparte.IThreadKeepingGrain")]
public interface IThreadKeepingGrain : IGrainWithStringKey
{
    /// <summary>Deletes some of the messages that are older than this, as their authors would, the oldest first; true while there may be
    /// more. For the group's own keeping; no endpoint reaches it.</summary>
    [Alias("DeleteBefore")]
    Task<bool> DeleteBeforeAsync(DateTimeOffset before);
}
