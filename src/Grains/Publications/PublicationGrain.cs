using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Calendars;
using Comparte.Feeds;
using Comparte.Files;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Search;
using Comparte.Threads;
using Comparte.Topics;
using Comparte.Visits;
using Comparte.Writing;
using Orleans.Concurrency;

namespace Comparte.Publications;

/// <summary>Owns something that people share: what it is, its authors and texts, what people told of trying it; the key is the
/// <see cref="PublicationId"/>. While a group reads it, each command carries the group's revision along.</summary>
[GrainType(TopicKinds.Publication), Reentrant]
internal sealed class PublicationGrain
    : TopicGrain, IPublicationGrain, IPublicationImportGrain, IThreadPlaceGrain, IVisitedGrain, IEventGrain,
        IFoundGrain, IReportedGrain, IHidingGrain
{
    private readonly PublicationDesk _desk;
    private readonly PublicationEdits _edits;
    private readonly TextCommands _texts;
    private readonly AuthorCommands _authors;
    private readonly SharingCommands _sharing;
    private readonly HidingCommands _hiding;
    private readonly TrialCommands _trials;
    private readonly FeedTeller _feeds;
    private readonly PublicationTelling _telling;
    private readonly PublicationImports _imports;

    public PublicationGrain(
        TopicServices services,
        [PersistentState("publication.feeds", "main")] IPersistentState<FeedRecord> feeds,
        [PersistentState("publication.calendars", "main")] IPersistentState<CalendarRecord> calendars)
        : base(services, TopicShape.Whole)
    {
        var files = new HeldFiles(TopicId.Of(Id), GrainFactory);
        _desk = new PublicationDesk(
            Id, Topic, new TextStore(services.Storage, this.GetGrainId()), GrainFactory, services.Clock);
        _edits = new PublicationEdits(_desk, files);
        _texts = new TextCommands(_desk);
        _authors = new AuthorCommands(_desk);
        _sharing = new SharingCommands(_desk, _texts, files);
        _hiding = new HidingCommands(_desk);
        _trials = new TrialCommands(_desk);
        _feeds = new FeedTeller(_desk, feeds, next => this.SaveAsync(feeds, next));
        var calendarTeller = new CalendarTeller(_desk, calendars, next => this.SaveAsync(calendars, next));
        _telling = new PublicationTelling(_desk, _feeds, calendarTeller, files);
        _imports = new PublicationImports(_desk, files, _feeds);
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <inheritdoc />
    protected override TopicId? Parent => PublicationDesk.ParentOf(_desk.Committed.About);

    /// <summary>What was deleted is there for nobody.</summary>
    protected override bool IsThere => _desk.Committed.About is not null;

    private PublicationId Id => PublicationId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    public Task<Outcome<PublicationId>> CreateAsync(MemberId actor, NewPublication publication) =>
        Id == EntityId.FromRequest<PublicationId>(actor, publication.RequestId)
            ? _edits.CreateAsync(actor, publication)
            : throw new ArgumentException("The key isn't made from this actor and request.", nameof(publication));

    /// <inheritdoc />
    public Task<Outcome<PublicationAbout>> ChangeAsync(MemberId actor, PublicationChange change) =>
        _edits.ChangeAsync(actor, change);

    /// <inheritdoc />
    public Task<Outcome<WorkingText>> WorkingAsync(MemberId actor, string language) =>
        _texts.WorkingAsync(actor, language);

    /// <inheritdoc />
    public Task<FeedItem?> InNetworkAsync() => Task.FromResult(_feeds.InNetwork());

    /// <inheritdoc />
    public Task<Outcome<long>> SaveAsync(MemberId actor, string language, TextSaving text) =>
        _texts.SaveAsync(actor, language, text);

    /// <inheritdoc />
    public Task<Outcome<PublicationText>> ShareTextAsync(MemberId actor, string language, TextSharing sharing) =>
        _texts.ShareTextAsync(actor, language, sharing);

    /// <inheritdoc />
    public Task<Refusal?> RemoveTextAsync(MemberId actor, string language, Guid requestId) =>
        _texts.RemoveTextAsync(actor, language, requestId);

    /// <inheritdoc />
    public Task<Outcome<SharedText>> TextAsync(MemberId actor, string language, int? version) =>
        _texts.TextAsync(actor, language, version);

    /// <inheritdoc />
    public Task<string> FoundTextAsync() => _texts.FoundTextAsync();

    /// <inheritdoc />
    public Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor, string language) =>
        _texts.VersionsAsync(actor, language);

    /// <inheritdoc />
    public Task<Refusal?> AskAuthorAsync(MemberId actor, MemberId member, Guid requestId) =>
        _authors.AskAsync(actor, member, requestId);

    /// <inheritdoc />
    public Task<Refusal?> AgreeAsync(MemberId actor, bool agrees, Guid requestId) =>
        _authors.AgreeAsync(actor, agrees, requestId);

    /// <inheritdoc />
    public Task<Refusal?> RemoveAuthorAsync(MemberId actor, MemberId member, Guid requestId) =>
        _authors.RemoveAsync(actor, member, requestId);

    /// <inheritdoc />
    public Task<Outcome<PublicationAbout>> ShareAsync(MemberId actor, GroupId? group, Guid requestId) =>
        _sharing.ShareAsync(actor, group, requestId);

    /// <inheritdoc />
    public Task<Outcome<PublicationAbout>> WithdrawAsync(MemberId actor, Guid requestId) =>
        _sharing.WithdrawAsync(actor, requestId);

    /// <inheritdoc />
    public Task<Refusal?> DeleteAsync(MemberId actor, Guid requestId) => _sharing.DeleteAsync(actor, requestId);

    /// <inheritdoc />
    public Task<Outcome<PublicationTrial>> AddTrialAsync(MemberId actor, NewTrial trial) =>
        _trials.AddAsync(actor, trial);

    /// <inheritdoc />
    public Task<Refusal?> RemoveTrialAsync(MemberId actor, string trial, Guid requestId) =>
        _trials.RemoveAsync(actor, trial, requestId);

    /// <inheritdoc />
    public Task ImportAsync(PublicationImport publication) => _imports.ImportAsync(publication);

    /// <inheritdoc />
    public Task TellFeedsAsync() => _imports.TellFeedsAsync();

    /// <inheritdoc />
    public Task<ImportStanding> StandingAsync() => Task.FromResult(_imports.Standing());

    /// <inheritdoc />
    public async Task<PlaceRights> RightsAsync(ThreadId thread, MemberId member) => (await RightsOfAllAsync([member]))[0];

    /// <inheritdoc />
    public Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ThreadId thread, ImmutableArray<MemberId> members) =>
        RightsOfAllAsync(members);

    /// <inheritdoc />
    public async Task TellThreadAsync(GroupThread card)
    {
        var inGroup = _desk.Drafted.About is { } present ? await _desk.InGroupAsync(present.By) : default;
        if (_desk.Drafted.About is not { } about || card.ToldRev <= about.ToldRev)
        {
            await Topic.SettledAsync();
            return;
        }

        // The first entry of the thread is none.
        var comments = (int)Math.Max(0, card.LastNo - 1 - card.Deleted);
        var next = about with { Comments = comments, CommentedAt = comments > 0 ? card.LastAt : null };
        if (next == about)
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [next with { ToldRev = card.ToldRev }], After = inGroup.Rev });
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) =>
        (await RightsOfAllAsync([actor]))[0].Reads && _desk.Committed.About is { Stage: PublicationStage.Shared } about
            ? await GrainFactory.ReportAsync(actor, report, _desk.Committed.WrittenBy, about.Group)
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
    public Task<ImmutableArray<MemberId>> OwnPeopleAsync() => Task.FromResult(_desk.Committed.AuthorIds);

    /// <inheritdoc />
    public async Task<EventReading> ReadingAsync(ImmutableArray<MemberId> members)
    {
        var rights = await RightsOfAllAsync(members);
        return _desk.Committed.About is { Type: PublicationType.Event } about
            ? new EventReading { Rights = rights, When = about.When }
            : new EventReading { Rights = [.. members.Select(_ => default(PlaceRights))] };
    }

    /// <inheritdoc />
    public async Task<Outcome<EventView>> EventAsync(MemberId actor, string language) =>
        (await RightsOfAllAsync([actor]))[0] is { Reads: true, Sensitive: false } && CalendarTeller.View(_desk, language) is { } view
            ? view
            : Refusal.NotFound;

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        Readers.Of(await RightsOfAllAsync(members)) with { RulesItself = true };

    private async Task<ImmutableArray<PlaceRights>> RightsOfAllAsync(ImmutableArray<MemberId> members)
    {
        while (true)
        {
            // The group is asked while others change what this is; then it may be another group. What was withdrawn from a
            // sensitive group is still of it.
            var (parent, from) = (Parent, _desk.Committed.About?.Group);
            var inGroup = from is { } group
                ? await GrainFactory.RightsInGroupAsync(group, members)
                : [.. members.Select(_ => default(PlaceRights))];
            if (parent == Parent && from == _desk.Committed.About?.Group)
            {
                return [.. members.Select((member, at) => RightsOf(member, inGroup[at]))];
            }
        }
    }

    private PlaceRights RightsOf(MemberId member, PlaceRights inGroup)
    {
        var about = _desk.Committed.About;
        var reads = _desk.Committed.IsReadBy(member, inGroup);
        return new PlaceRights
        {
            Known = reads,
            Reads = reads,
            Leads = _desk.Committed.IsAuthor(member),
            Closed = about is { Stage: PublicationStage.Shared } ? inGroup.Closed : PublicationRules.NotShared,
            Parent = PublicationDesk.ParentOf(about),
            Rev = PublicationDesk.ParentOf(about) is null ? 0 : inGroup.Rev,
            Readers = about?.Readers ?? 0,
            Sensitive = inGroup.Sensitive,
        };
    }
}
