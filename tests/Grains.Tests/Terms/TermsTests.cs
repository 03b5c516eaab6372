using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Members;
using Comparte.Power;
using Comparte.Terms;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Terms;

[Collection(ClusterCollection.Name)]
public sealed class TermsTests(ClusterFixture cluster)
{
    private readonly Community _community = new(cluster);

    // Its own, so that nobody else's invitations ask for another version meanwhile.
    private readonly ITermsGrain _terms = cluster.Grains.GetGrain<ITermsGrain>(Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task Until_the_network_writes_something_there_is_number_0()
    {
        var current = await _terms.CurrentAsync();

        Assert.Equal((0, null, 16), (current.No, current.At, current.LeastAge));
        Assert.Empty(await _terms.VersionsAsync());
    }

    [Fact]
    public async Task Every_version_stays_and_a_repeated_request_makes_no_other()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var first = Change(after: 0);

        var made = Community.Value(await _terms.PublishAsync(ana, first, asAdministrator: true));
        var again = Community.Value(await _terms.PublishAsync(ana, first, asAdministrator: true));
        var other = await _terms.PublishAsync(ana, first with { LeastAge = 14 }, asAdministrator: true);
        Community.Value(await _terms.PublishAsync(ana, Change(after: 1, responsible: "Otra casa"), asAdministrator: true));

        Assert.Equal((1, 1, "request_reused"), (made.No, again.No, other.Refusal?.Code));
        Assert.Equal("La red, red@example.org", made.Texts["es"].Responsible);
        Assert.Equal(["Otra casa", "La red, red@example.org"],
            (await _terms.VersionsAsync()).Select(version => version.Texts["es"].Responsible));
    }

    [Fact]
    public async Task A_version_stands_in_the_log_of_power_by_number_and_without_a_word()
    {
        var ana = await _community.NewMemberAsync("Ana");
        Community.Value(await _terms.PublishAsync(ana, Change(after: 0), asAdministrator: true));

        var log = await _community.ReadAsync(new TopicId(TopicKinds.Power, IPowerGrain.Network));

        var act = Assert.Single(log.OfType<PowerAct>(), one => one.By == ana);
        Assert.Equal((ActType.TermsPublished, "1"), (act.Type, act.To));
    }

    [Fact]
    public async Task Without_words_there_is_no_version()
    {
        var ana = await _community.NewMemberAsync("Ana");

        foreach (var texts in new[] { null, ImmutableSortedDictionary<string, TermsText>.Empty })
        {
            var refused = await _terms.PublishAsync(ana, Change(after: 0) with { Texts = texts! }, asAdministrator: true);
            Assert.Equal(("text_required", "texts"), (refused.Refusal?.Code, refused.Refusal?.Field));
        }
    }

    [Fact]
    public async Task Who_does_not_administer_publishes_nothing()
    {
        var ana = await _community.NewMemberAsync("Ana");

        var refused = await _terms.PublishAsync(ana, Change(after: 0), asAdministrator: false);

        Assert.Equal("not_allowed", refused.Refusal?.Code);
        Assert.Equal(0, (await _terms.CurrentAsync()).No);
    }

    [Fact]
    public async Task Who_read_an_older_version_overwrites_no_newer_one()
    {
        var ana = await _community.NewMemberAsync("Ana");
        Community.Value(await _terms.PublishAsync(ana, Change(after: 0), asAdministrator: true));

        var late = await _terms.PublishAsync(ana, Change(after: 0), asAdministrator: true);

        Assert.Equal("terms_changed", late.Refusal?.Code);
    }

    [Theory]
    [InlineData("", 16, "es", "required")]
    [InlineData("La red", 22, "es", "age_invalid")]
    [InlineData("La red", -1, "es", "age_invalid")]
    [InlineData("La red", 16, "xx", "language_unknown")]
    public async Task What_cannot_be_is_refused(string responsible, int age, string language, string code)
    {
        var change = Change(after: 0, responsible, language) with { LeastAge = age };

        var refused = await _terms.PublishAsync(default, change, asAdministrator: true);

        Assert.Equal(code, refused.Refusal?.Code);
    }

    [Theory]
    [InlineData(null, true, "terms_unread")]
    [InlineData(7, true, "terms_changed")]
    [InlineData(0, false, "too_young")]
    [InlineData(0, true, null)]
    public async Task Whoever_joins_says_what_was_read_and_that_the_age_is_reached(int? no, bool ofAge, string? code)
    {
        var invitation = (await _community.NewInvitationAsync(InvitationUses.Single)).Invitation;
        var newcomer = Community.NewNewcomer() with { Terms = new() { No = no, OfAge = ofAge } };

        var answer = await invitation.AcceptAsync(newcomer);

        Assert.Equal(code, answer.Refusal?.Code);
        if (code is not null)
        {
            Assert.Empty(Community.Value(await invitation.ReadAsync(default, asAdministrator: true)).UsedBy);
        }
    }

    [Fact]
    public async Task What_a_newcomer_agreed_to_is_kept_and_everything_else_is_a_no()
    {
        var invitation = (await _community.NewInvitationAsync(InvitationUses.Single)).Invitation;
        var member = Community.Value(await invitation.AcceptAsync(Community.NewNewcomer())).Member;

        var mine = await Person(member).MineAsync(member);

        var consent = Assert.Single(mine.OfType<Consent>());
        Assert.Equal((MemberConsents.Terms, true, 0), (consent.Id, consent.Given, consent.Version));
        Assert.Equal("off", mine.OfType<Setting>().Single(one => one.Id == MemberSettings.Interactions).Value);
    }

    [Fact]
    public async Task Whoever_waits_for_approval_agreed_when_the_yes_was_said()
    {
        var (ana, _, invitation) = await _community.NewInvitationAsync(InvitationUses.Multiple);
        var member = Community.Value(await invitation.AcceptAsync(Community.NewNewcomer())).Member;
        var use = Assert.Single(Community.Value(await invitation.ReadAsync(ana, asAdministrator: false)).UsedBy);

        Assert.Null(await invitation.AnswerAsync(ana, member, approve: true, asAdministrator: false));

        Assert.Equal(use.At, Assert.Single((await Person(member).MineAsync(member)).OfType<Consent>()).At);
    }

    [Fact]
    public async Task A_yes_and_its_end_are_kept_with_their_time_and_what_was_read()
    {
        var ana = await _community.NewMemberAsync("Ana");

        await ChooseAsync(ana, "on");
        var yes = await ConsentAsync(ana, MemberConsents.Presence);
        await ChooseAsync(ana, "on");
        var same = await ConsentAsync(ana, MemberConsents.Presence);
        await ChooseAsync(ana, "off");
        var no = await ConsentAsync(ana, MemberConsents.Presence);

        Assert.Equal((true, MemberConsents.Words), (yes!.Given, yes.Version));
        Assert.Equal(yes.At, same!.At);
        Assert.Equal((false, true), (no!.Given, no.At >= yes.At));
        Assert.Null(await ConsentAsync(ana, MemberConsents.Interactions));
    }

    [Fact]
    public async Task Only_who_says_yes_is_read_outside_and_nothing_but_name_country_and_organization()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        Assert.Null(await Person(ana).PublicAsync());

        await ChooseAsync(ana, "on", MemberSettings.PublicProfile);

        Assert.Equal(new PublicProfile { Name = "Ana", Country = "ES" }, await Person(ana).PublicAsync());
        Assert.Null(await Person(joao).PublicAsync());
        var yes = await ConsentAsync(ana, MemberConsents.PublicProfile);
        Assert.Equal((true, MemberConsents.Words), (yes!.Given, yes.Version));
        Assert.Null(await ConsentAsync(ana, MemberConsents.Presence));

        await ChooseAsync(ana, "off", MemberSettings.PublicProfile);

        Assert.Null(await Person(ana).PublicAsync());
        Assert.False((await ConsentAsync(ana, MemberConsents.PublicProfile))!.Given);
    }

    [Fact]
    public async Task Nobody_says_yes_for_another_and_who_left_is_read_nowhere()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");
        var change = new MemberChange
        {
            RequestId = Community.NewRequest(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(MemberSettings.PublicProfile, "on"),
        };

        Assert.Equal("not_allowed", (await Person(ana).ChangeAsync(joao, change)).Refusal?.Code);
        Assert.Null(await Person(ana).PublicAsync());
        Community.Value(await Person(ana).ChangeAsync(ana, change));
        await Person(ana).EraseAsync();

        Assert.Null(await Person(ana).PublicAsync());
        Assert.Empty((await Person(ana).MineAsync(ana)).OfType<Consent>());
        Assert.Null(await Person(EntityId.New<MemberId>(TimeProvider.System)).PublicAsync());
    }

    [Fact]
    public async Task A_member_agrees_to_a_newer_version_for_itself_alone_and_never_goes_back()
    {
        var ana = await _community.NewMemberAsync("Ana");
        var joao = await _community.NewMemberAsync("João");

        Assert.Null(await Person(ana).AgreeAsync(ana, 2));
        Assert.Null(await Person(ana).AgreeAsync(ana, 1));

        Assert.Equal(2, (await ConsentAsync(ana, MemberConsents.Terms))!.Version);
        Assert.Equal("not_allowed", (await Person(ana).AgreeAsync(joao, 3))?.Code);
        Assert.Equal("not_found", (await Person(EntityId.New<MemberId>(TimeProvider.System)).AgreeAsync(joao, 3))?.Code);
    }

    private IMemberGrain Person(MemberId member) => cluster.Grains.GetGrain<IMemberGrain>(member.Value);

    private async Task<Consent?> ConsentAsync(MemberId member, string consent) =>
        (await Person(member).MineAsync(member)).OfType<Consent>().SingleOrDefault(one => one.Id == consent);

    private async Task ChooseAsync(MemberId member, string answer, string setting = MemberSettings.Presence) => Community.Value(await Person(member).ChangeAsync(
        member,
        new MemberChange
        {
            RequestId = Community.NewRequest(),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add(setting, answer),
        }));

    private static TermsChange Change(int after, string responsible = "La red, red@example.org", string language = "es") => new()
    {
        RequestId = Community.NewRequest(),
        After = after,
        LeastAge = 16,
        Texts = ImmutableSortedDictionary<string, TermsText>.Empty.Add(language, new TermsText { Responsible = responsible }),
    };
}
