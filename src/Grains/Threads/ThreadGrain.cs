using System.Collections.Immutable;
using Comparte.Groups;
using Comparte.Hiding;
using Comparte.Members;
using Comparte.Reports;
using Comparte.Topics;
using Orleans.Concurrency;

namespace Comparte.Threads;

/// <summary>Owns the posts of one thread; the key is the <see cref="ThreadId"/>. Each command asks its
/// place for the actor's rights and carries the revision along at which they were asked.</summary>
[GrainType(TopicKinds.Thread), Reentrant]
internal sealed class ThreadGrain : TopicGrain, IThreadGrain, IThreadImportGrain, IReportedGrain, IHidingGrain,
    IThreadKeepingGrain
{
    private readonly PostHistory _history;
    private readonly ThreadPosts _posts;
    private readonly ThreadFiles _files;
    private readonly ThreadHiding _hiding;
    private readonly ThreadTelling _telling;
    private readonly PlaceNotes _notes;
    private readonly ThreadKeeping _keeping;
    private IThreadPlaceGrain? _place;

    public ThreadGrain(TopicServices services)
        : base(services, TopicShape.Window)
    {
        _history = new PostHistory(services.Storage, this.GetGrainId());
        _notes = new PlaceNotes(Topic);
        _posts = new ThreadPosts(Topic, _notes);
        _files = new ThreadFiles(Id, Topic, GrainFactory);
        var hidden = new HiddenStore(services.Storage, this.GetGrainId(), TopicKinds.Thread);
        _hiding = new ThreadHiding(Id, Topic, _posts, _history, _files, hidden, GrainFactory, services.Clock);
        _keeping = new ThreadKeeping(Topic, _posts, _notes, _history, _files, _hiding);
        _telling = new ThreadTelling(Id, Topic, _history, _files, _hiding, GrainFactory, services.Clock);
    }

    /// <inheritdoc />
    protected override ImmutableArray<Follower> FollowedBy => _telling.Followers;

    /// <inheritdoc />
    protected override TopicId? Parent => About is { } about ? ThreadRules.ParentOf(about) : null;

    private ThreadId Id => ThreadId.Of(this.GetPrimaryKeyString());

    private ThreadAbout? About => Topic.Find<ThreadAbout>(ThreadRules.AboutId);

    /// <inheritdoc />
    public async Task<Outcome<ThreadId>> OpenAsync(MemberId actor, GroupId group, NewThread thread)
    {
        if (Id != EntityId.FromRequest<ThreadId>(actor, thread.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(thread));
        }

        var rights = await GrainFactory.GetThreadPlace(TopicId.Of(group)).RightsAsync(Id, actor);
        if ((ThreadRules.RefuseOpening(rights) ?? ThreadRules.Check(thread)) is { } refusal)
        {
            return refusal;
        }

        if (thread.Announces && About is null
            && await GrainFactory.GetGrain<IGroupGrain>(group.Value).AnnounceAsync(actor, Id) is { } denied)
        {
            return denied;
        }

        var now = Clock.GetUtcNow();
        var command = Command(actor, rights, thread.RequestId, Fingerprint.Of($"open {group}", thread));
        var opened = await Topic.OnceAsync(command, () => Topic.NewestNo > 0 ? [] :
        [
            ThreadRules.About(actor, group, thread, now),
            ThreadRules.Post(actor, new NewPost { RequestId = thread.RequestId, Body = thread.Body }, null, now),
        ]);
        return opened.Select<ThreadId>(_ => Id);
    }

    /// <inheritdoc />
    public Task TellPlaceAsync(PlacedThread thread) =>
        _notes.Of(thread) is { } command ? Topic.Enqueue(command) : Topic.SettledAsync();

    /// <inheritdoc />
    public async Task EndAsync()
    {
        using var turn = await _history.EnterAsync();
        for (var no = Topic.NewestNo; no >= ThreadRules.OpeningNo; no--)
        {
            if (await _posts.LoadAsync(no) is Post post)
            {
                await _files.RemoveAsync((await _hiding.WholeAsync(post)).Attachments ?? []);
                await Topic.Enqueue(new TopicCommand { Changes = [new Tombstone { Id = post.Id, No = post.No }] });
                await _history.ClearAsync(no);
                await _hiding.ClearAsync(no);
            }
        }

        if (About is { Title.Length: > 0 } about)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [about with { Title = "", Closed = true }] });
        }
    }

    /// <inheritdoc />
    public Task<bool> DeleteBeforeAsync(DateTimeOffset before) => _keeping.DeleteBeforeAsync(before);

    /// <inheritdoc />
    public async Task<Outcome<Post>> BeginAsync(MemberId actor, TopicId place, NewPost post)
    {
        if (About is not null)
        {
            return await PublishAsync(actor, post);
        }

        var rights = await GrainFactory.GetThreadPlace(place).RightsAsync(Id, actor);
        if ((ThreadRules.RefuseOpening(rights) ?? ThreadRules.Check(post)) is { } refusal)
        {
            return refusal;
        }

        // The same fingerprint as any post's: a repeated request finds the thread begun.
        var command = Command(actor, rights, post.RequestId, Fingerprint.Of("post", post));
        if (!(await _files.ClaimAsync(command, TopicId.Of(Id), post)).TryGet(out var claimed, out var notAttached))
        {
            return notAttached;
        }

        var now = Clock.GetUtcNow();
        var first = ThreadRules.Post(actor, post, claimed.Attachments, now);
        var begun = await Topic.OnceAsync(command, () => About is null
            ? ImmutableArray.Create<Entry>(ThreadRules.About(actor, place, rights, now), first)
            : [first]);
        return begun.Select(PostIn);
    }

    /// <inheritdoc />
    public async Task<Outcome<Post>> PublishAsync(MemberId actor, NewPost post)
    {
        var rights = await RightsAsync(actor);
        if ((ThreadRules.RefuseWriting(rights) ?? ThreadRules.Check(post)) is { } refusal)
        {
            return refusal;
        }

        var command = Command(actor, rights, post.RequestId, Fingerprint.Of("post", post));
        if (!(await _files.ClaimAsync(command, ThreadRules.ReadersOf(Id, About!), post)).TryGet(out var claimed, out var notAttached))
        {
            return notAttached;
        }

        var published = await Topic.OnceAsync(command, () =>
            ThreadRules.RefusePost(About!, post, Topic.NewestNo) is { } closed
                ? closed
                : (Outcome<TopicCommand>)_notes.With(
                    command, rights, ThreadRules.Post(actor, post, claimed.Attachments, Clock.GetUtcNow())));
        return published.Select(PostIn);
    }

    /// <inheritdoc />
    public async Task<Outcome<Post>> EditAsync(MemberId actor, long no, string body, Guid requestId)
    {
        var rights = await RightsAsync(actor);
        var refusal = ThreadRules.RefuseWriting(rights)
            ?? InputRules.Request(requestId)
            ?? ThreadRules.CheckBody(body, mayBeEmpty: true);
        if (refusal is not null)
        {
            return refusal;
        }

        using var turn = await _history.EnterAsync();
        var command = Command(actor, rights, requestId, Fingerprint.Of($"edit {no}", body));
        await Topic.LoadForAsync(requestId);
        if (await _posts.LoadAsync(no) is Post former
            && ThreadRules.RefuseAuthority(rights, actor, former) is null
            && ThreadRules.Edit(former, actor, body, Clock.GetUtcNow()).TryGet(out var next, out _)
            && !ReferenceEquals(next, former)
            && Topic.FindByRequest(actor, requestId, command.Fingerprint) is null)
        {
            // The text can't change until this turn ends. A crash after this leaves the text twice, never not at all.
            await _history.AddAsync(no, ThreadRules.VersionOf(former));
        }

        return AsPost(await _posts.ChangeAsync(no, command, rights, post =>
            ThreadRules.RefuseAuthority(rights, actor, post) is { } denied
                ? denied
                : ThreadRules.Edit(post, actor, body, Clock.GetUtcNow())));
    }

    /// <inheritdoc />
    public async Task<Outcome<Entry>> DeleteAsync(MemberId actor, long no, Guid requestId)
    {
        var rights = await RightsAsync(actor);
        if ((ThreadRules.RefuseWriting(rights) ?? InputRules.Request(requestId)) is { } refusal)
        {
            return refusal;
        }

        using var turn = await _history.EnterAsync();
        var command = Command(actor, rights, requestId, $"delete {no}");
        await Topic.LoadForAsync(requestId);
        if (await _posts.LoadAsync(no) is Post doomed
            && ThreadRules.RefuseAuthority(rights, actor, doomed) is null)
        {
            // The bytes first: of a post that says it is deleted nothing is left, and a crash after this is mended by
            // the repeated request.
            await _files.RemoveAsync((await _hiding.WholeAsync(doomed)).Attachments ?? []);
        }

        var outcome = await _posts.ChangeAsync(no, command, rights, post =>
            ThreadRules.RefuseAuthority(rights, actor, post) is { } denied
                ? denied
                : ThreadRules.Deleted(post, actor, Clock.GetUtcNow()));
        if (outcome.Refusal is null)
        {
            await _history.ClearAsync(no);
            await _hiding.ClearAsync(no);
        }

        return outcome;
    }

    /// <inheritdoc />
    public async Task<Outcome<Post>> ReactAsync(MemberId actor, long no, string name, bool present)
    {
        var rights = await RightsAsync(actor);
        return ThreadRules.RefuseWriting(rights) is { } refusal
            ? refusal
            : AsPost(await _posts.ChangeAsync(no, Command(actor, rights, null, ""), rights, post =>
                ThreadRules.React(post, actor, name, present).TryGet(out var reacted, out var denied)
                    ? reacted
                    : denied));
    }

    /// <inheritdoc />
    public async Task<Outcome<ThreadAbout>> ChangeAsync(MemberId actor, ThreadChange change)
    {
        var rights = await RightsAsync(actor);
        if ((ThreadRules.RefuseLeading(rights) ?? ThreadRules.Check(change)) is { } refusal)
        {
            return refusal;
        }

        // Hiding has the same turn: a title is renamed before, or not.
        using var turn = change.Title is null ? null : await _history.EnterAsync();
        var isHidden = change.Title is not null && await _hiding.HidesTitleAsync();
        var command = Command(actor, rights, change.RequestId, Fingerprint.Of("change", change));
        var changed = await Topic.OnceAsync(command, () => isHidden
            ? HidingRules.IsHidden
            : (Outcome<TopicCommand>)_notes.With(command, rights, ThreadRules.Apply(About!, change)));
        return changed.Select<ThreadAbout>(committed => (ThreadAbout)committed.Entries[0]);
    }

    /// <inheritdoc />
    public async Task<Outcome<ImmutableArray<PostVersion>>> HistoryAsync(MemberId actor, long no)
    {
        if (ThreadRules.RefuseReading(await RightsAsync(actor)) is { } refusal)
        {
            return refusal;
        }

        return await _posts.LoadAsync(no) is Post post && (post.Hidden is null || post.By == actor)
            ? await _history.ReadAsync(no)
            : Refusal.NotFound;
    }

    /// <inheritdoc />
    public async Task<Refusal?> PurgeHistoryAsync(MemberId actor, long no)
    {
        var rights = await RightsAsync(actor);
        if (ThreadRules.RefuseWriting(rights) is { } refusal)
        {
            return refusal;
        }

        using var turn = await _history.EnterAsync();
        if (await _posts.LoadAsync(no) is not Post post)
        {
            return Refusal.NotFound;
        }

        if (ThreadRules.RefuseAuthority(rights, actor, post) is { } denied)
        {
            return denied;
        }

        await _history.ClearAsync(no);
        return null;
    }

    /// <inheritdoc />
    public async Task<Refusal?> ReportAsync(MemberId actor, NewReport report)
    {
        var rights = await RightsAsync(actor);
        if (ThreadRules.RefuseReading(rights) is { } refusal)
        {
            return refusal;
        }

        return await _posts.LoadAsync(report.Post ?? 0) is Post { Hidden: null } post
            ? await GrainFactory.ReportAsync(
                actor, report, [post.By], rights.Parent is { Kind: TopicKinds.Group } group ? GroupId.Of(group.Id) : null)
            : Refusal.NotFound;
    }

    /// <inheritdoc />
    public async Task<Refusal?> HideAsync(MemberId actor, NewHiding hiding, bool asAdministrator)
    {
        var rights = await RightsAsync(actor);
        using var turn = await _history.EnterAsync();
        return await _hiding.HideAsync(actor, rights, hiding, asAdministrator);
    }

    /// <inheritdoc />
    public async Task<Refusal?> ShowAsync(MemberId actor, NewShowing showing, bool asAdministrator)
    {
        var rights = await RightsAsync(actor);
        using var turn = await _history.EnterAsync();
        return await _hiding.ShowAsync(actor, rights, showing, asAdministrator);
    }

    /// <inheritdoc />
    public async Task<Outcome<HiddenView>> HiddenAsync(MemberId actor, long? post, bool asAdministrator) =>
        await _hiding.ViewAsync(actor, await RightsAsync(actor), post, asAdministrator);

    /// <inheritdoc />
    public async Task ShowAppealedAsync(GrantedAppeal appeal)
    {
        using var turn = await _history.EnterAsync();
        await _hiding.ShowAppealedAsync(appeal);
    }

    /// <inheritdoc />
    public async Task ForgetNameAsync(MemberId member, long no)
    {
        using var turn = await _history.EnterAsync();
        if ((await _history.ReadAsync(no)).Any(version => ThreadRules.WithoutName(version.Source, member) != version.Source))
        {
            await _history.ClearAsync(no);
        }

        if (await _posts.LoadAsync(no) is Post hidden)
        {
            await _hiding.ForgetNameAsync(member, hidden);
        }

        if (await _posts.LoadAsync(no) is Post post && ThreadRules.WithoutName(post.Source, member) is var source
            && source != post.Source)
        {
            await Topic.Enqueue(new TopicCommand { Changes = [post with { Source = source }] });
        }
    }

    /// <inheritdoc />
    public async Task<Refusal?> MarkReadAsync(MemberId actor, long no)
    {
        if (ThreadRules.RefuseReading(await RightsAsync(actor)) is { } refusal)
        {
            return refusal;
        }

        await GrainFactory.GetGrain<IMemberGrain>(actor.Value).MarkReadAsync(Id, Math.Min(no, Topic.NewestNo));
        return null;
    }

    /// <inheritdoc />
    public async Task ImportAsync(ThreadImport thread)
    {
        foreach (var some in ThreadImportRules.Batches(About, Topic.NewestNo, thread))
        {
            await Topic.Enqueue(new TopicCommand { Actor = thread.About.By, Changes = some });
        }
    }

    /// <inheritdoc />
    protected override async ValueTask<Readers> AdmitReadersAsync(ImmutableArray<MemberId> members)
    {
        var rights = await PlaceOf(About!).RightsOfAllAsync(Id, members);
        return Readers.Of(rights) with { RulesItself = About!.Place is not null };
    }

    /// <summary>The post that a command made or changed; it may have been deleted since.</summary>
    private static Outcome<Post> PostIn(Committed committed) => AsPost(committed.Entries[^1]);

    private static Outcome<Post> AsPost(Outcome<Entry> outcome) =>
        outcome.TryGet(out var entry, out var refusal)
            ? entry is Post post ? post : Refusal.Expired("post_deleted")
            : refusal;

    private async ValueTask<PlaceRights> RightsAsync(MemberId actor) => About is { } about
        ? await PlaceOf(about).RightsAsync(Id, actor)
        : default;

    /// <summary>Kept, because finding a grain's interface takes the runtime some reflection each time.</summary>
    private IThreadPlaceGrain PlaceOf(ThreadAbout about) =>
        _place ??= GrainFactory.GetThreadPlace(ThreadRules.PlaceOf(about));

    private static TopicCommand Command(MemberId actor, PlaceRights rights, Guid? requestId, string fingerprint) =>
        new() { Actor = actor, RequestId = requestId, Fingerprint = fingerprint, After = rights.Rev };
}
