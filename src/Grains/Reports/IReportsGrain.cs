using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Topics;

namespace Comparte.Reports;

/// <summary>What was reported to those who moderate a place; the key is <see cref="Network"/>, whose administrators read it, or a
/// <see cref="GroupId"/>, whose facilitators do. Nobody reads what is reported of the own.</summary>
[Alias("Comparte.IReportsGrain")]
public interface IReportsGrain : ITopicGrain
{
    /// <summary>The key of what is the network's.</summary>
    const string Network = "network";

    /// <summary>Takes a report from the owner of what it is about, who says whose own it is. Of one member one counts.</summary>
    [Alias("TakeReport")]
    Task<Refusal?> TakeAsync(MemberId actor, NewReport report, ImmutableArray<MemberId> authors);

    /// <summary>What waits, oldest first, then what was answered, newest first, at most 50.</summary>
    [Alias("List")]
    Task<Outcome<ImmutableArray<Report>>> ListAsync(MemberId actor, bool asAdministrator);

    /// <summary>Answers the reports on one thing, by the number of its entry.</summary>
    [Alias("Answer")]
    Task<Refusal?> AnswerAsync(MemberId actor, long no, ReportAnswer answer, bool asAdministrator);

    /// <summary>Takes from the owner of something that it was hidden or is shown again. Called after its commit; may repeat.</summary>
    [Alias("Note")]
    Task NoteAsync(HidingNote note);

    /// <summary>The number of the entry on something that the actor wrote and somebody hid; null where there is none.</summary>
    [Alias("Case")]
    Task<long?> CaseAsync(MemberId actor, TopicId about, long? post);

    /// <summary>Says once why a warning or a hiding was wrong. Whoever wrote it.</summary>
    [Alias("Appeal")]
    Task<Refusal?> AppealAsync(MemberId actor, long no, NewAppeal appeal);

    /// <summary>Takes an appeal from a group in which nobody else can decide it; may repeat.</summary>
    [Alias("TakeAppeal")]
    Task TakeAppealAsync(Report report);

    /// <summary>Takes back from those who administer what they decided; may repeat.</summary>
    [Alias("TakeDecision")]
    Task TakeDecisionAsync(Report report);

    /// <summary>Decides an appeal. Somebody else than who decided before, while there is one.</summary>
    [Alias("Decide")]
    Task<Refusal?> DecideAsync(MemberId actor, long no, AppealAnswer answer, bool asAdministrator);

    /// <summary>The warning that came of them, or that it was hidden, for whoever wrote it.</summary>
    [Alias("Warning")]
    Task<Outcome<Warning>> WarningAsync(MemberId actor, long no);
}

/// <summary>Something that can be reported: the same grain as the owner of its topic. It decides who may, knows who wrote it, and
/// who moderates where it stands.</summary>
[Alias("Comparte.IReportedGrain")]
public interface IReportedGrain : IGrainWithStringKey
{
    /// <summary>Reports it to those who moderate. Whoever reads it may; not found for anybody else.</summary>
    [Alias("Report")]
    Task<Refusal?> ReportAsync(MemberId actor, NewReport report);
}
