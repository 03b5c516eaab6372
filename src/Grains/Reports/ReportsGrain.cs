using System.Collections.Immutable;
using Comparte.Hiding;
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
            Group?.Value ?? IPowerGrain.Network, command => ReportActs.Of(command, Group, Topic.Find));
        _telling = new ReportTelling(this.GetPrimaryKeyString(), Topic, GrainFactory, services.Clock);
    }

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    private GroupId? Group => GroupId.TryParse(this.GetPrimaryKeyString(), out var group) ? group : null;

    /// <inheritdoc />
    public async Task<Refusal?> TakeAsync(MemberId actor, NewReport report, ImmutableArray<MemberId> authors)
    {
        var command = TopicCommand.Of(actor, report.RequestId, Fingerprint.Of("report", report));
        var taken = await Topic.OnceAsync(command, () => ReportRules.Take(
            Topic.Find<Report>(ReportRules.IdOf(report)), report, actor, authors, Clock.GetUtcNow()));
        return taken.Refusal;
    }

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<Report>>> ListAsync(MemberId actor, bool asAdministrator)
    {
        if (await RefuseAsync(actor, asAdministrator) is { } refusal)
        {
            return refusal;
        }

        var listed = Topic.Rows.Select(row => row.Entry).OfType<Report>().Where(report => !report.IsBy(actor)).ToList();
        var moderators = listed.Exists(report => AppealRules.Waits(report) && report.Decision?.By == actor)
            ? await GrainFactory.ModeratorsAsync(this.GetPrimaryKeyString())
            : [];
        var all = listed
            .Select(report => AppealRules.Waits(report) && ReportRules.IsJudgedByOthers(report, actor, moderators)
                ? report with { Appeal = report.Appeal! with { Elsewhere = true } }
                : report)
            .ToLookup(report => report.State == ReportState.Waiting || AppealRules.Waits(report));
        return ImmutableArray.Create<Report>(
        [
            .. all[true].OrderBy(report => report.Appeal?.At ?? report.Reports[0].At),
            .. all[false].OrderByDescending(report => report.Decision!.At).Take(ReportRules.AnsweredListed),
        ]);
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, long no, ReportAnswer answer, bool asAdministrator)
    {
        var refusal = await RefuseAsync(actor, asAdministrator)
            ?? (Find(no) is { } known && !known.IsBy(actor) ? null : Refusal.NotFound)
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
    public async Task NoteAsync(HidingNote note)
    {
        var changes = AppealRules.Note(Topic.Find<Report>(ReportRules.IdOf(note.About, note.Post)), note);
        await (changes.IsEmpty
            ? Topic.SettledAsync()
            : Topic.Enqueue(new TopicCommand { Actor = note.Hidden?.By ?? note.Shown!.By, Changes = changes }));
    }

    /// <inheritdoc />
    public Task<long?> CaseAsync(MemberId actor, TopicId about, long? post) => Task.FromResult(
        Topic.FindCommitted(ReportRules.IdOf(about, post)) is Report report && report.Author == actor ? report.No : (long?)null);

    /// <inheritdoc />
    public async Task<Refusal?> AppealAsync(MemberId actor, long no, NewAppeal appeal)
    {
        if (Find(no) is not { State: ReportState.Warned or ReportState.Hidden or ReportState.Shown } report || report.Author != actor)
        {
            return Refusal.NotFound;
        }

        if ((InputRules.Request(appeal.RequestId) ?? ReportRules.CheckWords(appeal.Text, "text")) is { } refusal)
        {
            return refusal;
        }

        var elsewhereThan = await IsElsewhereAsync(report) ? Group : null;
        var command = TopicCommand.Of(actor, appeal.RequestId, Fingerprint.Of($"appeal {no}", appeal));
        return (await Topic.OnceAsync(
            command, () => AppealRules.Appeal(Find(no)!, appeal, elsewhereThan, Clock.GetUtcNow()))).Refusal;
    }

    /// <inheritdoc />
    public async Task TakeAppealAsync(Report report)
    {
        await (AppealRules.Taken(Topic.Find<Report>(AppealRules.IdOfTaken(report)), report) is { } taken
            ? Topic.Enqueue(new TopicCommand { Actor = report.Author!.Value, Changes = [taken] })
            : Topic.SettledAsync());
    }

    /// <inheritdoc />
    public async Task TakeDecisionAsync(Report report)
    {
        var present = Topic.Find<Report>(ReportRules.IdOf(report.About!.Value, report.Post));
        await (AppealRules.Decided(present, report) is { } decided
            ? Topic.Enqueue(new TopicCommand { Actor = decided.Appeal!.Decision!.By, Changes = [decided] })
            : Topic.SettledAsync());
    }

    /// <inheritdoc />
    public async Task<Refusal?> DecideAsync(MemberId actor, long no, AppealAnswer answer, bool asAdministrator)
    {
        var refusal = await RefuseAsync(actor, asAdministrator)
            ?? (Find(no) is { Appeal: not null } known && !known.IsBy(actor) ? null : Refusal.NotFound)
            ?? InputRules.Request(answer.RequestId)
            ?? ReportRules.CheckWords(answer.Text, "text");
        if (refusal is not null)
        {
            return refusal;
        }

        if (Find(no)!.Decision?.By == actor
            && ReportRules.IsJudgedByOthers(Find(no)!, actor, await GrainFactory.ModeratorsAsync(this.GetPrimaryKeyString())))
        {
            return Refusal.Forbidden("appeal_own");
        }

        var command = TopicCommand.Of(actor, answer.RequestId, Fingerprint.Of($"decide {no}", answer));
        return (await Topic.OnceAsync(command, () => AppealRules.Decide(Find(no)!, answer, actor, Clock.GetUtcNow()))).Refusal;
    }

    /// <inheritdoc />
    public Task<Outcome<Warning>> WarningAsync(MemberId actor, long no)
    {
        Outcome<Warning> warning = Find(no) is { Decision: { } decision } report && report.Author == actor
            && report.State is ReportState.Warned or ReportState.Hidden or ReportState.Shown
            ? new Warning
            {
                About = report.About!.Value,
                Post = report.Post,
                Decision = decision,
                State = report.State,
                Reason = report.Reason,
                Appeal = report.Appeal,
            }
            : Refusal.NotFound;
        return Task.FromResult(warning);
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, false));

    /// <summary>Whether those who administer decide: nobody else facilitates, and one of them neither wrote it nor decided before.
    /// </summary>
    private async Task<bool> IsElsewhereAsync(Report report)
    {
        if (Group is not { } group || await AnybodyElseAsync(group.Value))
        {
            return false;
        }

        return await AnybodyElseAsync(IReportsGrain.Network);

        async Task<bool> AnybodyElseAsync(string place) => (await GrainFactory.ModeratorsAsync(place))
            .Any(one => !report.IsBy(one) && one != report.Decision!.By);
    }

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
