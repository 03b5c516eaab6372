using System.Collections.Immutable;
using Comparte.Power;
using Comparte.Threads;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Reports;

/// <summary>Owns what was reported in one place; see <see cref="IReportsGrain"/> for its keys. Its topic is there for nobody.
/// </summary>
[GrainType(TopicKinds.Reports), Reentrant]
internal sealed class ReportsGrain : TopicGrain, IReportsGrain
{
    private readonly PowerNotes _power;
    private readonly ReportTelling _telling;

    public ReportsGrain(TopicServices services)
        : base(services, TopicShape.Whole)
    {
        _power = new PowerNotes(
            Group?.Value ?? IPowerGrain.Network, command => ReportRules.Acts(command, Group, Topic.Find));
        _telling = new ReportTelling(this.GetPrimaryKeyString(), Topic, GrainFactory, services.Clock);
    }

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    private GroupId? Group => GroupId.TryParse(this.GetPrimaryKeyString(), out var group) ? group : null;

    /// <inheritdoc />
    public async Task<Refusal?> TakeAsync(MemberId actor, NewReport report, MemberId? author)
    {
        var command = TopicCommand.Of(actor, report.RequestId, Fingerprint.Of("report", report));
        var taken = await Topic.OnceAsync(command, () => ReportRules.Take(
            Topic.Find<Report>(ReportRules.IdOf(report)), report, actor, author, Clock.GetUtcNow()));
        return taken.Refusal;
    }

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<Report>>> ListAsync(MemberId actor, bool asAdministrator)
    {
        if (await RefuseAsync(actor, asAdministrator) is { } refusal)
        {
            return refusal;
        }

        var all = Topic.Rows.Select(row => row.Entry).OfType<Report>().Where(report => report.Author != actor)
            .ToLookup(report => report.State == ReportState.Waiting);
        return ImmutableArray.Create<Report>(
        [
            .. all[true].OrderBy(report => report.Reports[0].At),
            .. all[false].OrderByDescending(report => report.Decision!.At).Take(ReportRules.AnsweredListed),
        ]);
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, long no, ReportAnswer answer, bool asAdministrator)
    {
        var refusal = await RefuseAsync(actor, asAdministrator)
            ?? (Find(no) is { } known && known.Author != actor ? null : Refusal.NotFound)
            ?? ReportRules.Check(answer);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, answer.RequestId, Fingerprint.Of($"answer {no}", answer));
        var answered = await Topic.OnceAsync(
            command, () => ReportRules.Answer(Find(no)!, answer, actor, Clock.GetUtcNow()));
        return answered.Refusal;
    }

    /// <inheritdoc />
    public Task<Outcome<Warning>> WarningAsync(MemberId actor, long no)
    {
        Outcome<Warning> warning = Find(no) is { State: ReportState.Warned, Decision: { } decision } report && report.Author == actor
            ? new Warning { About = report.About!.Value, Post = report.Post, Decision = decision }
            : Refusal.NotFound;
        return Task.FromResult(warning);
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, false));

    private Report? Find(long no) => Topic.Entries.OfType<Report>().FirstOrDefault(report => report.No == no);

    private async Task<Refusal?> RefuseAsync(MemberId actor, bool asAdministrator)
    {
        if (Group is not { } group)
        {
            return asAdministrator ? null : Refusal.NotAllowed;
        }

        var rights = await GrainFactory.RightsInGroupAsync(group, actor);
        return rights.Leads ? null : rights.Reads ? Refusal.NotAllowed : Refusal.NotFound;
    }
}
