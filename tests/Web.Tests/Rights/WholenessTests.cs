using System.Text.Json;
using System.Text.RegularExpressions;
using Comparte.Topics;

namespace Comparte.Web.Tests.Rights;

/// <summary>That nothing which can be read is left out of the matrix.</summary>
[Collection(WorldCollection.Name)]
public sealed partial class WholenessTests(World world)
{
    /// <summary>What an invitation says is known to who made it, and to who has its code.</summary>
    private static readonly string[] OfInvitations = ["/api/invitations/{code}/preview", "/api/invitations/{id}"];

    [Fact]
    public void Every_kind_has_its_content_and_its_row()
    {
        Assert.Equal(Enum.GetValues<Kind>(), world.Contents.Select(content => content.Kind).Order());
        Assert.All(world.Contents, content => Assert.NotEmpty(content.Shown));
    }

    [Fact]
    public void Every_kind_of_topic_is_opened()
    {
        var kinds = typeof(TopicKinds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!);

        Assert.Equal(kinds.Order(StringComparer.Ordinal), world.Topics.Select(topic => topic.Kind).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_address_of_the_description_that_is_read_is_asked()
    {
        var author = world[Reader.Author];
        var paths = (await author.Browser.GetAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        var asked = Enum.GetValues<Way>().SelectMany(way => Addresses.Of(world, author, way))
            .Select(path => path.Split('?')[0]).ToHashSet();

        var left = paths.EnumerateObject()
            .Where(path => path.Value.TryGetProperty("get", out _))
            .Select(path => path.Name)
            .Where(name => !asked.Any(new Regex($"^{Parameter().Replace(name, "[^/]+")}$").IsMatch));

        Assert.Equal(OfInvitations, left.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
