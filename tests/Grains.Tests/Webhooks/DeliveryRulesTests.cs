using Comparte.Webhooks;

namespace Comparte.Grains.Tests.Webhooks;

/// <summary>What waits to be told, and for how long.</summary>
public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Webhook Site = new()
    {
        No = 1,
        Rev = 1,
        Happenings = [HappeningType.PublicationShared, HappeningType.NeedStated],
        Since = Made,
    };

    [Fact]
    public void What_happened_is_taken_once_however_often_it_is_told()
    {
        var once = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1), Shared(2), Shared(1)], Made);

        Assert.Equal(2, once.Deliveries.Length);
        Assert.Same(once, DeliveryRules.Told(once, Site, [Shared(2), Shared(1)], Made));
    }

    [Fact]
    public void What_it_does_not_want_what_was_before_it_and_what_happens_while_it_is_off_is_not_taken()
    {
        var state = DeliveryRules.Told(
            new WebhookRecord(), Site, [Shared(0), Shared(-5), Shared(1) with { Type = HappeningType.NeedClosed }], Made);
        Assert.Empty(state.Deliveries);

        var off = Site with { Rev = 2, Off = new(WebhookRest.Paused, Made) };
        Assert.Empty(DeliveryRules.Told(state, off, [Shared(1)], Made).Deliveries);

        // Told late by who knew it before, and by who knows that it is on again.
        var paused = DeliveryRules.Told(state, off, [], Made);
        Assert.Empty(DeliveryRules.Told(paused, Site, [Shared(1)], Made).Deliveries);
        var on = Site with { Rev = 3, Since = Made.AddMinutes(9) };
        Assert.Single(DeliveryRules.Told(paused, on, [Shared(1), Shared(10)], Made).Deliveries);
    }

    [Fact]
    public void Of_two_hundred_that_are_settled_more_are_forgotten_and_not_taken_again()
    {
        var all = Enumerable.Range(1, 250).Select(Shared).ToList();
        var state = DeliveryRules.Told(new WebhookRecord(), Site, all, Made);
        foreach (var delivery in state.Deliveries)
        {
            state = DeliveryRules.Settled(state, Answer(delivery, WebhookOutcome.Taken), Made);
        }

        Assert.Equal(200, state.Deliveries.Length);
        Assert.Same(state, DeliveryRules.Told(state, Site, all, Made));
        Assert.Equal(50, DeliveryRules.List(state).Length);
    }

    [Fact]
    public void Of_five_hundred_that_wait_more_are_given_up_the_oldest_first()
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, Enumerable.Range(1, 503).Select(Shared), Made);

        Assert.Equal(500, DeliveryRules.StandingOf(state).Waiting);
        Assert.All(state.Deliveries[..3], one => Assert.Equal(DeliveryState.GivenUp, one.State));
    }

    [Fact]
    public void Waits_grow_from_a_minute_to_eight_hours_and_end_after_some_two_days()
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1)], Made);
        var (now, gaps) = (Made, new List<TimeSpan>());
        while (DeliveryRules.NextTry(state) is { } next)
        {
            gaps.Add(next - now);
            now = next;
            state = DeliveryRules.Settled(state, Answer(state.Deliveries[0], WebhookOutcome.NotTaken), now);
        }

        Assert.Equal(11, gaps.Count);
        Assert.InRange(gaps[1], TimeSpan.FromSeconds(54), TimeSpan.FromSeconds(66));
        Assert.All(gaps[6..], gap => Assert.InRange(gap, TimeSpan.FromHours(7.2), TimeSpan.FromHours(8.8)));
        Assert.InRange(now - Made, TimeSpan.FromHours(40), TimeSpan.FromHours(51));
        Assert.Equal(DeliveryState.GivenUp, state.Deliveries[0].State);
    }

    [Theory]
    [InlineData(0, 1.1)]
    [InlineData(30, 30)]
    [InlineData(100_000, 720)]
    public void A_receiver_is_left_alone_as_long_as_it_asks_but_not_for_ever(int asked, double minutes)
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1)], Made);
        var answer = Answer(state.Deliveries[0], WebhookOutcome.NotTaken) with { RetryAfter = TimeSpan.FromMinutes(asked) };

        var wait = DeliveryRules.NextTry(DeliveryRules.Settled(state, answer, Made))!.Value - Made;

        Assert.InRange(wait.TotalMinutes, minutes * 0.8, minutes);
    }

    [Fact]
    public void What_happened_days_ago_is_no_news()
    {
        var told = new[] { Shared(1), Shared(60) };

        var late = DeliveryRules.Told(new WebhookRecord(), Site, told, Made.AddDays(3).AddMinutes(30));

        Assert.Equal("p60", Assert.Single(late.Deliveries).Happening.About);
    }

    [Fact]
    public void Who_takes_something_again_or_stands_elsewhere_gets_the_rest_at_once()
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1), Shared(2)], Made);
        var failed = DeliveryRules.Settled(state, Answer(state.Deliveries[0], WebhookOutcome.NotTaken), Made);
        var both = DeliveryRules.Settled(failed, Answer(failed.Deliveries[1], WebhookOutcome.NotTaken), Made);
        Assert.Equal(Made, both.FailingSince);
        Assert.True(DeliveryRules.NextTry(both) > Made);

        var again = DeliveryRules.Settled(both, Answer(both.Deliveries[0], WebhookOutcome.Taken), Made);
        Assert.Equal(Made, DeliveryRules.NextTry(again));
        Assert.Null(again.FailingSince);
        var elsewhere = DeliveryRules.Told(both, Site with { Rev = 2, Address = "https://otra.example/aqui" }, [], Made);
        Assert.Equal(Made, DeliveryRules.NextTry(elsewhere));
        Assert.Null(elsewhere.FailingSince);
    }

    [Fact]
    public void After_quiet_days_one_failure_turns_nothing_off()
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1)], Made) with { FailingSince = Made.AddDays(-7) };
        var first = Answer(state.Deliveries[0], WebhookOutcome.NotTaken);

        Assert.Null(DeliveryRules.RestAfter(state, first, Made));
        Assert.Equal(WebhookRest.Failing, DeliveryRules.RestAfter(state, first with { Try = 2 }, Made));
    }

    [Fact]
    public void An_answer_that_comes_late_counts_only_where_it_was_taken()
    {
        var state = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1)], Made);
        var late = Answer(state.Deliveries[0], WebhookOutcome.NotTaken);
        state = DeliveryRules.Settled(state, late, Made);

        Assert.Same(state, DeliveryRules.Settled(state, late, Made));
        var taken = DeliveryRules.Settled(state, late with { Outcome = WebhookOutcome.Taken }, Made);
        Assert.Equal(DeliveryState.Taken, taken.Deliveries[0].State);
        Assert.Same(taken, DeliveryRules.Settled(taken, late with { Try = 2 }, Made));
    }

    [Fact]
    public void A_repeated_request_tells_nothing_again_and_one_of_something_else_is_refused()
    {
        var told = DeliveryRules.Told(new WebhookRecord(), Site, [Shared(1), Shared(2)], Made);
        var state = DeliveryRules.Settled(told, Answer(told.Deliveries[0], WebhookOutcome.Taken), Made);
        var request = new WebhookRequest { Id = Guid.CreateVersion7(), About = state.Deliveries[0].Id };

        var again = DeliveryRules.Again(state, request, Made).Value!;
        Assert.Equal(DeliveryState.Waiting, again.Deliveries[0].State);
        var taken = DeliveryRules.Settled(again, Answer(again.Deliveries[0], WebhookOutcome.Taken), Made);
        var waits = DeliveryRules.Again(taken, request with { Id = Guid.CreateVersion7(), About = taken.Deliveries[1].Id }, Made).Value!;

        Assert.Same(waits, DeliveryRules.Again(waits, request, Made).Value);
        Assert.Equal(Refusal.RequestReused, DeliveryRules.Again(waits, request with { About = waits.Deliveries[1].Id }, Made).Refusal);
        Assert.Equal(taken.Deliveries, waits.Deliveries);
    }

    private static Happening Shared(int minute) => new()
    {
        Type = HappeningType.PublicationShared,
        About = $"p{minute}",
        At = Made.AddMinutes(minute),
    };

    private static WebhookAnswer Answer(KeptDelivery delivery, WebhookOutcome outcome) =>
        new() { Id = delivery.Id, Try = delivery.Tries + 1, Outcome = outcome };
}
