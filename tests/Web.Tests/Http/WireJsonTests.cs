using System.Text.Json;
using Comparte.Directories;
using Comparte.Topics;
using Comparte.Web.Http;

namespace Comparte.Web.Tests.Http;

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
}
