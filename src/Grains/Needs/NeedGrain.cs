using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Topics;
using Comparte.Visits;
using Orleans.Concurrency;

namespace Comparte.Needs;

/// <summary>Owns what one need or offer says; the key is the <see cref="NeedId"/>. Who its people are it asks the organization
/// or initiative in whose name it is stated.</summary>
[GrainType(TopicKinds.Need), Reentrant]
internal sealed class NeedGrain : TopicGrain, INeedGrain, INeedImportGrain, IVisitedGrain, IReportedGrain, IHidingGrain
{
    private readonly NeedHiding _hiding;

    public NeedGrain(TopicServices services)
        : base(services, TopicShape.Whole) => _hiding = new NeedHiding(
            Id, Topic, new HiddenStore(services.Storage, this.GetGrainId(), TopicKinds.Need), GrainFactory, services.Clock);

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "directory", Durable = true, TellAsync = TellDirectoryAsync },
        _hiding.Follower,
    ];

    private NeedId Id => NeedId.Of(this.GetPrimaryKeyString());

    private NeedAbout? About => Topic.FindCommitted(NeedRules.AboutId) as NeedAbout;

    private NeedAbout? Drafted => Topic.Find<NeedAbout>(NeedRules.AboutId);

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc />
    public async Task<Outcome<NeedId>> CreateAsync(MemberId actor, NeedChange need)
    {
        if (Id != EntityId.FromRequest<NeedId>(actor, need.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(need));
        }

        if ((NeedRules.Check(need, isNew: true, Today) ?? await RefuseNameAsync(actor, need)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, need.RequestId, Fingerprint.Of("create", need));
        var created = await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : [NeedRules.New(actor, need, Clock.GetUtcNow())]);
        return created.Select<NeedId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<NeedView>> ViewAsync()
    {
        Outcome<NeedView> view = About is { } about ? new NeedView { Id = Id, About = about } : Refusal.NotFound;
        return Task.FromResult(view);
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) => About is { Hidden: null } about
        ? await GrainFactory.ReportAsync(actor, report, await _hiding.AuthorsAsync(about))
        : Refusal.NotFound;

    /// <inheritdoc />
    public Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator) =>
        _hiding.HideAsync(actor, hiding, asAdministrator);

    /// <inheritdoc />
    public Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator) =>
        _hiding.ShowAsync(actor, showing, asAdministrator);

    /// <inheritdoc />
    public Task<Outcome<HiddenView>> HiddenAsync(MemberId actor, long? post, bool asAdministrator) =>
        _hiding.ViewAsync(actor, asAdministrator);

    /// <inheritdoc />
    public Task ShowAppealedAsync(GrantedAppeal appeal) => _hiding.ShowAppealedAsync(appeal);

    /// <inheritdoc />
    public async Task<Outcome<NeedAbout>> ChangeAsync(MemberId actor, NeedChange change, bool asAdministrator)
    {
        if (About is not { } present)
        {
            return Refusal.NotFound;
        }

        var people = await NeedPeople.AskAsync(GrainFactory, present.By, present.Organization, present.Initiative);
        if (people?.Members.Contains(actor) != true && !(asAdministrator && NeedRules.OnlyCloses(change)))
        {
            return Refusal.NotAllowed;
        }

        if (NeedRules.Check(change, isNew: false, Today) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var now = Clock.GetUtcNow();
        var changed = await Topic.OnceAsync(
            command, () => Replace(about => NeedRules.Apply(about, change, now), alsoHidden: NeedRules.OnlyCloses(change)));
        return changed.Select<NeedAbout>(_ => About is { } about ? about : Refusal.NotFound);
    }

    /// <inheritdoc />
    public async Task<Refusal?> AnswerAsync(MemberId actor, NeedAnswer answer)
    {
        // Who agreed by now is nothing that the actor asked for.
        var command = TopicCommand.Of(actor, answer.RequestId, Fingerprint.Of("answer", answer.Thanks));
        var now = Clock.GetUtcNow();
        return (await Topic.OnceAsync(command, () => Replace(about => NeedRules.Answer(about, answer, now)))).Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId)
    {
        await _hiding.ClearAsync();
        var removed = await Topic.OnceAsync(TopicCommand.Of(actor, requestId, "remove"), () => Drafted is { } about
            ? ImmutableArray.Create<Entry>(new Tombstone { Id = about.Id, No = about.No, At = Clock.GetUtcNow() })
            : Refusal.NotFound);
        return removed.Refusal;
    }

    /// <inheritdoc />
    public Task<NeedRoll?> RollAsync() =>
        Task.FromResult(About is { } about ? NeedRules.Roll(about, Today) : null);

    /// <inheritdoc />
    public async Task TellHelpersAsync(ImmutableArray<MemberId> helpers, long rev)
    {
        if (Drafted is not { } about || about.ToldRev >= rev)
        {
            await Topic.SettledAsync();
            return;
        }

        var told = about with { AnsweredBy = about.Stage == NeedStage.Answered ? helpers : [], ToldRev = rev };
        await Topic.Enqueue(new TopicCommand { Changes = [told] });
    }

    /// <inheritdoc />
    public async Task ImportAsync(NeedAbout about)
    {
        if (Topic.NewestNo > 0)
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand
        {
            Actor = about.By,
            Changes = [about with { Id = NeedRules.AboutId, No = 0 }],
        });
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<MemberId>> OwnPeopleAsync()
    {
        var people = About is { } about
            ? await NeedPeople.AskAsync(GrainFactory, about.By, about.Organization, about.Initiative)
            : null;
        return [.. people?.Members ?? []];
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, About is not null));

    private Outcome<ImmutableArray<Entry>> Replace(Func<NeedAbout, NeedAbout> change, bool alsoHidden = false) => Drafted is { } about
        ? about.Hidden is not null && !alsoHidden ? HidingRules.IsHidden
        : change(about) is var next && next == about ? ImmutableArray<Entry>.Empty : [next]
        : Refusal.NotFound;

    /// <summary>One speaks for oneself, or for those whose confirmed person one is.</summary>
    private async Task<Refusal?> RefuseNameAsync(MemberId actor, NeedChange need)
    {
        var people = await NeedPeople.AskAsync(GrainFactory, actor, need.Organization, need.Initiative);
        return people is null
            ? need.Organization is null
                ? Refusal.Invalid("initiative_unknown", "initiative")
                : Refusal.Invalid("organization_unknown", "organization")
            : people.Members.Contains(actor) ? null : Refusal.NotAllowed;
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries)
    {
        Entry card = About is { } about
            ? NeedRules.Card(Id, about)
            : new Tombstone { Id = Id.Value, ToldRev = Topic.Head };
        return GrainFactory.GetGrain<IDirectoryGrain>(DirectoryRules.Needs).TellAsync(card);
    }
}
