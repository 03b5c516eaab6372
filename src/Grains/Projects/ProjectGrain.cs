using System.Collections.Immutable;
using Comparte.Organizations;
using Comparte.Reports;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Projects;

/// <summary>Owns one project in common; the key is the <see cref="ProjectId"/>. What organizations and initiatives allow
/// their people here it asks them, and the linked group who facilitates it.</summary>
[GrainType(TopicKinds.Project), Reentrant]
internal sealed class ProjectGrain : TopicGrain, IProjectGrain, IProjectImportGrain, IReportedGrain
{
    private readonly ProjectVoices _voices;
    private readonly ProjectRights _rights;
    private readonly ProjectTelling _telling;
    private readonly ProjectItems _items;

    public ProjectGrain(TopicServices services)
        : base(services, TopicShape.Whole)
    {
        _voices = new ProjectVoices(GrainFactory);
        _rights = new ProjectRights(Topic, _voices, GrainFactory);
        _telling = new ProjectTelling(Id, Topic, _voices, GrainFactory, services.Clock);
        _items = new ProjectItems(Topic, _voices, services.Clock);
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <summary>A deleted project is there for nobody.</summary>
    protected override bool IsThere => Topic.FindCommitted(ProjectRules.AboutId) is ProjectAbout;

    private ProjectId Id => ProjectId.Of(this.GetPrimaryKeyString());

    private ProjectAbout? About => Topic.Find<ProjectAbout>(ProjectRules.AboutId);

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc />
    public async Task<Outcome<ProjectId>> CreateAsync(MemberId actor, ProjectChange project)
    {
        if (Id != EntityId.FromRequest<ProjectId>(actor, project.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(project));
        }

        var refusal = ProjectRules.Check(project, isNew: true, Today)
            ?? await RefuseLeadAsync(actor, project.Lead)
            ?? await RefuseStrangersAsync(project);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, project.RequestId, Fingerprint.Of("create", project));
        var created = await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : [.. ProjectRules.New(actor, project, Clock.GetUtcNow())]);
        return created.Select<ProjectId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<ProjectView>> ViewAsync()
    {
        Outcome<ProjectView> view = Topic.FindCommitted(ProjectRules.AboutId) is ProjectAbout about
            ? new ProjectView
            {
                Id = Id,
                About = about,
                Actors = [.. All<ProjectActor>()],
                People = [.. All<ProjectPerson>()],
                Goals = [.. All<ProjectGoal>().OrderBy(goal => goal.Order)],
                Updates = [.. All<ProjectUpdate>().OrderByDescending(update => update.At)],
                Indicators = [.. All<ProjectIndicator>()],
                Values = [.. All<ProjectValue>().OrderBy(value => value.On)],
            }
            : Refusal.NotFound;
        return Task.FromResult(view);
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) => IsThere
        ? await GrainFactory.ReportAsync(actor, report, authors: [])
        : Refusal.NotFound;

    /// <inheritdoc />
    public async Task<Outcome<ProjectAbout>> ChangeAsync(MemberId actor, ProjectChange change, bool asAdministrator)
    {
        if (About is null)
        {
            return Refusal.NotFound;
        }

        var refusal = ProjectRules.Check(change, isNew: false, Today) ?? await RefuseStrangersAsync(change);
        var mayChange = asAdministrator || await _rights.MayChangeAsync(actor);
        await Topic.LoadForAsync(change.RequestId);
        if (!mayChange && !IsOwnPlace(actor, change, isValid: refusal is null))
        {
            return Refusal.NotAllowed;
        }

        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(command, () => About is { } about
            ? (Outcome<ImmutableArray<Entry>>)Changes(actor, about, change).ToImmutableArray()
            : Refusal.NotFound);
        return changed.Select<ProjectAbout>(_ =>
            Topic.FindCommitted(ProjectRules.AboutId) is ProjectAbout about ? about : Refusal.NotFound);
    }

    /// <inheritdoc />
    public async Task<Refusal?> SetActorAsync(
        MemberId actor, string id, ProjectActorChange change, bool asAdministrator)
    {
        var refusal = About is null ? Refusal.NotFound
            : InputRules.Request(change.RequestId)
                ?? InputRules.Known(change.Role, "role")
                ?? (ProjectRules.IsActor(id) ? null : Refusal.Invalid("actor_unknown", "actor"));
        if (refusal is not null)
        {
            return refusal;
        }

        var mayChange = asAdministrator || await _rights.MayChangeAsync(actor);
        var roll = await _voices.RollAsync(id);
        var asked = new ProjectActor { Id = id, By = actor, At = Clock.GetUtcNow() };
        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of($"actor {id}", change));
        var set = await Topic.OnceAsync(command, () =>
        {
            var present = Topic.Find(id);
            var speaks = roll?.Speakers.Contains(actor) == true;
            var isNew = present is not ProjectActor && !change.Leaves && !change.Confirms;
            return About is null ? Refusal.NotFound
                : !ProjectActorRules.Apply(present, asked, change, mayChange, speaks).TryGet(out var next, out var no)
                    && no is not null ? no
                : isNew && roll is null ? Refusal.Invalid("actor_unknown", "actor")
                : isNew && Drafted<ProjectActor>().Count() >= ProjectActorRules.Max ? Refusal.Conflict("project_full")
                : next is null ? ImmutableArray<Entry>.Empty
                : ImmutableArray.Create(next);
        });
        return set.Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> LinkAsync(MemberId actor, GroupId? group, Guid requestId, bool asAdministrator)
    {
        if (About is null)
        {
            return Refusal.NotFound;
        }

        var refusal = InputRules.Request(requestId)
            ?? (group is { } linked ? await _rights.RefuseLinkAsync(actor, linked)
                : asAdministrator ? null
                : await _rights.RefuseUnlinkAsync(actor, About?.Group));
        if (refusal is not null)
        {
            return refusal;
        }

        var done = await Topic.OnceAsync(TopicCommand.Of(actor, requestId, $"link {group}"), () =>
            About is not { } about ? Refusal.NotFound
            : about.Group == group ? ImmutableArray<Entry>.Empty
            : ImmutableArray.Create<Entry>(about with { Group = group }));
        return done.Refusal;
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> SetGoalAsync(MemberId actor, long? no, ProjectGoalChange goal) =>
        await IfAllowedAsync(actor, () => _items.SetGoalAsync(actor, no, goal));

    /// <inheritdoc />
    public async Task<Outcome<Entry>> SetUpdateAsync(MemberId actor, long? no, ProjectUpdateChange update) =>
        await IfAllowedAsync(actor, () => _items.SetUpdateAsync(actor, no, update));

    /// <inheritdoc />
    public async Task<Outcome<Entry>> SetIndicatorAsync(MemberId actor, long? no, ProjectIndicatorChange indicator) =>
        await IfAllowedAsync(actor, () => _items.SetIndicatorAsync(actor, no, indicator, Today));

    /// <inheritdoc />
    public async Task<Outcome<Entry>> SetValueAsync(
        MemberId actor, long indicator, DateOnly on, ProjectValueChange value) =>
        await IfAllowedAsync(actor, () => _items.SetValueAsync(actor, indicator, on, value, Today));

    /// <inheritdoc />
    public async Task<Outcome<Entry>> ClearAsync(MemberId actor, string id, Guid requestId) =>
        await IfAllowedAsync(actor, () => _items.ClearAsync(actor, id, requestId));

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor, Guid requestId)
    {
        if ((Topic.Exists ? InputRules.Request(requestId) : Refusal.NotFound) is { } refusal)
        {
            return refusal;
        }

        var mayChange = await _rights.MayChangeAsync(actor);

        var removed = await Topic.OnceAsync(TopicCommand.Of(actor, requestId, "remove"), () =>
            About is not { } about ? Refusal.NotFound
            : !mayChange ? Refusal.NotAllowed
            : ProjectItemRules.AnyByOthers(Topic.Entries, actor) ? Refusal.Conflict("project_in_use")
            : ImmutableArray.Create<Entry>(new Tombstone { Id = about.Id, No = about.No }));
        return removed.Refusal;
    }

    /// <inheritdoc />
    public Task ImportAsync(ImmutableArray<ProjectUpdate> updates) => _items.ImportAsync(updates);

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private IEnumerable<T> All<T>() where T : Entry =>
        Topic.Rows.Select(row => row.Entry).OfType<T>().OrderBy(entry => entry.No);

    private IEnumerable<T> Drafted<T>() where T : Entry => Topic.Entries.OfType<T>();

    /// <summary>Does something for those who may change the project.</summary>
    private async Task<Outcome<Entry>> IfAllowedAsync(MemberId actor, Func<Task<Outcome<Entry>>> changeAsync) =>
        About is null ? Refusal.NotFound
        : await _rights.MayChangeAsync(actor) ? await changeAsync()
        : Refusal.NotAllowed;

    /// <summary>Whoever has left repeats the request by which it left.</summary>
    private bool IsOwnPlace(MemberId actor, ProjectChange change, bool isValid) =>
        isValid && ProjectRules.IsOwnPlace(actor, change)
        && (Topic.Find<ProjectPerson>(actor.Value) is not null
            || Topic.FindByRequest(actor, change.RequestId, Fingerprint.Of("change", change)) is not null);

    private async Task<Refusal?> RefuseLeadAsync(MemberId actor, string? lead) =>
        lead is null || await _voices.SpeaksAsync(actor, lead) ? null : Refusal.NotAllowed;

    /// <summary>People who are added must be members of the network.</summary>
    private Task<Refusal?> RefuseStrangersAsync(ProjectChange change) => GrainFactory.RefuseStrangersAsync(
        change.People.Where(person => !person.Leaves && Topic.Find(person.Member.Value) is null));

    private IEnumerable<Entry> Changes(MemberId actor, ProjectAbout about, ProjectChange change)
    {
        // A profile that stays as it is isn't told to anybody.
        if (ProjectRules.Apply(about, change) is var applied && applied != about)
        {
            yield return applied;
        }

        foreach (var person in change.People)
        {
            if (PersonRules.Apply<ProjectPerson>(Topic.Find(person.Member.Value), person, actor) is { } changed)
            {
                yield return changed;
            }
        }
    }
}
