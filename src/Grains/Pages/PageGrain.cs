using System.Collections.Immutable;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Writing;
using Orleans.Concurrency;

namespace Comparte.Pages;

/// <summary>Owns one page of a group: what it is, who has its pen, and its versions beside the topic; the key is the
/// <see cref="PageId"/>. Each command asks the group for the actor's rights and carries the revision along at which they were
/// asked.</summary>
[GrainType(TopicKinds.Page), Reentrant]
internal sealed class PageGrain : TopicGrain, IPageGrain, IPageImportGrain, IFoundGrain, IReportedGrain, IHidingGrain
{
    private readonly PageDesk _desk;
    private readonly PageWriting _writing;
    private readonly PenCommands _pens;
    private readonly PageHiding _hiding;
    private readonly PageTelling _telling;

    public PageGrain(TopicServices services)
        : base(services, TopicShape.Whole)
    {
        var versions = new VersionStore(services.Storage, this.GetGrainId(), TopicKinds.Page);
        _desk = new PageDesk(Id, Topic, versions, GrainFactory, services.Clock);
        _writing = new PageWriting(_desk);
        _pens = new PenCommands(_desk, services.Clock);
        _hiding = new PageHiding(_desk, GrainFactory);
        _telling = new PageTelling(_desk, _hiding, GrainFactory);
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <inheritdoc />
    protected override TopicId? Parent => _desk.About is { } about ? TopicId.Of(about.Group) : null;

    /// <summary>What was deleted is there for nobody.</summary>
    protected override bool IsThere => _desk.Committed is not null;

    private PageId Id => PageId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        _pens.Start();
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _pens.Stop();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Outcome<PageId>> CreateAsync(MemberId actor, GroupId group, NewPage page)
    {
        if (Id != EntityId.FromRequest<PageId>(actor, page.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(page));
        }

        var rights = await GrainFactory.RightsInGroupAsync(group, actor);
        if ((ThreadRules.RefuseOpening(rights) ?? PageRules.Check(page)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await _desk.Versions.EnterAsync();
        var about = PageRules.New(actor, group, page, _desk.Now);
        if (Topic.NewestNo == 0)
        {
            await _desk.Versions.AddAsync(PageRules.Text, PageRules.VersionOf(about), TextRules.CleanBody(page.Body));
        }

        var command = PageDesk.Command(actor, page.RequestId, Fingerprint.Of($"create {group}", page), rights);
        var created = await Topic.OnceAsync(command, () => Topic.NewestNo > 0 ? [] : [about]);
        return created.Select<PageId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<PageAbout>> SaveAsync(MemberId actor, PageSaving saving) => _writing.SaveAsync(actor, saving);

    /// <inheritdoc />
    public Task<Outcome<PageText>> TextAsync(MemberId actor, int? version) => _writing.TextAsync(actor, version);

    /// <inheritdoc />
    public Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor) => _writing.VersionsAsync(actor);

    /// <inheritdoc />
    public Task<Outcome<PagePen>> TakePenAsync(MemberId actor, Guid hand, PenAsking asking) =>
        _pens.TakeAsync(actor, hand, asking);

    /// <inheritdoc />
    public Task<Refusal?> LayDownPenAsync(MemberId actor, Guid hand) => _pens.LayDownAsync(actor, hand);

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) =>
        ThreadRules.RefuseReading(await _desk.RightsAsync(actor)) is { } refusal ? refusal
        : _desk.Committed is { Hidden: null } about
            ? await GrainFactory.ReportAsync(actor, report, PageRules.AuthorsOf(about), about.Group)
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
    public async Task<Outcome<PageAbout>> ChangeAsync(MemberId actor, PageChange change)
    {
        var rights = await _desk.RightsAsync(actor);
        if ((PageRules.RefuseChange(_desk.About, actor, change, rights) ?? InputRules.Request(change.RequestId)) is { } refusal)
        {
            return refusal;
        }

        var command = PageDesk.Command(actor, change.RequestId, Fingerprint.Of("change", change), rights);
        var changed = await Topic.OnceAsync(command, () =>
            _desk.About is not { } about ? Refusal.NotFound : Changed(actor, about, PageRules.Apply(about, change, _desk.Now)));
        return changed.Select(_ => _desk.OrGone());
    }

    /// <inheritdoc />
    public async Task<Refusal?> DeleteAsync(MemberId actor, Guid requestId)
    {
        var rights = await _desk.RightsAsync(actor);
        using var turn = await _desk.Versions.EnterAsync();
        var command = PageDesk.Command(actor, requestId, "delete", rights);
        return (await Topic.OnceAsync(command, () => PageRules.RefuseDeleting(_desk.About, actor, rights) is { } denied
            ? denied
            : ImmutableArray.Create<Entry>([PageRules.End(_desk.About!), .. _desk.WithoutPen()]))).Refusal;
    }

    /// <inheritdoc />
    public Task<string> FoundTextAsync() => _writing.FoundTextAsync();

    /// <inheritdoc />
    public Task ImportAsync(PageImport page) => _writing.ImportAsync(page);

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        var group = _desk.Committed!.Group;
        return Readers.Of(await GrainFactory.RightsInGroupAsync(group, members));
    }

    /// <summary>Whoever may not go on writing hasn't the pen any more.</summary>
    private ImmutableArray<Entry> Changed(MemberId actor, PageAbout about, PageAbout next)
    {
        var ends = next.ArchivedAt is not null || (next.Locked && !about.Locked && _desk.Pen?.By != actor);
        return next == about ? [] : [next, .. ends ? _desk.WithoutPen() : []];
    }
}
