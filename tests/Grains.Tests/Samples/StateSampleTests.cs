using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comparte.Hiding;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Grains.Tests.Samples;

/// <summary>State of grains that own no topic, as released versions wrote it: one folder for each format. Samples are
/// never changed; a new member gets a place in the newest.</summary>
public sealed class StateSampleTests
{
    private static readonly Dictionary<string, Type> States = typeof(GrainServices).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors())
        .SelectMany(constructor => constructor.GetParameters())
        .Select(parameter => (
            parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, parameter.ParameterType))
        .Where(state => state.StateName is not null)
        .Select(state => (Name: state.StateName!, Type: state.ParameterType.GetGenericArguments()[0]))
        .Append(("thread.h2", typeof(PostVersions)))
        .Append(("thread.x2", typeof(HiddenRecord)))
        .Append(("publication.working-es", typeof(WorkingRecord)))
        .Append(("publication.versions-es", typeof(VersionsRecord)))
        .Append(("publication.text-es-000001", typeof(VersionRecord)))
        .ToDictionary();

    [Fact]
    public void Every_state_has_a_sample_and_tells_its_format()
    {
        Assert.True(States.Count >= 9, $"{States.Count} states");
        Assert.Equal(
            States.Keys.Order(),
            Directory.GetFiles(Folder(), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order());
        Assert.All(States.Values, type => Assert.True(type.IsAssignableTo(typeof(IStoredRecord)), type.Name));
    }

    [Fact]
    public void Nothing_of_a_stored_state_is_lost_and_no_member_is_without_a_sample() => Assert.All(States, state =>
    {
        var stored = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), $"{state.Key}.json")))!;
        var read = JsonSerializer.Deserialize(stored, state.Value, TopicJson.Options);
        var written = JsonSerializer.SerializeToNode(read, state.Value, TopicJson.Options);
        Assert.True(JsonNode.DeepEquals(stored, written), $"{state.Key} became {written?.ToJsonString()}");
        Assert.Equal(state.Value.GetProperties().Length, stored.AsObject().Count);
    });

    private static string Folder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "1");
}
