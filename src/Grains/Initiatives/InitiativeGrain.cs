using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Organizations;
using Comparte.Reports;
using Comparte.Topics;
using Comparte.Visits;
using Orleans.Concurrency;

namespace Comparte.Initiatives;

/// <summary>Owns one initiative's profile, people and, where it shows it, its exact place; the key is the
/// <see cref="InitiativeId"/>. What its organization's people may do here it asks the organization.</summary>
[GrainType(TopicKinds.Initiative), Reentrant]
internal sealed class InitiativeGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Whole), IInitiativeGrain, IVisitedGrain, IReportedGrain
{
    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "directory", Concerns = entry => entry is InitiativeAbout, TellAsync = TellDirectoryAsync },
        new() { Name = "people", Concerns = ConcernsPeople, Durable = true, TellAsync = TellPeopleAsync },
    ];

    private InitiativeId Id => InitiativeId.Of(this.GetPrimaryKeyString());

    private InitiativeAbout? About => Topic.FindCommitted(InitiativeRules.AboutId) as InitiativeAbout;

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    private IEnumerable<InitiativePerson> People =>
        Topic.Rows.Select(row => row.Entry).OfType<InitiativePerson>().OrderBy(person => person.No);

    /// <inheritdoc />
    public async Task<Outcome<InitiativeId>> CreateAsync(MemberId actor, InitiativeChange initiative)
    {
        if (Id != EntityId.FromRequest<InitiativeId>(actor, initiative.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(initiative));
        }

        var refusal = InitiativeRules.Check(initiative, isNew: true, Today)
            ?? InitiativeRules.RefuseOwnWord(actor, null, initiative)
            ?? await RefuseMakerAsync(actor, initiative.Organization!.Value)
            ?? await RefuseStrangersAsync(initiative);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, initiative.RequestId, Fingerprint.Of("create", initiative));
        var created = await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : [.. Changes(actor, new InitiativeAbout(), initiative)]);
        return created.Select<InitiativeId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<InitiativeView>> ViewAsync()
    {
        Outcome<InitiativeView> view = About is { } about
            ? new InitiativeView
            {
                Id = Id,
                About = about,
                People = [.. People],
                Point = Topic.FindCommitted(InitiativeRules.PointId) as InitiativePoint,
            }
            : Refusal.NotFound;
        return Task.FromResult(view);
    }

    /// <inheritdoc />
    public async Task<Outcome<InitiativeAbout>> ChangeAsync(
        MemberId actor, InitiativeChange change, bool asAdministrator)
    {
        if (About is not { } present)
        {
            return Refusal.NotFound;
        }

        var refusal = InitiativeRules.Check(change, isNew: false, Today) ?? await RefuseStrangersAsync(change);
        var accompanies = asAdministrator || await AccompaniesAsync(actor, present.Organization);
        await Topic.LoadForAsync(change.RequestId);
        if (!accompanies && !MayChange(actor, change, isValid: refusal is null))
        {
            return Refusal.NotAllowed;
        }

        refusal ??= InitiativeRules.RefuseOwnWord(actor, Topic.Find<InitiativePerson>(actor.Value), change);
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(
            command, () => [.. Changes(actor, Topic.Find<InitiativeAbout>(InitiativeRules.AboutId)!, change)]);
        return changed.Select<InitiativeAbout>(_ => About!);
    }

    /// <inheritdoc />
    public async Task<Refusal?> ShowAsync(MemberId actor, ExactPlace place, Guid requestId)
    {
        if (!Topic.Exists)
        {
            return Refusal.NotFound;
        }

        var command = TopicCommand.Of(actor, requestId, Fingerprint.Of("show", place));
        var shown = await Topic.OnceAsync(command, () => Represents(actor)
            ? ImmutableArray.Create<Entry>(new InitiativePoint
            {
                Id = InitiativeRules.PointId,
                No = Topic.Find(InitiativeRules.PointId)?.No ?? 0,
                Place = place,
                By = actor,
                At = Clock.GetUtcNow(),
            })
            : Refusal.NotAllowed);
        return shown.Refusal;
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) => Topic.Exists
        ? await GrainFactory.ReportAsync(actor, report, authors: [])
        : Refusal.NotFound;

    /// <inheritdoc />
    public async Task<Refusal?> HideAsync(MemberId actor, bool asAdministrator)
    {
        if (About is not { } about)
        {
            return Refusal.NotFound;
        }

        var mayHide = asAdministrator || Represents(actor) || await AccompaniesAsync(actor, about.Organization);
        if (!mayHide)
        {
            return Refusal.NotAllowed;
        }

        if (Topic.Find(InitiativeRules.PointId) is not InitiativePoint point)
        {
            await Topic.SettledAsync();
            return null;
        }

        await Topic.Enqueue(new TopicCommand
        {
            Actor = actor,
            Changes = [new Tombstone { Id = point.Id, No = point.No }],
        });
        return null;
    }

    /// <inheritdoc />
    public Task<InitiativeRoll?> RollAsync() => Task.FromResult(About is { } about
        ? new InitiativeRoll { Organization = about.Organization, Rev = Topic.Head, People = [.. People] }
        : null);

    /// <inheritdoc />
    public async Task<ImmutableArray<MemberId>> OwnPeopleAsync()
    {
        var roll = About is { } about
            ? await GrainFactory.GetGrain<IOrganizationGrain>(about.Organization.Value).RollAsync()
            : null;
        return [.. PersonRules.Members(People), .. PersonRules.Members(roll?.People ?? [])];
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private static bool ConcernsPeople(Entry entry) => entry is InitiativeAbout or InitiativePerson
        || (entry is Tombstone && EntityId.IsWellFormed(entry.Id, MemberId.Prefix));

    private bool Represents(MemberId actor) =>
        Topic.Find<InitiativePerson>(actor.Value) is { Represents: true, Unconfirmed: false };

    /// <summary>Whoever has left repeats the request by which it left.</summary>
    private bool MayChange(MemberId actor, InitiativeChange change, bool isValid) => Represents(actor)
        || (isValid && InitiativeRules.IsOwnPlace(actor, change)
            && (Topic.Find<InitiativePerson>(actor.Value) is not null
                || Topic.FindByRequest(actor, change.RequestId, Fingerprint.Of("change", change)) is not null));

    private async Task<Refusal?> RefuseMakerAsync(MemberId actor, OrganizationId organization) =>
        await GrainFactory.GetGrain<IOrganizationGrain>(organization.Value).RollAsync() is not { } roll
            ? Refusal.Invalid("organization_unknown", "organization")
            : roll.IsRepresentedBy(actor) ? null : Refusal.NotAllowed;

    private async Task<bool> AccompaniesAsync(MemberId actor, OrganizationId organization) =>
        (await GrainFactory.GetGrain<IOrganizationGrain>(organization.Value).RollAsync())?.IsRepresentedBy(actor) == true;

    /// <summary>People who are added must be members of the network.</summary>
    private Task<Refusal?> RefuseStrangersAsync(InitiativeChange change) => GrainFactory.RefuseStrangersAsync(
        change.People.Where(person => !person.Leaves && Topic.Find(person.Member.Value) is null));

    private IEnumerable<Entry> Changes(MemberId actor, InitiativeAbout about, InitiativeChange change)
    {
        // A profile that stays as it is isn't told to the directory.
        if (InitiativeRules.Apply(about, change) is var applied && applied != about)
        {
            yield return applied;
        }

        foreach (var person in change.People)
        {
            if (PersonRules.Apply<InitiativePerson>(Topic.Find(person.Member.Value), person, actor) is { } changed)
            {
                yield return changed;
            }
        }
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries) => GrainFactory
        .GetGrain<IDirectoryGrain>(DirectoryRules.Initiatives)
        .TellAsync(InitiativeRules.Card(Id, entries.OfType<InitiativeAbout>().Single()));

    /// <summary>The name stands in each person's own topic, so that everybody hears when it may have changed.</summary>
    private Task TellPeopleAsync(ImmutableArray<Entry> entries)
    {
        var told = entries.Where(entry => entry is not InitiativeAbout);
        var all = entries.Any(entry => entry is InitiativeAbout) ? told.Concat(People) : told;
        var rev = Topic.Head;
        return Task.WhenAll(all.Select(entry => entry.Id).Distinct().Select(id => GrainFactory
            .GetGrain<IMemberGrain>(id)
            .TellInitiativeAsync(Id, InitiativeRules.PlaceOf(About!, Topic.FindCommitted(id), rev), rev)));
    }
}
