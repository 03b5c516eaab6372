using System.Collections.Immutable;
using Comparte.Power;
using Comparte.Reports;
using Comparte.Requests;
using Comparte.Topics;
using Comparte.Visits;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Comparte.Organizations;

/// <summary>Owns one organization's profile and people, and aside from the topic who asks to join; the key is the
/// <see cref="OrganizationId"/>.</summary>
[GrainType(TopicKinds.Organization), Reentrant]
internal sealed class OrganizationGrain : TopicGrain, IOrganizationGrain, IVisitedGrain, IReportedGrain
{
    private readonly RequestBook _book;
    private readonly OrganizationTelling _telling;
    private readonly RequestTeller _teller;
    private readonly RequestCommands _joining;
    private readonly PowerNotes _power;

    public OrganizationGrain(
        TopicServices services,
        [PersistentState("organization.requests", "main")] IPersistentState<JoinRequests> requests,
        ILogger<OrganizationGrain> logger)
        : base(services, TopicShape.Whole)
    {
        _book = new RequestBook(requests, RemindFirstAsync, DeactivateOnIdle);
        _telling = new OrganizationTelling(Id, Topic, _book, GrainFactory);
        _teller = new RequestTeller(_book, _telling.TellRequestsAsync, services.Clock, logger);
        _joining = new RequestCommands(Topic, _book, _teller, services.Clock);
        _power = new PowerNotes(
            IPowerGrain.Network, command => PowerRules.InOrganization(Id, Topic.Find, command, Clock.GetUtcNow()));
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <inheritdoc />
    protected override PowerNotes? Power => _power;

    /// <inheritdoc />
    protected override bool IsCaughtUp => _book.IsSettled;

    private OrganizationId Id => OrganizationId.Of(this.GetPrimaryKeyString());

    private IEnumerable<OrganizationPerson> People =>
        Topic.Rows.Select(row => row.Entry).OfType<OrganizationPerson>().OrderBy(person => person.No);

    /// <inheritdoc />
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _book.Load();
        await base.OnActivateAsync(cancellationToken);
        _teller.Start();
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _teller.Stop();
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

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
            command, () => Topic.NewestNo > 0 ? [] : [.. OrganizationRules.New(actor, organization, Clock.GetUtcNow())]);
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
        // Administrators mend an organization; whether it may leave the network is its own to say.
        var mends = asAdministrator && change.Extract is not true;
        if (!mends && !MayChange(actor, change, isValid: refusal is null))
        {
            return Refusal.NotAllowed;
        }

        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(command, () => [.. Changes(actor, change)]);
        if (change.People.Any(person => _book.Current.Asks(person.Member)))
        {
            await DropAnsweredAsync();
        }

        return changed.Select(_ => About());
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) => Topic.Exists
        ? await GrainFactory.ReportAsync(actor, report, authors: [])
        : Refusal.NotFound;

    /// <inheritdoc />
    public Task<OrganizationRoll?> RollAsync() =>
        Task.FromResult(Topic.Exists ? new OrganizationRoll { Rev = Topic.Head, People = [.. People] } : null);

    /// <inheritdoc />
    public Task<Refusal?> JoinAsync(MemberId actor, string role, string text, Guid requestId)
    {
        var request = new JoinRequest
        {
            Member = actor,
            At = Clock.GetUtcNow(),
            Role = InputRules.Clean(role),
            Text = InputRules.Clean(text),
        };
        return (InputRules.Line(role, 80, "role") ?? InputRules.Lines(text, 500, "text")) is { } refusal
            ? Task.FromResult<Refusal?>(refusal)
            : DoAsync(actor, requestId, Fingerprint.Of("join", new[] { role, text }), requests =>
                JoiningRules.Ask(Topic.Find(actor.Value), requests, request));
    }

    /// <inheritdoc />
    public Task<Refusal?> WithdrawAsync(MemberId actor, Guid requestId) =>
        DoAsync(actor, requestId, "withdraw", requests => new RequestStep([], requests.Without(actor)));

    /// <inheritdoc />
    public Task<Outcome<ImmutableArray<JoinRequest>>> RequestsAsync(MemberId actor, bool asAdministrator)
    {
        Outcome<ImmutableArray<JoinRequest>> answer =
            !Topic.Exists ? Refusal.NotFound
            : asAdministrator || Represents(actor)
                ? _book.Current.Asked.RemoveAll(request => Topic.FindCommitted(request.Member.Value) is OrganizationPerson)
            : Refusal.NotAllowed;
        return Task.FromResult(answer);
    }

    /// <inheritdoc />
    public Task<Refusal?> AnswerAsync(
        MemberId actor, MemberId member, bool accept, Guid requestId, bool asAdministrator) =>
        DoAsync(actor, requestId, $"answer {member} {accept}", requests => asAdministrator || Represents(actor)
            ? JoiningRules.Answer(Topic.Find(member.Value), requests, member, accept, Clock.GetUtcNow())
            : Refusal.NotAllowed);

    /// <inheritdoc />
    public async Task<Outcome<OrganizationAbout>> VerifyAsync(
        MemberId actor, bool verified, Guid requestId, bool asAdministrator)
    {
        var refusal = !Topic.Exists ? Refusal.NotFound
            : asAdministrator ? InputRules.Request(requestId)
            : Refusal.NotAllowed;
        if (refusal is not null)
        {
            return refusal;
        }

        var changed = await Topic.OnceAsync(TopicCommand.Of(actor, requestId, $"verify {verified}"), () =>
        {
            var about = Topic.Find<OrganizationAbout>(OrganizationRules.AboutId)!;
            return verified == about.Verified is not null
                ? []
                : [about with { Verified = verified ? new Verification { By = actor, At = Clock.GetUtcNow() } : null }];
        });
        return changed.Select(_ => About());
    }

    /// <inheritdoc />
    protected override async Task CatchUpAsync()
    {
        _teller.Start();
        await DropAnsweredAsync();
        await _joining.MarkOverdueAsync(() => _telling.Representatives);
    }

    /// <inheritdoc />
    public Task<ImmutableArray<MemberId>> OwnPeopleAsync() => Task.FromResult(PersonRules.Members(People));

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(Readers.All(members, true));

    private Task<Refusal?> DoAsync(
        MemberId actor, Guid requestId, string fingerprint, Func<JoinRequests, Outcome<RequestStep>> decide) =>
        Topic.Exists
            ? _joining.DoAsync(actor, requestId, fingerprint, decide)
            : Task.FromResult<Refusal?>(Refusal.NotFound);

    /// <summary>Whoever is one of its people asks no longer.</summary>
    private Task DropAnsweredAsync() =>
        _joining.DropAnsweredAsync(member => Topic.Find(member.Value) is OrganizationPerson);

    private bool Represents(MemberId actor) =>
        Topic.Find<OrganizationPerson>(actor.Value) is { Represents: true, Unconfirmed: false };

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
    private bool MayChange(MemberId actor, OrganizationChange change, bool isValid) => Represents(actor)
        || (isValid && OrganizationRules.IsOwnPlace(actor, change)
            && (Topic.Find<OrganizationPerson>(actor.Value) is not null
                || Topic.FindByRequest(actor, change.RequestId, Fingerprint.Of("change", change)) is not null));

    /// <summary>People who are added must be members of the network.</summary>
    private Task<Refusal?> RefuseStrangersAsync(OrganizationChange change) => GrainFactory.RefuseStrangersAsync(
        change.People.Where(person => !person.Leaves && Topic.Find(person.Member.Value) is null));

    private IEnumerable<Entry> Changes(MemberId actor, OrganizationChange change)
    {
        // A profile that stays as it is isn't told to the directory.
        var about = Topic.Find<OrganizationAbout>(OrganizationRules.AboutId)!;
        if (OrganizationRules.Apply(about, actor, change, Clock.GetUtcNow()) is var applied && applied != about)
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
}
