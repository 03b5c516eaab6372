using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Files;

/// <summary>Which files stand in a group's list.</summary>
internal static class GroupFileRules
{
    /// <summary>How many posts and shared things with files a list holds: the newest. What is older is found where it is.</summary>
    public const int MaxEntries = 1_000;

    /// <summary>What stands in the list of a post; null where it has no place there.</summary>
    public static Entry? Of(ThreadId thread, Entry post) => post switch
    {
        Post { Attachments: { IsDefaultOrEmpty: false } files } one => new GroupFiles
        {
            Id = IdOf(thread, one.No),
            In = TopicId.Of(thread),
            Post = one.No,
            By = one.By,
            At = one.At,
            Files = files,
            ToldRev = one.Rev,
        },
        Post { Hidden: not null } hidden => new Tombstone { Id = IdOf(thread, hidden.No), ToldRev = hidden.Rev },
        Tombstone gone => new Tombstone { Id = IdOf(thread, gone.No), ToldRev = gone.Rev },
        _ => null,
    };

    /// <summary>What changes in the list by a telling; the oldest give way to what is new. Each command is small enough for one
    /// write.</summary>
    public static IEnumerable<Entry> Changes(
        Func<string, Entry?> find, IReadOnlyCollection<GroupFiles> present, IEnumerable<Entry> told)
    {
        var changed = told.Where(one => IsNews(find(one.Id), one)).ToList();
        var added = changed.OfType<GroupFiles>().Where(one => find(one.Id) is not GroupFiles).ToList();
        var gone = changed.OfType<Tombstone>().Select(one => one.Id).ToHashSet();
        var surplus = present.Where(one => !gone.Contains(one.Id)).Concat(added)
            .OrderByDescending(one => one.At).Skip(MaxEntries).Select(one => one.Id).ToHashSet();
        return changed.Where(one => !surplus.Contains(one.Id))
            .Select(one => one with { No = find(one.Id)?.No ?? 0 })
            .Concat(present.Where(one => surplus.Contains(one.Id))
                .Select(one => new Tombstone { Id = one.Id, No = one.No, ToldRev = one.ToldRev }));
    }

    private static string IdOf(ThreadId thread, long no) => $"{thread}-{no}";

    /// <summary>Whether a telling changes what stands: what was never there needs not be taken away, and a reaction to a post
    /// changes nothing of its files.</summary>
    private static bool IsNews(Entry? present, Entry told) => present switch
    {
        null => told is GroupFiles,
        _ when ICopy.Told(present) >= ICopy.Told(told) => false,
        GroupFiles one when told is GroupFiles next => !one.Files.SequenceEqual(next.Files) || one.Title != next.Title,
        Tombstone => told is GroupFiles,
        _ => true,
    };
}
