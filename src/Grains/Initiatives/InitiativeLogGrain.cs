using System.Collections.Immutable;
using System.Globalization;
using Comparte.Organizations;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Initiatives;

/// <summary>
/// Owns one initiative's log and exact place; the key is the <see cref="InitiativeId"/>. Each command asks initiative
/// and organization who may, and notes their revisions in entry 1 in the same commit: so hosts ask again before they
/// tell a change to anybody who has left before the command.
/// </summary>
[GrainType(TopicKinds.Log), Reentrant]
internal sealed class InitiativeLogGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Window), IInitiativeLogGrain
{
    /// <summary>One command on the place at a time: it lives here and, when it is shown, in the initiative.</summary>
    private readonly Turns _places = new();

    /// <summary>A log begins when somebody who may read it opens it first.</summary>
    protected override bool IsThere => true;

    private InitiativeId Id => InitiativeId.Of(this.GetPrimaryKeyString());

    private IInitiativeGrain Initiative => GrainFactory.GetGrain<IInitiativeGrain>(this.GetPrimaryKeyString());

    private LogAbout? About => Topic.Find<LogAbout>(LogRules.AboutId);

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <inheritdoc />
    public async Task<Outcome<LogNote>> AddAsync(MemberId actor, LogNoteChange note)
    {
        var rights = await RightsAsync();
        if (rights?.Reads(actor) != true)
        {
            return Refusal.NotFound;
        }

        if (LogRules.Check(note, isNew: true, Today) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, note.RequestId, Fingerprint.Of("add", note));
        var added = await Topic.OnceAsync(command, () => With(rights, LogRules.New(actor, note, Clock.GetUtcNow())));
        return added.Select(NoteIn);
    }

    /// <inheritdoc />
    public async Task<Outcome<LogNote>> ChangeAsync(MemberId actor, long no, LogNoteChange change)
    {
        var rights = await RightsAsync();
        if (rights?.Reads(actor) != true)
        {
            return Refusal.NotFound;
        }

        if (LogRules.Check(change, isNew: false, Today) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of($"change {no}", change));
        var changed = await ReplaceAsync(no, rights, command, note =>
            LogRules.Change(note, actor, change).TryGet(out var next, out var denied) ? next : denied);
        return changed.Select(NoteIn);
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> RemoveAsync(MemberId actor, long no, Guid requestId)
    {
        var rights = await RightsAsync();
        if (rights?.Reads(actor) != true)
        {
            return Refusal.NotFound;
        }

        if (InputRules.Request(requestId) is { } refusal)
        {
            return refusal;
        }

        var removed = await ReplaceAsync(no, rights, TopicCommand.Of(actor, requestId, $"remove {no}"), note =>
            note.By == actor || rights.Leads(actor) ? new Tombstone { Id = note.Id, No = note.No } : Refusal.NotAllowed);
        return removed.Select<Entry>(committed => committed.Entries[^1]);
    }

    /// <inheritdoc />
    public async Task<Outcome<ExactPlace>> PlaceAsync(MemberId actor) =>
        (await RightsAsync())?.Reads(actor) == true
            && Topic.FindCommitted(LogRules.AboutId) is LogAbout { Place: { } place }
                ? place
                : Refusal.NotFound;

    /// <inheritdoc />
    public async Task<Refusal?> SetPlaceAsync(MemberId actor, ExactPlace? place, Guid requestId)
    {
        using var turn = await _places.EnterAsync();
        var rights = await RightsAsync();
        if (RefuseLeading(actor, rights) is { } denied)
        {
            return denied;
        }

        if ((InputRules.Request(requestId) ?? LogRules.Check(place)) is { } refusal)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, requestId, Fingerprint.Of("place", place));
        var clean = LogRules.Clean(place);
        await Topic.LoadForAsync(requestId);
        if (Topic.FindByRequest(actor, requestId, command.Fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync();
        }

        // First what others see: a crash in between leaves the place unknown to them.
        if (About?.Place != clean && await Initiative.HideAsync(actor, asAdministrator: false) is { } shown)
        {
            return shown;
        }

        var about = LogRules.About(About, rights!) with { Place = clean };
        await Topic.Enqueue(command with { Changes = [about] });
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> ConsentAsync(MemberId actor, Guid requestId)
    {
        using var turn = await _places.EnterAsync();
        var rights = await RightsAsync();
        if (rights?.Reads(actor) != true)
        {
            return Refusal.NotFound;
        }

        return InputRules.Request(requestId)
            ?? (rights.Initiative.IsRepresentedBy(actor) ? null : Refusal.NotAllowed)
            ?? (About?.Place is { } place
                ? await Initiative.ShowAsync(actor, place, requestId)
                : Refusal.Conflict("place_missing"));
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        var rights = await RightsAsync();
        var allowed = members.Select(member => rights?.Reads(member) == true).ToImmutableArray();
        if (allowed.Contains(true) && !Topic.Exists)
        {
            await (Topic.NewestNo > 0
                ? Topic.SettledAsync()
                : Topic.Enqueue(new TopicCommand { Changes = [LogRules.About(null, rights!)] }));
        }

        return new Readers(allowed);
    }

    private static Refusal? RefuseLeading(MemberId actor, LogRights? rights) =>
        rights?.Reads(actor) != true ? Refusal.NotFound : rights.Leads(actor) ? null : Refusal.NotAllowed;

    /// <summary>The note that a command made or changed; it may have been removed since.</summary>
    private static Outcome<LogNote> NoteIn(Committed committed) =>
        committed.Entries[^1] is LogNote note ? note : Refusal.NotFound;

    private async Task<LogRights?> RightsAsync()
    {
        if (await Initiative.RollAsync() is not { } initiative)
        {
            return null;
        }

        var organization = GrainFactory.GetGrain<IOrganizationGrain>(initiative.Organization.Value);
        return new LogRights(initiative, await organization.RollAsync() ?? new OrganizationRoll());
    }

    /// <summary>Replaces one note, once for a request.</summary>
    private async Task<Outcome<Committed>> ReplaceAsync(
        long no, LogRights rights, TopicCommand command, Func<LogNote, Outcome<Entry>> decide)
    {
        await Topic.LoadForAsync(command.RequestId!.Value);
        while (no is >= LogRules.FirstNo && no <= Topic.NewestNo && Find(no) is null)
        {
            await Topic.LoadAsync(no);
        }

        return await Topic.OnceAsync(command, () =>
            Find(no) is not LogNote note ? Refusal.NotFound
            : decide(note).TryGet(out var next, out var refusal) ? With(rights, next)
            : refusal);
    }

    private Entry? Find(long no) => Topic.Find(no.ToString(CultureInfo.InvariantCulture));

    /// <summary>A change, behind entry 1 where that doesn't know these rights yet.</summary>
    private ImmutableArray<Entry> With(LogRights rights, Entry change)
    {
        var about = LogRules.About(About, rights);
        return about == About ? [change] : [about, change];
    }
}
