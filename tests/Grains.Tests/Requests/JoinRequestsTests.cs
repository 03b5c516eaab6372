using Comparte.Requests;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Requests;

public sealed class JoinRequestsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly MemberId Ana = MemberId.Of($"m{1:x32}");
    private static readonly MemberId Joao = MemberId.Of($"m{2:x32}");

    [Fact]
    public void What_changes_while_somebody_is_told_is_told_next()
    {
        var asked = Ask(Joao, Now);
        var withdrawn = asked.Without(Joao);

        Assert.Equal(withdrawn.Rev, withdrawn.NoteTold(asked.Owed).Owed[Joao]);
        Assert.Empty(withdrawn.NoteTold(withdrawn.Owed).Owed);
        Assert.Empty(asked.NoteTold(asked.Owed).Owed);
    }

    [Fact]
    public void Each_request_becomes_overdue_once_after_three_days()
    {
        var clock = new Topics.ManualClock();
        var requests = Ask(Joao, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromDays(2.9));
        Assert.Same(requests, requests.MarkOverdue(clock.GetUtcNow(), [Ana]));
        clock.Advance(TimeSpan.FromDays(0.1));

        var overdue = requests.MarkOverdue(clock.GetUtcNow(), [Ana]);

        Assert.Equal((1, requests.Rev + 1), (overdue.CountOverdue(), overdue.Rev));
        Assert.Equal(overdue.Rev, overdue.Owed[Ana]);
        Assert.Same(overdue, overdue.MarkOverdue(clock.GetUtcNow().AddDays(1), [Ana]));
        var another = overdue.Ask(new JoinRequest { Member = Ana, At = clock.GetUtcNow() });
        Assert.True(another.MayBecomeOverdue());
        Assert.Equal(1, another.CountOverdue());
    }

    [Fact]
    public void A_command_is_known_until_its_request_expires()
    {
        var (request, later) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now + RequestTime.Lifetime));
        var known = new JoinRequests().Remember(Joao, request, "join", Now);

        Assert.NotNull(known.Remember(Joao, later, "join", Now + RequestTime.Lifetime).Find(Joao, request));
        Assert.Null(known.Remember(Joao, later, "join", Now + RequestTime.Lifetime + TimeSpan.FromMilliseconds(1))
            .Find(Joao, request));
        Assert.DoesNotContain("join", known.Find(Joao, request)!.Hash, StringComparison.Ordinal);
    }

    private static JoinRequests Ask(MemberId member, DateTimeOffset at) =>
        new JoinRequests().Ask(new JoinRequest { Member = member, At = at });
}
