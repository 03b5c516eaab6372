using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>How a thread with its past comes in: in commits of bounded size, and on from where it was interrupted.
/// </summary>
internal static class ThreadImportRules
{
    private const int MaxEntries = 32;
    private const int MaxBytes = 20 * 1024;

    /// <summary>The commits an import still owes, given what stands; none where another thread stands already.
    /// </summary>
    public static IEnumerable<ImmutableArray<Entry>> Batches(ThreadAbout? present, long newestNo, ThreadImport thread)
    {
        if (present is not null && (present.At, present.By) != (thread.About.At, thread.About.By))
        {
            return [];
        }

        var about = thread.About with { Id = ThreadRules.AboutId, No = 0 };
        var posts = thread.Posts.Select(post => post with
        {
            Id = "",
            No = 0,
            Mentions = ThreadRules.MentionsIn(post.Source),
        });
        return Cut(posts.Prepend<Entry>(about).Skip((int)newestNo));
    }

    private static IEnumerable<ImmutableArray<Entry>> Cut(IEnumerable<Entry> entries)
    {
        var (batch, bytes) = (ImmutableArray.CreateBuilder<Entry>(), 0);
        foreach (var entry in entries)
        {
            var size = entry is Post post ? post.Source.Length * 2 : 512;
            if (batch.Count == MaxEntries || (batch.Count > 0 && bytes + size > MaxBytes))
            {
                yield return batch.DrainToImmutable();
                bytes = 0;
            }

            batch.Add(entry);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch.DrainToImmutable();
        }
    }
}
