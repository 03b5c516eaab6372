using System.Text;
using System.Text.Json;
using Comparte.Directories;
using Comparte.Needs;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Needs;

/// <summary>What a need or an offer may hold.</summary>
public sealed class NeedRulesTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly MemberId Ana = MemberId.Of("m" + new string('0', 32));

    private static readonly NeedChange Whole = new()
    {
        Title = "Semillas de maíz criollo",
        RequestId = Guid.CreateVersion7(),
    };

    /// <summary>Changes of a sound need, the refusal's code and field.</summary>
    public static readonly TheoryData<string, Func<NeedChange, NeedChange>, string, string> Refused = new()
    {
        { "no title", need => need with { Title = " " }, "required", "title" },
        { "a long title", need => need with { Title = new string('a', 121) }, "too_long", "title" },
        { "a long text", need => need with { Text = new string('a', 1001) }, "too_long", "text" },
        { "an unknown kind", need => need with { Type = (NeedKind)9 }, "request_invalid", "type" },
        { "no country", need => need with { Country = "ZZ" }, "country_unknown", "country" },
        { "no language", need => need with { Languages = ["fr"] }, "language_unknown", "languages" },
        { "no axis", need => need with { Axes = ["Ñ"] }, "axes_invalid", "axes" },
        { "no request", need => need with { RequestId = default }, "required", "requestId" },
        { "over already", need => need with { Until = Today.AddDays(-2) }, "date_invalid", "until" },
        { "for ever", need => need with { Until = Today.AddYears(3) }, "date_invalid", "until" },
        {
            "in two names",
            need => need with
            {
                Organization = OrganizationId.Of("o" + new string('0', 32)),
                Initiative = InitiativeId.Of("n" + new string('0', 32)),
            },
            "request_invalid", "initiative"
        },
        {
            "in nobody's name", need => need with { Organization = OrganizationId.Of("o1") },
            "organization_unknown", "organization"
        },
    };

    [Fact]
    public void A_sound_need_is_taken() => Assert.Null(NeedRules.Check(
        Whole with { Type = NeedKind.Offer, Until = Today, Country = "GT", Languages = ["es"] }, isNew: true, Today));

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_sound_is_refused_by_field(
        string what, Func<NeedChange, NeedChange> change, string code, string field)
    {
        var refusal = NeedRules.Check(change(Whole), isNew: true, Today);
        Assert.True(refusal?.Code == code && refusal.Field == field, $"{what}: {refusal?.Code} {refusal?.Field}");
    }

    [Fact]
    public void Nobody_changes_in_whose_name_it_is() => Assert.Equal(
        "organization_unknown",
        NeedRules.Check(
            new NeedChange { RequestId = Whole.RequestId, Organization = OrganizationId.Of("o" + new string('0', 32)) },
            isNew: false,
            Today)?.Code);

    [Fact]
    public void What_is_open_again_thanks_nobody()
    {
        var about = NeedRules.New(Ana, Whole, DateTimeOffset.UnixEpoch);
        var answered = NeedRules.Answer(
            about, new NeedAnswer { Helpers = [Ana], Thanks = " Gracias. " }, DateTimeOffset.UnixEpoch);
        Assert.Equal(("Gracias.", NeedStage.Answered), (answered.Thanks, answered.Stage));

        var later = DateTimeOffset.UnixEpoch.AddDays(1);
        var open = NeedRules.Apply(answered, new NeedChange { Closed = false }, later);

        Assert.Equal(about with { ReopenedAt = later }, open with { AnsweredBy = about.AnsweredBy });
        Assert.Empty(open.AnsweredBy);
        Assert.Equal(open, NeedRules.Apply(open, new NeedChange { Closed = false }, later.AddDays(1)));
    }

    [Fact]
    public void An_answered_need_that_is_closed_stays_answered() => Assert.Equal(
        NeedStage.Answered,
        NeedRules.Apply(new NeedAbout { Stage = NeedStage.Answered }, new NeedChange { Closed = true }, DateTimeOffset.UnixEpoch).Stage);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(5, true)]
    public void It_is_open_until_its_last_day_is_over_everywhere(int days, bool open) => Assert.Equal(
        open, NeedRules.Roll(new NeedAbout { Until = Today.AddDays(days) }, Today).Open);

    [Fact]
    public void There_is_one_conversation_for_each_need_and_helper()
    {
        var need = NeedId.Of("w" + new string('1', 32));
        var other = MemberId.Of("m" + new string('2', 32));

        Assert.Equal(HelpThreads.Of(need, Ana), HelpThreads.Of(need, Ana));
        Assert.NotEqual(HelpThreads.Of(need, Ana), HelpThreads.Of(need, other));
        Assert.NotEqual(HelpThreads.Of(need, Ana), HelpThreads.Of(NeedId.Of("w" + new string('3', 32)), Ana));
    }

    /// <summary>The browser finds the same id; see <c>needs.test.ts</c>.</summary>
    [Fact]
    public void The_id_of_a_conversation_never_changes() => Assert.Equal(
        "t0199f0a1b2c3790b9917f91b391f791b",
        HelpThreads.Of(
            NeedId.Of("w0199f0a1b2c37d4e8f60718293a4b5c6"), MemberId.Of("m018f00112233744596778899aabbccdd")).Value);

    [Fact]
    public void A_card_of_somebody_who_asks_is_small()
    {
        Entry card = NeedRules.Card(NeedId.Of("w" + new string('1', 32)), NeedRules.New(Ana, Whole with
        {
            Country = "GT",
            Languages = ["es"],
            Axes = ["agroecology"],
        }, DateTimeOffset.UnixEpoch));

        Assert.InRange(Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(card, TopicJson.Options)), 100, 250);
        Assert.IsType<NeedCard>(card);
    }
}
