using Comparte.Topics;

namespace Comparte.Pages;

/// <summary>Who may write a page now. The pen is lent for a while and kept by whoever's browser asks for it again.</summary>
internal static class PenRules
{
    /// <summary>The id of its entry.</summary>
    public const string PenId = "pen";

    /// <summary>How long it is lent.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    /// <summary>Somebody has it.</summary>
    public static readonly Refusal Taken = Refusal.Conflict("page_pen_taken");

    /// <summary>Asking again sooner changes nothing.</summary>
    private static readonly TimeSpan Worth = TimeSpan.FromSeconds(15);

    /// <summary>Whether somebody has it.</summary>
    public static bool IsHeld(PagePen? pen, DateTimeOffset now) => pen is not null && pen.Until > now;

    /// <summary>Whether it is in this hand of this member, or was last.</summary>
    public static bool Holds(PagePen? pen, MemberId actor, Guid hand) => pen is not null && pen.By == actor && pen.Hand == hand;

    /// <summary>The pen as it is after somebody asked for it, or why it isn't given. Whoever has it on another device gets it
    /// where it is asked for last.</summary>
    public static Outcome<PagePen> Ask(PagePen? pen, MemberId actor, Guid hand, PenAsking asking, DateTimeOffset now)
    {
        var isHeld = IsHeld(pen, now);
        if (isHeld && Holds(pen, actor, hand))
        {
            return now + Lease - pen!.Until < Worth ? pen : pen with { Until = now + Lease };
        }

        var mayTake = !isHeld || asking == PenAsking.TakeOver || (asking == PenAsking.Take && pen!.By == actor);
        return !mayTake ? Taken : new PagePen
        {
            Id = PenId,
            By = actor,
            Hand = hand,
            Since = now,
            Until = now + Lease,
        };
    }

    /// <summary>What stands where nobody has it.</summary>
    public static Tombstone LaidDown(PagePen pen) => new() { Id = PenId, No = pen.No };
}
