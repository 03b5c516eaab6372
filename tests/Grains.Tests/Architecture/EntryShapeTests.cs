using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Architecture;

/// <summary>Entries are stored for good: their shape only grows, and what is written can be read.</summary>
public sealed class EntryShapeTests
{
    /// <summary>A change shows in the difference of the file; with <c>UPDATE_APPROVED=1</c> the test writes
    /// it.</summary>
    [Fact]
    public void The_shape_of_entries_is_the_approved_one()
    {
        var (approved, shape) = (Approved(), EntryShape.Describe());
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(approved, shape);
        }

        Assert.Equal(File.ReadAllText(approved).ReplaceLineEndings("\n"), shape);
    }

    [Fact]
    public void An_entry_with_nothing_set_is_read_as_it_was_written() => Assert.All(
        typeof(Entry).GetCustomAttributes<JsonDerivedTypeAttribute>(),
        kind =>
        {
            var entry = (Entry)Activator.CreateInstance(kind.DerivedType)!;
            var json = JsonSerializer.Serialize(entry, TopicJson.Options);
            var read = JsonSerializer.Deserialize<Entry>(json, TopicJson.Options);
            Assert.IsType(kind.DerivedType, read);
            Assert.Equal(json, JsonSerializer.Serialize(read, TopicJson.Options));
        });

    private static string Approved([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "entries.approved.txt");
}
