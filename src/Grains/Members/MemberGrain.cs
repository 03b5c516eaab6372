using System.Collections.Immutable;
using Comparte.Directories;
using Comparte.Groups;
using Comparte.Inbox;
using Comparte.Interactions;
using Comparte.Mail;
using Comparte.Push;
using Comparte.Relations;
using Comparte.Reports;
using Comparte.Requests;
using Comparte.Talks;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Members;

/// <summary>Owns one member's profile and what is the member's own; the key is the <see cref="MemberId"/>.</summary>
[GrainType(TopicKinds.Me), Reentrant]
internal sealed class MemberGrain(TopicServices services)
    : TopicGrain(services, TopicShape.Whole), IMemberGrain, IRelatingGrain, INotifiedGrain, ITalkingGrain, IMailedGrain,
        IReportedGrain
{
    /// <summary>The least time between two writes of one thread's read position.</summary>
    internal static readonly TimeSpan ReadSpacing = TimeSpan.FromSeconds(5);

    private readonly ReadMarks _marks = new(ReadSpacing);
    private IGrainTimer? _markTimer;

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy =>
    [
        new() { Name = "directory", Concerns = entry => entry.Id == MemberRules.ProfileId, TellAsync = TellDirectoryAsync },
        .. Relations.Followers,
        Notices.Follower,
        Mail.Follower,
        MemberPush.Of(Id, GrainFactory),
        InteractionTelling.OfLinks(Id, GrainFactory),
        InteractionTelling.OfChoice(Id, GrainFactory),
    ];

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    /// <inheritdoc />
    protected override bool IsThere => MemberRules.IsThere(Topic);

    private MemberNotices Notices => field ??= new MemberNotices(Id, Topic, GrainFactory, Clock);

    private MemberMail Mail => field ??= new MemberMail(Id, Topic, GrainFactory);

    private MemberRelations Relations => field ??= new MemberRelations(Id, Topic, GrainFactory, Clock);

    private MemberTalks Talks => field ??= new MemberTalks(Id, Topic, GrainFactory, Clock);

    private OwnProfile? Own => Topic.FindCommitted(MemberRules.ProfileId) as OwnProfile;

    /// <inheritdoc />
    public Task<Refusal?> CreateAsync(MemberProfile profile, string language) => MakeAsync(profile, language, []);

    /// <inheritdoc />
    public Task<Refusal?> AdmitAsync(MemberProfile profile, string language, int terms, DateTimeOffset agreedAt) =>
        MakeAsync(profile, language, MemberRules.Agreed(terms, agreedAt));

    /// <inheritdoc />
    public async Task<Refusal?> AgreeAsync(MemberId actor, int terms)
    {
        if (!IsThere || actor != Id)
        {
            return IsThere ? Refusal.NotAllowed : Refusal.NotFound;
        }

        var present = Topic.Find<Consent>(MemberConsents.Terms);
        if (present?.Version >= terms)
        {
            await Topic.SettledAsync();
            return null;
        }

        await Topic.Enqueue(new TopicCommand
        {
            Actor = Id,
            Changes = [MemberRules.Yes(MemberConsents.Terms, terms, Clock.GetUtcNow()) with { No = present?.No ?? 0 }],
        });
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report) => IsThere
        ? await GrainFactory.ReportAsync(actor, report, [Id])
        : Refusal.NotFound;

    /// <inheritdoc />
    public Task<Outcome<MemberProfile>> ProfileAsync() => Task.FromResult(Profile());

    /// <inheritdoc />
    public Task<PublicProfile?> PublicAsync() => Task.FromResult(
        IsThere && Topic.FindCommitted(MemberSettings.PublicProfile) is Setting { Value: "on" } && Own is { } own
            ? MemberRules.Public(own.Profile)
            : null);

    /// <inheritdoc />
    public async Task<Outcome<MemberProfile>> ChangeAsync(MemberId actor, MemberChange change)
    {
        if (!IsThere)
        {
            return Refusal.NotFound;
        }

        var refusal = actor == Id
            ? InputRules.Request(change.RequestId) ?? MemberRules.Check(change)
            : Refusal.NotAllowed;
        if (refusal is not null)
        {
            return refusal;
        }

        var command = TopicCommand.Of(actor, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(command, () => [.. Changes(change)]);
        return changed.Select(_ => Profile());
    }

    /// <inheritdoc />
    public Task<ImmutableArray<Entry>> MineAsync(MemberId actor) => Task.FromResult(actor != Id
        ? []
        : Topic.Rows.Select(row => row.Entry).Where(entry => entry is not Tombstone).ToImmutableArray());

    /// <inheritdoc />
    public Task TellMembershipAsync(GroupId group, Membership membership) => TakeAsync(
        group.Value,
        MemberRules.Copy(Topic.Find<Membership>(group.Value), membership, Clock.GetUtcNow()),
        membership.ToldRev,
        membership.Answer);

    /// <inheritdoc />
    public Task TellInitiativeAsync(InitiativeId initiative, InitiativePlace? place, long rev) =>
        TakeAsync(initiative.Value, place, rev);

    /// <inheritdoc />
    public Task TellProjectAsync(ProjectId project, ProjectPlace? place, long rev) =>
        TakeAsync(project.Value, place, rev);

    /// <inheritdoc />
    public async Task TellAuthorshipAsync(PublicationId publication, Authorship? authorship, long rev)
    {
        if (authorship is not null && Topic.Find(publication.Value) is not Authorship
            && MemberRules.Surplus(Topic.Entries.OfType<Authorship>()) is { } oldest)
        {
            await TakeAsync(oldest.Id, null, oldest.ToldRev + 1);
        }

        await TakeAsync(publication.Value, authorship, rev);
    }

    /// <inheritdoc />
    public Task TellHelpingAsync(ThreadId thread, Helping? helping, long rev) =>
        TakeAsync(MemberRules.HelpingId(thread), helping, rev);

    /// <inheritdoc />
    public Task TellTasksAsync(GroupId group, OwnTasks? tasks, long rev) =>
        TakeAsync(MemberRules.TasksId(group), tasks, rev);

    /// <inheritdoc />
    public async Task TellAnsweringAsync(PublicationId publication, Answering? answering, long rev)
    {
        var id = MemberRules.AnsweringId(publication);
        if (answering is not null && Topic.Find(id) is not Answering
            && MemberRules.Surplus(Topic.Entries.OfType<Answering>()) is { } oldest)
        {
            await TakeAsync(oldest.Id, null, oldest.ToldRev + 1);
        }

        await TakeAsync(id, answering, rev);
    }

    /// <inheritdoc />
    public Task TellOrganizationRequestsAsync(OrganizationId organization, OrganizationRequests requests) => TakeAsync(
        organization.Value,
        requests is { Requested: false, Requests: 0 } ? null : requests with { Answer = null },
        requests.ToldRev,
        requests.Answer);

    /// <inheritdoc />
    public async Task TellOrganizationAsync(OrganizationId organization, string? role, bool unconfirmed, long rev)
    {
        var own = Topic.Find<OwnProfile>(MemberRules.ProfileId);
        var told = own is null ? null : MemberRules.Place(own, organization, role, unconfirmed, rev);
        if (told is null || ReferenceEquals(told, own))
        {
            await Topic.SettledAsync();
            return;
        }

        await Topic.Enqueue(new TopicCommand { Changes = [told] });
    }

    /// <inheritdoc />
    public async Task TellGuestsAsync(InvitationId invitation, int waiting)
    {
        var present = Topic.Find(invitation.Value);
        if (!IsThere || waiting == ((present as WaitingGuests)?.Waiting ?? 0))
        {
            await Topic.SettledAsync();
            return;
        }

        Entry told = waiting == 0 ? new Tombstone() : new WaitingGuests { Waiting = waiting };
        await Topic.Enqueue(new TopicCommand
        {
            Changes = [told with { Id = invitation.Value, No = present?.No ?? 0 }],
        });
    }

    /// <inheritdoc />
    public Task NotifyAsync(ImmutableArray<NoticeTelling> tellings) => Notices.NotifyAsync(tellings);

    /// <inheritdoc />
    public Task<Refusal?> ChooseLevelAsync(MemberId actor, TopicId about, NoticeLevel? level) =>
        Notices.ChooseAsync(actor, about, level);

    /// <inheritdoc />
    public Task<Refusal?> ChooseMailAsync(MemberId actor, MailChoice choice) => Mail.ChooseAsync(actor, choice);

    /// <inheritdoc />
    public Task<Refusal?> EndMailAsync(MailKind kind) => Mail.EndAsync(kind);

    /// <inheritdoc />
    public Task<Refusal?> FollowAsync(MemberId actor, string target, bool follows) =>
        Relations.FollowAsync(actor, target, follows);

    /// <inheritdoc />
    public Task<Outcome<Link>> LinkAsync(MemberId actor, MemberId other, string word) =>
        Relations.LinkAsync(actor, other, word);

    /// <inheritdoc />
    public Task<Refusal?> UnlinkAsync(MemberId actor, MemberId other) => Relations.UnlinkAsync(actor, other);

    /// <inheritdoc />
    public Task TellLinkAsync(MemberId other, LinkTelling telling) => Relations.TakeAsync(other, telling);

    /// <inheritdoc />
    public Task<ImmutableArray<MemberId>> LinkedAsync() => Task.FromResult(Relations.Linked());

    /// <inheritdoc />
    public Task<Writer> WriterAsync() => Task.FromResult(Talks.Writer());

    /// <inheritdoc />
    public Task<Refusal?> RefuseWriterAsync(Writer writer) => Task.FromResult(Talks.Refuse(writer));

    /// <inheritdoc />
    public Task<Outcome<bool>> IsAcceptedByAsync(MemberId actor, MemberId other) =>
        Talks.IsAcceptedByAsync(actor, other);

    /// <inheritdoc />
    public Task<bool> BlocksAsync(MemberId other) => Task.FromResult(Talks.Blocks(other));

    /// <inheritdoc />
    public Task<Refusal?> RefuseGoingOnAsync(MemberId writer) => Task.FromResult(Talks.RefuseGoingOn(writer));

    /// <inheritdoc />
    public Task<Refusal?> BlockAsync(MemberId actor, MemberId other, bool blocks) =>
        Talks.BlockAsync(actor, other, blocks);

    /// <inheritdoc />
    public Task<Refusal?> HideAsync(MemberId actor, TalkId talk, bool hidden) => Talks.HideAsync(actor, talk, hidden);

    /// <inheritdoc />
    public Task TellTalkAsync(TalkId talk, OwnTalk? told, long rev) => TakeAsync(talk.Value, Talks.Copy(talk, told), rev);

    /// <inheritdoc />
    public Task MarkReadAsync(ThreadId thread, long no) =>
        MarkAllReadAsync([new ReadPosition { Id = thread.Value, UpTo = no }]);

    /// <inheritdoc />
    public Task MarkAllReadAsync(ImmutableArray<ReadPosition> read)
    {
        var ahead = read.Where(one => one.UpTo > UpTo(one.Id))
            .Select(one => (Thread: ThreadId.Of(one.Id), one.UpTo)).ToList();
        if (!IsThere || ahead.Count == 0)
        {
            return Topic.SettledAsync();
        }

        var now = Clock.GetUtcNow();
        var due = ahead.Where(mark => _marks.Take(mark.Thread, mark.UpTo, now)).ToList();
        ScheduleMarks();
        return WriteMarksAsync(due);
    }

    /// <inheritdoc />
    public async Task EndSessionsAsync(ImmutableArray<string> sessions, bool blocked)
    {
        if (Topic.Find<AccountState>(MemberRules.AccountId) is { } state)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [MemberRules.End(state, sessions, blocked)] });
        }
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        _marks.TakeDue(Clock.GetUtcNow(), all: true);
        var erased = MemberRules.Erased([.. Topic.Entries])
            .Select(change => Topic.Enqueue(new TopicCommand { Actor = Id, Changes = [change] }));
        await Task.WhenAll([.. erased]);
        await TellDirectoryAsync([Topic.FindCommitted(MemberRules.ProfileId)!]);
    }

    /// <inheritdoc />
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        try
        {
            await WriteMarksAsync(_marks.TakeDue(Clock.GetUtcNow(), all: true));
        }
        finally
        {
            await base.OnDeactivateAsync(reason, cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members) =>
        ValueTask.FromResult(new Readers([.. members.Select(member => member == Id)]));

    /// <summary>Takes a copy of what its owner says at a revision, null when there is nothing any more, and its newest answer
    /// to what the member asked. An older telling changes nothing.</summary>
    private async Task TakeAsync(string id, Entry? copy, long rev, JoinAnswer? answer = null)
    {
        var present = Topic.Find(id);
        if (!IsThere || rev <= ICopy.Told(present))
        {
            await Topic.SettledAsync();
            return;
        }

        var told = copy ?? (present is null ? null : new Tombstone { ToldRev = rev });
        await Topic.Enqueue(new TopicCommand
        {
            Changes =
            [
                .. told is null ? [] : ImmutableArray.Create(told with { Id = id, No = present?.No ?? 0 }),
                .. MemberRules.Heard(Topic.Find(MemberRules.AnswerId(id)), id, answer),
            ],
        });
    }

    private long UpTo(string thread) => Topic.Find<ReadPosition>(thread)?.UpTo ?? 0;

    private Outcome<MemberProfile> Profile() => Own is { } own ? own.Profile : Refusal.NotFound;

    private IEnumerable<Entry> Changes(MemberChange change)
    {
        var own = Topic.Find<OwnProfile>(MemberRules.ProfileId)!;
        yield return own with { Profile = MemberRules.Apply(own.Profile, change) };
        foreach (var (name, value) in change.Settings ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            var present = Topic.Find<Setting>(name);
            yield return new Setting { Id = name, Value = value, No = present?.No ?? 0 };
            if (MemberConsents.OfSetting(name) is { } consent && present?.Value != value)
            {
                yield return MemberRules.Answered(consent, value == "on", Clock.GetUtcNow()) with
                {
                    No = Topic.Find(consent)?.No ?? 0,
                };
            }
        }
    }

    private async Task<Refusal?> MakeAsync(MemberProfile profile, string language, ImmutableArray<Entry> consents)
    {
        if (profile.Id != Id)
        {
            throw new ArgumentException("The profile is another member's.", nameof(profile));
        }

        if (MemberRules.Check(profile, language) is { } refusal)
        {
            return refusal;
        }

        if (Topic.NewestNo > 0)
        {
            await Topic.SettledAsync();
            return null;
        }

        await Topic.Enqueue(new TopicCommand
        {
            Actor = Id,
            Changes =
            [
                new OwnProfile { Id = MemberRules.ProfileId, Profile = MemberRules.New(profile) },
                new AccountState { Id = MemberRules.AccountId },
                new Setting { Id = MemberSettings.Language, Value = language },
                .. consents,
            ],
        });
        return null;
    }

    private Task TellDirectoryAsync(ImmutableArray<Entry> entries) => GrainFactory
        .GetGrain<IDirectoryGrain>(DirectoryRules.Members)
        .TellAsync(MemberRules.Card(Id, entries[^1]));

    private async Task WriteMarksAsync(IReadOnlyList<(ThreadId Thread, long UpTo)> marks)
    {
        var changes = marks
            .Where(mark => mark.UpTo > UpTo(mark.Thread.Value))
            .Select(mark => new ReadPosition
            {
                Id = mark.Thread.Value,
                No = Topic.Find(mark.Thread.Value)?.No ?? 0,
                UpTo = mark.UpTo,
            })
            .Select(mark => Topic.Enqueue(new TopicCommand { Actor = Id, Changes = [mark] }))
            .ToList();
        await Task.WhenAll(changes);
    }

    private void ScheduleMarks()
    {
        if (_markTimer is null && _marks.NextAt is { } next)
        {
            var due = next - Clock.GetUtcNow();
            _markTimer = this.RegisterGrainTimer(WriteDueMarksAsync, new GrainTimerCreationOptions
            {
                DueTime = due > TimeSpan.Zero ? due : TimeSpan.Zero,
                Period = Timeout.InfiniteTimeSpan,
                Interleave = true,
            });
        }
    }

    private async Task WriteDueMarksAsync(CancellationToken cancellationToken)
    {
        _markTimer?.Dispose();
        _markTimer = null;
        await WriteMarksAsync(_marks.TakeDue(Clock.GetUtcNow()));
        ScheduleMarks();
    }
}
