using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Grains.Tests;

/// <summary>What a reader held before, with the changes since, is what a fresh reader gets.</summary>
internal static class CommandChanges
{
    /// <summary>Carries out commands one after another, and compares after each.</summary>
    public static async Task HoldAsync(IGrainFactory grains, TopicId topic, params Func<Task>[] commands)
    {
        var grain = grains.GetTopic(topic);
        var first = await grain.ReadAsync(default);
        var held = first.Entries.ToDictionary(entry => entry.No, Json);
        var cursor = new TopicCursor(first.Epoch, first.To);
        foreach (var command in commands)
        {
            await command();
            var changes = await grain.ReadAsync(new TopicQuery { Since = cursor });
            Assert.Equal(PageMode.Delta, changes.Mode);
            foreach (var entry in changes.Entries)
            {
                Assert.InRange(entry.Rev, cursor.Rev + 1, changes.To);
                held[entry.No] = Json(entry);
            }

            cursor = new TopicCursor(changes.Epoch, changes.To);
            await EqualsFreshAsync(grain, held, cursor);
        }
    }

    /// <summary>Compares at one revision: a follower may have changed the topic in between.</summary>
    private static async Task EqualsFreshAsync(ITopicGrain grain, Dictionary<long, string> held, TopicCursor cursor)
    {
        var fresh = await grain.ReadAsync(new TopicQuery { Before = long.MaxValue, Limit = 256 });
        if (fresh.Head == cursor.Rev)
        {
            Assert.Equal(
                held.OrderBy(entry => entry.Key),
                fresh.Entries.ToImmutableSortedDictionary(entry => entry.No, Json));
        }
        else
        {
            var later = await grain.ReadAsync(new TopicQuery { Since = cursor });
            Assert.All(fresh.Entries, entry =>
                Assert.True(held.GetValueOrDefault(entry.No) == Json(entry)
                    || later.Entries.Any(changed => changed.No == entry.No)));
        }
    }

    private static string Json(Entry entry) => System.Text.Json.JsonSerializer.Serialize(entry, TopicJson.Options);
}
