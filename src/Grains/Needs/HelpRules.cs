using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Needs;

/// <summary>Who may say "I can help", and who is named for it.</summary>
internal static class HelpRules
{
    /// <summary>How many people may answer one need.</summary>
    public const int MaxHelps = 200;

    /// <summary>Entries about readers in one commit.</summary>
    public const int ReadersAtOnce = 32;

    private const int MaxNamed = 12;

    /// <summary>Why nobody says "I can help" now, or null; those who ask don't say it to themselves.</summary>
    public static Refusal? RefuseBeginning(NeedRoll need, bool isOwn, int helps) =>
        isOwn ? Refusal.Conflict("need_own")
        : !need.Open ? Refusal.Conflict("need_closed")
        : helps >= MaxHelps ? Refusal.Conflict("helps_full")
        : null;

    /// <summary>One who helps, as the conversation tells.</summary>
    public static NeedHelp Help(NeedHelp? present, GroupThread card) => (present ?? new NeedHelp()) with
    {
        Id = card.Id,
        By = card.By,
        At = card.At,
        LastNo = card.LastNo,
        LastAt = card.LastAt,
        LastBy = card.LastBy,
        ToldRev = card.ToldRev,
    };

    /// <summary>Why an answer can't be taken, or null.</summary>
    public static Refusal? Check(NeedAnswer answer) =>
        InputRules.Request(answer.RequestId)
        ?? InputRules.Lines(answer.Thanks, 300, "thanks")
        ?? (answer.Helpers is { IsDefault: false, Length: <= MaxNamed }
            && answer.Helpers.Distinct().Count() == answer.Helpers.Length
                ? null
                : Refusal.Invalid("people_invalid", "helpers"));

    /// <summary>What changes in who may read.</summary>
    public static IEnumerable<Entry> Readers(IReadOnlyCollection<Entry> entries, ImmutableHashSet<MemberId> people)
    {
        var present = entries.OfType<HelpReader>().ToDictionary(reader => MemberId.Of(reader.Id));
        var left = entries.OfType<Tombstone>().ToDictionary(one => one.Id, one => one.No);
        return people.Where(member => !present.ContainsKey(member))
            .Select(Entry (member) => new HelpReader
            {
                Id = member.Value,
                No = left.GetValueOrDefault(member.Value),
            })
            .Concat(present.Where(one => !people.Contains(one.Key))
                .Select(one => new Tombstone { Id = one.Value.Id, No = one.Value.No }));
    }

    /// <summary>What changes in who is named: those of the answer are asked unless they have agreed, others no more.</summary>
    public static IEnumerable<NeedHelp> Name(IEnumerable<NeedHelp> helps, NeedAnswer answer) => helps
        .Select(help => (Help: help, Next: NextNaming(help, answer)))
        .Where(pair => pair.Help.Naming != pair.Next)
        .Select(pair => pair.Help with { Naming = pair.Next });

    /// <summary>What one who may read a conversation hears of it.</summary>
    public static Helping Helping(NeedId need, NeedHelp help, long rev) => new()
    {
        Need = need,
        Thread = ThreadId.Of(help.Id),
        Helper = help.By,
        LastNo = help.LastNo,
        LastAt = help.LastAt,
        LastBy = help.LastBy,
        Naming = help.Naming,
        ToldRev = rev,
    };

    private static Naming? NextNaming(NeedHelp help, NeedAnswer answer) =>
        !answer.Helpers.Contains(help.By) ? null
        : help.Naming == Naming.Agreed ? Naming.Agreed
        : Naming.Asked;
}
