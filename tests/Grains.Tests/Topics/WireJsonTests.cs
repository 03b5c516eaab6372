using System.Text.Json;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Topics;

/// <summary>What entries say to browsers.</summary>
public sealed class WireJsonTests
{
    private static readonly JsonSerializerOptions Wire = WireJson.Configure(new JsonSerializerOptions());

    /// <summary>Copies of what their owners hold.</summary>
    public static readonly TheoryData<Entry> Copies =
    [
        new GroupCard { Id = "g1", Name = "Semillas", ToldRev = 45 },
        new MemberCard { Id = "m1", Name = "Ana", ToldRev = 45 },
        new OrganizationCard { Id = "o1", Name = "Milpas", ToldRev = 45 },
        new Tombstone { Id = "g1", ToldRev = 45 },
    ];

    [Theory, MemberData(nameof(Copies))]
    public void A_copy_does_not_tell_how_much_went_on_where_it_comes_from(Entry copy)
    {
        Assert.Contains("\"toldRev\":45", JsonSerializer.Serialize(copy, TopicJson.Options), StringComparison.Ordinal);

        var sent = JsonSerializer.Serialize(copy, Wire);
        Assert.DoesNotContain("45", sent, StringComparison.Ordinal);
        Assert.Contains($"\"id\":\"{copy.Id}\"", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_always_says_who_wrote_it_and_when()
    {
        var post = new Post { Id = "2", By = new MemberId("m1"), At = DateTimeOffset.UnixEpoch };
        Assert.Contains("\"by\":\"m1\"", JsonSerializer.Serialize(post, Wire), StringComparison.Ordinal);
        Assert.Contains("\"at\":\"1970", JsonSerializer.Serialize(post, Wire), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"7\"")]
    [InlineData("\"owner\"")]
    public void A_value_that_there_is_not_is_no_value(string role) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<GroupRole>(role, Wire));

    [Fact]
    public void What_is_not_told_is_left_out()
    {
        var sent = JsonSerializer.Serialize(new GroupAbout { Id = "about", Name = "Semillas" }, Wire);
        Assert.DoesNotContain("\"at\"", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("\"by\"", sent, StringComparison.Ordinal);

        var told = new GroupAbout { Id = "about", By = new MemberId("m1"), At = DateTimeOffset.UnixEpoch };
        Assert.Contains(
            "\"at\":\"1970-01-01T00:00:00+00:00\",\"by\":\"m1\"", JsonSerializer.Serialize(told, Wire),
            StringComparison.Ordinal);
    }
}
