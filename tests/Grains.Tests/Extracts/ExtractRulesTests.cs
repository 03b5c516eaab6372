using Comparte.Extracts;
using Comparte.Groups;
using Comparte.Initiatives;
using Comparte.Needs;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Extracts;

public sealed class ExtractRulesTests
{
    private static readonly GroupId Group = GroupId.Of("g0123456789abcdef0123456789abcdef");
    private static readonly OrganizationId Organization = OrganizationId.Of("o0123456789abcdef0123456789abcdef");
    private static readonly InitiativeId Initiative = InitiativeId.Of("n0123456789abcdef0123456789abcdef");

    [Fact]
    public void What_is_not_shared_or_no_more_is_its_authors_and_stands_nowhere()
    {
        var draft = new PublicationAbout { Stage = PublicationStage.Draft, Group = Group, Organization = Organization };

        Assert.Empty(ExtractRules.PlacesOf(draft));
        Assert.Empty(ExtractRules.PlacesOf(draft with { Stage = PublicationStage.Withdrawn }));
    }

    [Fact]
    public void What_is_shared_with_a_group_is_the_groups_in_whosever_name_it_is()
    {
        var shared = new PublicationAbout { Stage = PublicationStage.Shared, Group = Group, Organization = Organization };

        Assert.Equal([Group.Value], ExtractRules.PlacesOf(shared));
        Assert.Equal([Organization.Value], ExtractRules.PlacesOf(shared with { Group = null }));
    }

    [Fact]
    public void Each_thing_names_what_it_stands_in()
    {
        Assert.Equal([Group.Value], ExtractRules.PlacesOf(new ThreadAbout { Group = Group }));
        Assert.Equal(
            ["p0123456789abcdef0123456789abcdef"],
            ExtractRules.PlacesOf(new ThreadAbout { Place = new TopicId(TopicKinds.Publication, "p0123456789abcdef0123456789abcdef") }));
        Assert.Equal([Organization.Value], ExtractRules.PlacesOf(new InitiativeAbout { Organization = Organization }));
        Assert.Equal([Initiative.Value], ExtractRules.PlacesOf(new NeedAbout { Initiative = Initiative }));
    }

    [Theory]
    [InlineData("calendar", "g0123456789abcdef0123456789abcdef", true)]
    [InlineData("feed", "o0123456789abcdef0123456789abcdef", false)]
    [InlineData("power", "network", false)]
    [InlineData("visits", "p0123456789abcdef0123456789abcdef", true)]
    [InlineData("followers", "o0123456789abcdef0123456789abcdef", false)]
    [InlineData("account", "m0123456789abcdef0123456789abcdef", false)]
    [InlineData("me", "m0123456789abcdef0123456789abcdef", false)]
    [InlineData("inbox", "m0123456789abcdef0123456789abcdef", false)]
    [InlineData("file", "g0123456789abcdef0123456789abcdef", false)]
    [InlineData("thread", "g0123456789abcdef0123456789abcdef", false)]
    [InlineData("thread", "t0123456789abcdef0123456789abcdef", true)]
    [InlineData("group", "", false)]
    public void Of_members_of_what_is_derived_and_of_foreign_keys_nothing_comes_along(string type, string id, bool isOwn) =>
        Assert.Equal(isOwn, ExtractRules.IsOwn(type, id));

    [Fact]
    public void A_sensitive_group_is_taken_along_by_nobody()
    {
        Assert.NotNull(ExtractRules.Refuse(new GroupAbout { Sensitive = true }));
        Assert.NotNull(ExtractRules.Refuse(null));
        Assert.Null(ExtractRules.Refuse(new GroupAbout()));
    }
}
