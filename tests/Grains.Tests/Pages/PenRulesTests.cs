using Comparte.Pages;

namespace Comparte.Grains.Tests.Pages;

/// <summary>How long a pen is lent, and who gets it then.</summary>
public sealed class PenRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly MemberId Ana = MemberId.Of("m" + new string('1', 32));
    private static readonly MemberId Joao = MemberId.Of("m" + new string('2', 32));
    private static readonly Guid Phone = Guid.Parse("01900000-0000-7000-8000-000000000001");
    private static readonly Guid Laptop = Guid.Parse("01900000-0000-7000-8000-000000000002");

    private readonly PagePen _anas = Community.Value(PenRules.Ask(null, Ana, Phone, PenAsking.Take, Now));

    [Theory]
    [InlineData(89, PenAsking.Take, false)]
    [InlineData(89, PenAsking.Keep, false)]
    [InlineData(0, PenAsking.TakeOver, true)]
    [InlineData(90, PenAsking.Take, true)]
    [InlineData(90, PenAsking.Keep, true)]
    public void Others_get_it_when_its_time_is_over_or_they_take_it_over(int seconds, PenAsking asking, bool gets)
    {
        var asked = PenRules.Ask(_anas, Joao, Laptop, asking, Now.AddSeconds(seconds));

        Assert.Equal(gets ? null : "page_pen_taken", asked.Refusal?.Code);
        Assert.Equal(gets ? Joao : default, asked.Value?.By ?? default);
    }

    [Fact]
    public void Who_asks_again_keeps_it_for_another_while()
    {
        var kept = Community.Value(PenRules.Ask(_anas, Ana, Phone, PenAsking.Keep, Now.AddSeconds(30)));

        Assert.Equal((Now, Now.AddSeconds(120)), (kept.Since, kept.Until));
        Assert.Same(_anas, Community.Value(PenRules.Ask(_anas, Ana, Phone, PenAsking.Keep, Now.AddSeconds(5))));
    }

    [Fact]
    public void Who_writes_on_two_devices_has_it_where_it_was_taken_last()
    {
        var taken = Community.Value(PenRules.Ask(_anas, Ana, Laptop, PenAsking.Take, Now.AddSeconds(1)));

        Assert.Equal(Laptop, taken.Hand);
        Assert.Equal("page_pen_taken", PenRules.Ask(taken, Ana, Phone, PenAsking.Keep, Now.AddSeconds(2)).Refusal?.Code);
    }
}
