using Comparte.Talks;

namespace Comparte.Grains.Tests.Talks;

/// <summary>Ids that two people, their browsers and the server find alike.</summary>
public sealed class TalkIdsTests
{
    private static readonly MemberId Later = MemberId.Of("m0199f0a1b2c37d4e8f60718293a4b5c6");
    private static readonly MemberId Earlier = MemberId.Of("m018f00112233744596778899aabbccdd");

    [Fact]
    public void The_talk_of_two_is_the_same_whoever_begins_and_as_browsers_find_it()
    {
        Assert.Equal("k0199f0a1b2c3790b9917f91b391f791b", TalkIds.OfPair(Earlier, Later).Value);
        Assert.Equal(TalkIds.OfPair(Earlier, Later), TalkIds.OfPair(Later, Earlier));
        Assert.Equal("t0199f0a1b2c3790b9917f91b391f791b", TalkIds.ThreadOf(TalkIds.OfPair(Earlier, Later)).Value);
    }

    [Fact]
    public void A_talk_of_several_is_another_one_for_each_request()
    {
        var others = MemberId.Of("m" + new string('3', 32));
        NewTalk New() => new() { RequestId = Community.NewRequest(), People = [Earlier, others] };
        var first = New();

        Assert.Equal(TalkIds.Of(Later, first), TalkIds.Of(Later, first));
        Assert.NotEqual(TalkIds.Of(Later, first), TalkIds.Of(Earlier, first));
        Assert.NotEqual(TalkIds.Of(Later, first), TalkIds.Of(Later, New()));
    }
}
