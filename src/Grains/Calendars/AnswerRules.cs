using System.Collections.Immutable;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Calendars;

/// <summary>The rules of answers to events.</summary>
internal static class AnswerRules
{
    /// <summary>The id of entry 1.</summary>
    public const string AboutId = "about";

    /// <summary>How many are deleted in one commit.</summary>
    public const int AtOnce = 24;

    /// <summary>Why these rights don't let a member answer now, or null.</summary>
    public static Refusal? RefuseAnswering(PlaceRights rights, Occasion? when, DateTimeOffset now) =>
        !rights.Reads || when is null ? Refusal.NotFound
        : rights.Closed ?? (EventTimes.IsOver(when, now) ? Refusal.Conflict("event_over") : null);

    /// <summary>Entry 1 with what is known of the readers; the same where nothing is new.</summary>
    public static AnswersAbout Note(AnswersAbout? about, PlaceRights rights) =>
        about is not null && rights.Readers <= about.Readers
            ? about
            : (about ?? new AnswersAbout { Id = AboutId }) with { Readers = rights.Readers, Parent = rights.Parent };

    /// <summary>What changes with an answer: nothing where it says what stands there.</summary>
    public static ImmutableArray<Entry> Answer(Entry? present, MemberId actor, Attendance answer, DateTimeOffset now) =>
        present is EventAnswer said && said.Answer == answer
            ? []
            : [new EventAnswer { Id = actor.Value, No = present?.No ?? 0, Answer = answer, At = now }];

    /// <summary>What changes when it is taken back.</summary>
    public static ImmutableArray<Entry> TakeBack(Entry? present) => present is EventAnswer ? [Gone(present)] : [];

    /// <summary>What stays of an entry.</summary>
    public static Entry Gone(Entry entry) => new Tombstone { Id = entry.Id, No = entry.No };
}
