using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Topics;

namespace Comparte.Talks;

/// <summary>Who takes part in a talk, and what is told of it.</summary>
internal static class TalkRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>How many people a talk has at most.</summary>
    public const int MaxPeople = 12;

    /// <summary>Whoever doesn't take messages of somebody, by setting or by a block, says no more than that.</summary>
    public static readonly Refusal NotAccepted = Refusal.Forbidden("messages_not_accepted");

    /// <summary>Somebody writes to whom the writer blocks.</summary>
    public static readonly Refusal Blocked = Refusal.Conflict("messages_blocked");

    /// <summary>The other one of two left the network.</summary>
    public static readonly Refusal Left = Refusal.Conflict("member_left");

    /// <summary>Somebody left the talk, and isn't pulled back.</summary>
    public static readonly Refusal LeftTalk = Refusal.Conflict("talk_left");

    private const int MaxTitle = 80;

    /// <summary>Why a talk can't begin like this, or null.</summary>
    public static Refusal? Check(MemberId actor, NewTalk talk) =>
        InputRules.Request(talk.RequestId)
        ?? CheckPeople(talk.People)
        ?? (talk.People.Contains(actor) ? Refusal.Invalid("people_invalid", "people") : null)
        ?? InputRules.Line(talk.Title, MaxTitle, "title")
        ?? (talk.People.Length == 1 && talk.Title.Length > 0 ? Refusal.Invalid("request_invalid", "title") : null);

    /// <summary>Why these can't be people of a talk, or null.</summary>
    public static Refusal? CheckPeople(ImmutableArray<MemberId> people) =>
        people is { IsDefaultOrEmpty: false, Length: < MaxPeople } && !people.Contains(default)
            && people.Distinct().Count() == people.Length
            ? null
            : Refusal.Invalid("people_invalid", "people");

    /// <summary>The entries of a new talk.</summary>
    public static ImmutableArray<Entry> New(MemberId actor, NewTalk talk, DateTimeOffset now) =>
    [
        new TalkAbout
        {
            Id = AboutId,
            Pair = talk.People.Length == 1,
            Title = InputRules.Clean(talk.Title),
            By = actor,
            At = now,
        },
        .. talk.People.Prepend(actor).Select(member => Person(member, actor, 0, now)),
    ];

    /// <summary>One who takes part from now on.</summary>
    /// <param name="member">Who.</param>
    /// <param name="by">Who added the member.</param>
    /// <param name="no">The number of the tombstone of one who was there before, or 0.</param>
    /// <param name="now">The time.</param>
    public static TalkPerson Person(MemberId member, MemberId by, long no, DateTimeOffset now) =>
        new() { Id = member.Value, No = no, By = by, At = now };

    /// <summary>What the talk's thread tells; the same where that is old news.</summary>
    public static TalkAbout Told(TalkAbout about, GroupThread card) => card.ToldRev <= about.ToldRev ? about : about with
    {
        LastNo = card.LastNo,
        LastAt = card.LastAt,
        LastBy = card.LastBy,
        ToldRev = card.ToldRev,
    };

    /// <summary>What one of its people hears of a talk.</summary>
    public static OwnTalk Own(TalkAbout about, ImmutableArray<MemberId> people, long rev) => new()
    {
        Pair = about.Pair,
        Title = about.Title,
        People = people,
        LastNo = about.LastNo,
        LastAt = about.LastAt,
        LastBy = about.LastBy,
        ToldRev = rev,
    };
}
