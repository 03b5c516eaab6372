using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Members;

/// <summary>Profiles, settings, and what others tell a member.</summary>
[Collection(ClusterCollection.Name)]
public sealed class MemberTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    [Fact]
    public async Task A_changed_profile_reaches_the_directory()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var change = new MemberChange { RequestId = Community.NewRequest(), Name = "Ana Mamani", Country = "BO" };

        var profile = Community.Value(await _community.Member(ana).ChangeAsync(ana, change));

        Assert.Equal(("Ana Mamani", "BO"), (profile.Name, profile.Country));
        await Community.EventuallyAsync(async () =>
            (await _community.Grains.GetGrain<IDirectoryGrain>(DirectoryRules.Members).FindAsync([ana.Value]))
            is [MemberCard { Name: "Ana Mamani", Country: "BO" }]);
    }

    [Fact]
    public async Task Nobody_changes_or_opens_what_is_anothers()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var change = new MemberChange { RequestId = Community.NewRequest(), Name = "Otra" };

        Assert.Equal("not_allowed", (await _community.Member(ana).ChangeAsync(joao, change)).Refusal?.Code);
        Assert.Empty(await _community.Member(ana).MineAsync(joao));
        var admitted = await _community.Grains.GetTopic(TopicId.Me(ana))
            .AdmitAsync([new(joao, default), new(ana, default)]);
        Assert.Equal([OpenStatus.Gone, OpenStatus.Reset], admitted.Statuses.AsEnumerable());
    }

    [Theory]
    [InlineData("theme", "dark", null)]
    [InlineData("theme", "pink", "setting_unknown")]
    [InlineData("font", "large", "setting_unknown")]
    public async Task A_setting_is_one_of_those_there_are(string name, string value, string? code)
    {
        var ana = await _community.NewMemberAsync("Ana");
        var settings = ImmutableSortedDictionary<string, string>.Empty.Add(name, value);
        var change = new MemberChange { RequestId = Community.NewRequest(), Settings = settings };

        Assert.Equal(code, (await _community.Member(ana).ChangeAsync(ana, change)).Refusal?.Code);
        Assert.Equal(
            code is null,
            (await _community.Member(ana).MineAsync(ana)).OfType<Setting>().Any(one => one.Value == value));
    }

    [Fact]
    public async Task An_older_telling_changes_nothing_also_after_the_group_is_gone()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var group = EntityId.New<GroupId>(TimeProvider.System);
        var member = _community.Member(ana);
        await member.TellMembershipAsync(group, new Membership { Name = "b", Role = GroupRole.Member, ToldRev = 5 });
        await member.TellMembershipAsync(group, new Membership { Name = "a", Role = GroupRole.Member, ToldRev = 4 });
        Assert.Equal("b", (await member.MineAsync(ana)).OfType<Membership>().Single().Name);

        await member.TellMembershipAsync(group, new Membership { ToldRev = 6 });
        await member.TellMembershipAsync(group, new Membership { Name = "b", Role = GroupRole.Member, ToldRev = 5 });

        Assert.Empty((await member.MineAsync(ana)).OfType<Membership>());
    }

    [Fact]
    public async Task Ended_sessions_are_told_and_the_newest_128_kept()
    {
        var ana = await _community.NewMemberAsync("Ana");
        await _community.Member(ana).EndSessionsAsync([.. Enumerable.Range(0, 140).Select(at => $"s{at}")], false);

        var state = (await _community.Member(ana).MineAsync(ana)).OfType<AccountState>().Single();

        Assert.Equal((128, "s139"), (state.EndedSessions.Length, state.EndedSessions[^1]));
    }

    [Fact]
    public void A_member_goes_on_in_the_name_of_the_first_organization()
    {
        var first = EntityId.New<OrganizationId>(TimeProvider.System);
        var second = EntityId.New<OrganizationId>(TimeProvider.System);
        var own = MemberRules.Place(new OwnProfile(), first, "Técnica", false, 2);
        own = MemberRules.Place(own, second, "Socia", false, 9);
        Assert.Equal(first, own.Profile.Organization);

        own = MemberRules.Place(own, first, null, false, 3);
        Assert.Equal((second, "Socia"), (own.Profile.Organization, own.Profile.Role));

        Assert.Same(own, MemberRules.Place(own, first, "Técnica", false, 2));
        for (var more = 0; more < 30; more++)
        {
            own = MemberRules.Place(own, EntityId.New<OrganizationId>(TimeProvider.System), "Otra", false, 1);
        }

        Assert.Equal((second, "Socia"), (own.Profile.Organization, own.Profile.Role));
        Assert.Equal(20, own.Places.Length);
    }

    [Fact]
    public void What_an_organization_says_is_kept_to_be_asked_and_shows_on_no_profile_until_it_is_confirmed()
    {
        var organization = EntityId.New<OrganizationId>(TimeProvider.System);

        var asked = MemberRules.Place(new OwnProfile(), organization, "Técnica", true, 2);
        var confirmed = MemberRules.Place(asked, organization, "Técnica", false, 3);

        Assert.Null(asked.Profile.Organization);
        Assert.Equal((true, "Técnica"), (asked.Places.Single().Unconfirmed, asked.Places.Single().Role));
        Assert.Equal((organization, "Técnica"), (confirmed.Profile.Organization, confirmed.Profile.Role));
    }

    [Fact]
    public void What_was_not_confirmed_is_forgotten_before_what_was()
    {
        var own = MemberRules.Place(new OwnProfile(), EntityId.New<OrganizationId>(TimeProvider.System), "Una", false, 1);
        own = MemberRules.Place(own, EntityId.New<OrganizationId>(TimeProvider.System), "Dos", false, 1);
        var confirmed = own.Places;
        for (var more = 0; more < 30; more++)
        {
            own = MemberRules.Place(own, EntityId.New<OrganizationId>(TimeProvider.System), "Otra", true, 1);
        }

        Assert.Subset(own.Places.ToHashSet(), confirmed.ToHashSet());
    }
}
