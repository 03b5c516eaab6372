using Comparte.Accounts;

namespace Comparte.Grains.Tests.Accounts;

public sealed class InvitationRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly InvitationRecord Open = new() { At = Now, ExpiresAt = Now.AddDays(1) };

    [Fact]
    public void An_invitation_goes_from_open_to_one_end()
    {
        var use = new StoredUse { Name = "Ane" };

        Assert.Equal(InvitationState.Unknown, InvitationRules.StateOf(new(), Now));
        Assert.Equal(InvitationState.Open, InvitationRules.StateOf(Open, Now));
        Assert.Equal(InvitationState.Expired, InvitationRules.StateOf(Open, Now.AddDays(1)));
        Assert.Equal(InvitationState.Revoked, InvitationRules.StateOf(Open with { RevokedAt = Now }, Now));
        Assert.Equal(InvitationState.Used, InvitationRules.StateOf(Open with { UsedBy = [use] }, Now));
        var multiple = Open with { Uses = InvitationUses.Multiple, UsedBy = [use] };
        Assert.Equal(InvitationState.Open, InvitationRules.StateOf(multiple, Now));
    }

    [Fact]
    public void An_id_comes_from_its_code_and_is_well_formed()
    {
        var id = InvitationIds.FromCode("abcdefgh");

        Assert.Equal(id, InvitationIds.FromCode("abcdefgh"));
        Assert.NotEqual(id, InvitationIds.FromCode("abcdefgi"));
        Assert.True(EntityId.TryParse<InvitationId>(id.Value, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(91)]
    public void An_invitation_lasts_one_to_ninety_days(int days) =>
        Assert.Equal("days_invalid", InvitationRules.Check(new NewInvitation { Days = days })?.Code);
}
