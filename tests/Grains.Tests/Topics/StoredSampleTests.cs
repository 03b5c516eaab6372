using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>Records as released versions wrote them, one folder for each format. They are never changed.</summary>
public sealed class StoredSampleTests
{
    private readonly TopicSetup _setup = new();

    [Fact]
    public void A_stored_thread_opens_with_all_it_had()
    {
        foreach (var record in new[] { "thread.head", "thread.s000000", "thread.s000001" })
        {
            _setup.Store.Put(record, File.ReadAllText(Sample(record)));
        }

        var thread = _setup.Start();
        var entries = _setup.All(thread);
        Assert.Equal((53, 50, 77), (thread.Topic.Head, entries.Length, thread.Topic.After));
        Assert.Equal("i8de7768897a8000", thread.Topic.Epoch);
        Assert.Equal(40, thread.Topic.Cursors["card"]);
        Assert.Equal(
            ["Kaixo denoi, otra vez 🌱", "cambiado", "añadido", "al final"],
            new[] { 1, 2, 49, 50 }.Select(no => ((Post)entries[no - 1]).Source));
        Assert.IsType<Tombstone>(entries[2]);
    }

    [Fact]
    public void A_stored_thread_knows_its_requests_and_goes_on()
    {
        foreach (var record in new[] { "thread.head", "thread.s000000", "thread.s000001" })
        {
            _setup.Store.Put(record, File.ReadAllText(Sample(record)));
        }

        var thread = _setup.Start();
        Assert.Equal(1, _setup.Post(thread, Request(1), "Kaixo denoi").Value!.Entries[0].No);
        Assert.Equal(Refusal.RequestReused, _setup.Post(thread, Request(1), "another").Refusal);
        var again = _setup.Scheduler.Complete(
            () => thread.EditAsync(Activation.Bea, Request(3), 2, "cambiado", "añadido"));
        Assert.Equal([49L, 2L], again.Value!.Entries.Select(entry => entry.No));
        _setup.Post(thread, "next");
        Assert.Equal(54, _setup.Start().Topic.Head);
    }

    [Fact]
    public void Nothing_of_a_stored_entry_of_any_kind_is_lost()
    {
        var stored = JsonNode.Parse(File.ReadAllText(Sample("every-kind")))!["rows"]!.AsArray();
        Assert.True(stored.Count >= 16);
        Assert.All(stored, row =>
        {
            var entry = row!["e"]!.AsObject();
            var read = JsonSerializer.Deserialize<Entry>(entry, TopicJson.Options)!;
            var written = JsonNode.Parse(JsonSerializer.Serialize(read, TopicJson.Options))!.AsObject();
            Assert.All(entry, property => Assert.True(
                JsonNode.DeepEquals(property.Value, written[property.Key]), $"{entry["kind"]}.{property.Key}"));
        });
    }

    private static Guid Request(int number) => new($"019ca859-0800-7000-8000-{number:d12}");

    private static string Sample(string record, int format = 1, [CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "Samples", $"{format}", $"{record}.json");
}
