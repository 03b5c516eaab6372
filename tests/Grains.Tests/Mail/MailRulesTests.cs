using Comparte.Inbox;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Mail;

/// <summary>Which notices mails tell.</summary>
public sealed class MailRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ThreadId Thread = ThreadId.Of("t" + new string('1', 32));
    private static readonly MemberId Ana = MemberId.Of("m" + new string('1', 32));

    [Fact]
    public void What_addresses_a_member_waits_once()
    {
        var state = new MailRecord();
        var news = MailRules.News(state, [Mention(2), Mention(2), Mention(3) with { Type = NoticeType.Reaction }], Now);

        Assert.Equal(new WaitingNotice("post/2", Now), Assert.Single(news));
        Assert.Empty(MailRules.News(state with { Waiting = news }, [Mention(2)], Now));
        Assert.Empty(MailRules.News(state, [Mention(2) with { Seen = true }], Now));
        Assert.Empty(MailRules.News(state, [Mention(2) with { At = Now.AddDays(-4) }], Now));
        Assert.Equal(MailRules.MaxWaiting, MailRules.News(
            state, Enumerable.Range(1, 200).Select(no => Mention(no)), Now).Length);
    }

    [Fact]
    public void What_was_read_meanwhile_is_not_told()
    {
        var state = new MailRecord { Waiting = [new("post/2", Now), new("post/5", Now)] };
        Entry[] mine = [new ReadPosition { Id = Thread.Value, UpTo = 4 }];

        var items = MailRules.AtOnce(state, [Mention(2), Mention(5), Mention(6)], [.. mine]);

        Assert.Equal(["post/5"], items.Select(item => item.Notice.Key));
        Assert.Equal(4, items[0].After);
    }

    [Fact]
    public void A_conversation_is_told_again_only_of_what_came_since_the_last_mail()
    {
        var told = new MailItem { Notice = Message(3) };
        var state = new MailRecord
        {
            Waiting = [new("Message/k", Now)],
            Mailed = MailRules.Mailed(new MailRecord(), [told], Now),
        };

        Assert.Empty(MailRules.AtOnce(state, [Message(3)], []));
        Assert.Equal(3, MailRules.AtOnce(state, [Message(5)], []).Single().After);
        Assert.Empty(MailRules.News(state with { Waiting = [] }, [Message(3)], Now));
    }

    [Fact]
    public void A_digest_tells_neither_what_is_older_nor_what_was_in_a_mail()
    {
        var state = new MailRecord { Mailed = MailRules.Mailed(new MailRecord(), [new MailItem { Notice = Mention(3) }], Now) };
        var since = Now.AddDays(-1);

        var items = MailRules.Digest(state, [Mention(2) with { At = Now.AddDays(-2) }, Mention(3), Mention(4)], [], since);

        Assert.Equal(["post/4"], items.Select(item => item.Notice.Key));
        Assert.Empty(MailRules.Digest(
            state with { Since = Now, Mailed = MailRules.Mailed(state, items, Now) }, [Mention(3), Mention(4)], [], Now));
    }

    [Fact]
    public void A_mail_has_the_newest_and_not_more_than_it_holds()
    {
        var items = MailRules.Newest(MailRules.Digest(
            new MailRecord(), [.. Enumerable.Range(1, 30).Select(no => Mention(no) with { At = Now.AddMinutes(no) })], [], Now));

        Assert.Equal(MailRules.MaxItems, items.Length);
        Assert.Equal(30, items[^1].Notice.Post);
    }

    [Fact]
    public void In_a_digest_reactions_take_no_room_from_what_waits_or_was_written()
    {
        MailItem[] items =
        [
            Item(NoticeType.Request, 1), Item(NoticeType.Message, 2), Item(NoticeType.Accepted, 3), Item(NoticeType.Mention, 4),
            .. Enumerable.Range(5, 30).Select(no => Item(NoticeType.Reaction, no)),
        ];

        var told = MailRules.Weightiest([.. items]);

        Assert.Equal(MailRules.MaxItems, told.Length);
        Assert.Equal<long?>([1, 4, 2, 3, 34], told.Take(5).Select(item => item.Notice.Post));

        static MailItem Item(NoticeType type, int no) =>
            new() { Notice = Mention(no) with { Type = type, At = Now.AddMinutes(no) } };
    }

    [Fact]
    public void The_same_mail_has_the_same_id_and_another_one_another()
    {
        MailItem[] items = [new() { Notice = Mention(2) }];

        Assert.Equal(MailRules.IdOf(Ana, MailKind.AtOnce, items), MailRules.IdOf(Ana, MailKind.AtOnce, items));
        Assert.NotEqual(MailRules.IdOf(Ana, MailKind.AtOnce, items), MailRules.IdOf(Ana, MailKind.Digest, items));
        Assert.NotEqual(
            MailRules.IdOf(Ana, MailKind.AtOnce, items),
            MailRules.IdOf(Ana, MailKind.AtOnce, [.. items, new() { Notice = Mention(3) }]));
        Assert.DoesNotContain(Ana.Value, MailRules.IdOf(Ana, MailKind.AtOnce, items), StringComparison.Ordinal);
    }

    [Fact]
    public void What_mails_told_is_forgotten_when_no_digest_could_tell_it_again()
    {
        var state = new MailRecord { Since = Now, Mailed = [new("old", 1, 1, Now.AddDays(-30)), new("new", 1, 1, Now)] };

        Assert.Equal(["new"], MailRules.Mailed(state, [], Now).Select(mailed => mailed.Key));
    }

    [Theory]
    [InlineData(24, null, null, "", "hour_invalid")]
    [InlineData(-1, null, null, "", "hour_invalid")]
    [InlineData(8, 24, 7, "", "hour_invalid")]
    [InlineData(8, 21, -1, "", "hour_invalid")]
    [InlineData(8, 21, null, "", "quiet_hours_invalid")]
    [InlineData(8, null, 7, "", "quiet_hours_invalid")]
    [InlineData(8, 7, 7, "", "quiet_hours_invalid")]
    [InlineData(8, null, null, "Moon/Base", "zone_unknown")]
    [InlineData(8, null, null, "../zone", "zone_unknown")]
    [InlineData(8, 21, 7, "America/Guatemala", null)]
    public void A_choice_holds_hours_and_a_zone_that_there_are(int hour, int? from, int? to, string zone, string? code) =>
        Assert.Equal(code, MailRules.Check(
            new MailChoice { Hour = hour, QuietFrom = from, QuietTo = to, Zone = zone })?.Code);

    [Fact]
    public void A_choice_of_something_else_is_refused()
    {
        Assert.Equal("request_invalid", MailRules.Check(new MailChoice { Digest = (DigestRhythm)9 })?.Code);
        Assert.Equal("request_invalid", MailRules.Check(new MailChoice { Day = (DayOfWeek)9 })?.Code);
    }

    private static Notice Mention(long post) => new()
    {
        Id = $"{post}",
        No = post,
        Type = NoticeType.Mention,
        Key = $"post/{post}",
        About = TopicId.Of(Thread),
        Post = post,
        At = Now,
    };

    private static Notice Message(int count) => Mention(count) with
    {
        Type = NoticeType.Message,
        Key = "Message/k",
        Count = count,
    };
}
