using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Members;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Organizations;

/// <summary>Owns one organization's profile and people; the key is the <see cref="OrganizationId"/>.</summary>
[GrainType(TopicKinds.Organization), Reentrant]
internal sealed class OrganizationGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Whole), IOrganizationGrain
{
    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "directory", Concerns = entry => entry is OrganizationAbout, TellAsync = TellDirectoryAsync },
        new()
        {
            Name = "people",
            Concerns = entry => entry is OrganizationPerson or Tombstone,
            Durable = true,
            TellAsync = TellPeopleAsync,
        },
    ];

    private OrganizationId Id => OrganizationId.Of(this.GetPrimaryKeyString());

    private IEnumerable<OrganizationPerson> People =>
        Topic.Rows.Select(row => row.Entry).OfType<OrganizationPerson>().OrderBy(person => person.No);

    /// <inheritdoc />
    public async Task<Outcome<OrganizationId>> CreateAsync(MemberId actor, OrganizationChange organization)
    {
        if (Id != EntityId.FromRequest<OrganizationId>(actor, organization.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(organization));
        }

        var check = OrganizationRules.Check(organization, isNew: true) ?? await RefuseStrangersAsync(organization);
        if (check is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, organization.RequestId, Fingerprint.Of("create", organization));
        var created = await Topic.OnceAsync(
            command, () => Topic.NewestNo > 0 ? [] : [.. OrganizationRules.New(actor, organization)]);
        return created.Select<OrganizationId>(_ => Id);
    }

    /// <inheritdoc />
    public Task<Outcome<OrganizationView>> ViewAsync() => Task.FromResult(View());

    /// <inheritdoc />
    public async Task<Outcome<OrganizationAbout>> ChangeAsync(
        MemberId actor, OrganizationChange change, bool asAdministrator)
    {
        if (!Topic.Exists)
        {
            return Refusal.NotFound;
        }

        var refusal = OrganizationRules.Check(change, isNew: false) ?? await RefuseStrangersAsync(change);
        await Topic.LoadForAsync(change.RequestId);
        if (!asAdministrator && !MayChange(actor, change, isValid: refusal is null))
        {
            return Refusal.NotAllowed;
        }

        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(command, () => [.. Changes(actor, change)]);
        return changed.Select(_ => About());
    }

    /// <inheritdoc />
    public Task<OrganizationRoll?> RollAsync() =>
        Task.FromResult(Topic.Exists ? new OrganizationRoll { Rev = Topic.Head, People = [.. People] } : null);

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private Outcome<OrganizationAbout> About() =>
        Topic.FindCommitted(OrganizationRules.AboutId) is OrganizationAbout about ? about : Refusal.NotFound;

    private Outcome<OrganizationView> View() => About().TryGet(out var about, out var refusal)
        ? new OrganizationView
        {
            Id = Id,
            About = about,
            People = [.. People],
        }
        : refusal;

    /// <summary>Whoever has left repeats the request by which it left.</summary>
    private bool MayChange(MemberId actor, OrganizationChange change, bool isValid) =>
        Topic.Find<OrganizationPerson>(actor.Value) switch
        {
            { Represents: true } => true,
            null => isValid && OrganizationRules.IsOwnPlace(actor, change)
                && Topic.FindByRequest(actor, change.RequestId, Fingerprint.Of("change", change)) is not null,
            _ => isValid && OrganizationRules.IsOwnPlace(actor, change),
        };

    /// <summary>People who are added must be members of the network.</summary>
    private Task<Refusal?> RefuseStrangersAsync(OrganizationChange change) => GrainFactory.RefuseStrangersAsync(
        change.People.Where(person => !person.Leaves && Topic.Find(person.Member.Value) is null));

    private IEnumerable<Entry> Changes(MemberId actor, OrganizationChange change)
    {
        // A profile that stays as it is isn't told to the directory.
        var about = Topic.Find<OrganizationAbout>(OrganizationRules.AboutId)!;
        if (OrganizationRules.Apply(about, change) is var applied && applied != about)
        {
            yield return applied;
        }

        foreach (var person in change.People)
        {
            if (PersonRules.Apply<OrganizationPerson>(Topic.Find(person.Member.Value), person, actor) is { } changed)
            {
                yield return changed;
            }
        }
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries) => GrainFactory
        .GetGrain<IDirectoryGrain>(DirectoryRules.Organizations)
        .TellAsync(OrganizationRules.Card(Id, entries.OfType<OrganizationAbout>().Single()));

    private Task TellPeopleAsync(ImmutableArray<Entry> entries) => Task.WhenAll(entries.Select(entry =>
    {
        var person = entry as OrganizationPerson;
        return GrainFactory.GetGrain<IMemberGrain>(entry.Id)
            .TellOrganizationAsync(Id, person?.Role, person is { Unconfirmed: true }, entry.Rev);
    }));
}
