using Comparte.Hiding;
using Comparte.Reports;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>Hides posts of a group, and of what everybody or a group reads of something shared; private conversations are nobody's to
/// moderate. With the opening post of a group's conversation its title is hidden. Each command has the turn of the posts' history.
/// </summary>
internal sealed class ThreadHiding(
    ThreadId id, Topic topic, ThreadPosts posts, PostHistory history, ThreadFiles files, HiddenStore store, IGrainFactory grains,
    TimeProvider clock)
{
    private ThreadAbout? About => topic.Find(ThreadRules.AboutId) as ThreadAbout;

    private GroupId? Group => About is { } about && ThreadRules.ParentOf(about) is { Kind: TopicKinds.Group } group
        ? GroupId.Of(group.Id)
        : null;

    /// <summary>Settles the files of a post and tells its case what happened, even when the process is killed right after.</summary>
    public Follower Follower => new()
    {
        Name = "hiding",
        Concerns = entry => entry is Post { Hidden: not null } or Post { Shown: not null },
        Durable = true,
        FromNow = true,
        TellAsync = async entries =>
        {
            foreach (var post in entries.OfType<Post>())
            {
                using (await history.EnterAsync())
                {
                    await SettleAsync(post.No);
                }

                await grains.TellAsync(new HidingNote
                {
                    About = TopicId.Of(id),
                    Post = post.No,
                    Authors = [post.By],
                    Group = Group,
                    Hidden = post.Hidden,
                    Shown = post.Shown,
                });
            }
        },
    };

    /// <summary>See <see cref="IHidingGrain.HideAsync"/>.</summary>
    public async Task<Refusal?> HideAsync(MemberId actor, PlaceRights rights, NewHiding hiding, bool asAdministrator)
    {
        if (!(await FindAsync(actor, rights, hiding.Post, asAdministrator)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        if (HidingRules.Check(hiding) is { } invalid)
        {
            return invalid;
        }

        // A reaction that comes while the record is written isn't in it: it is written anew.
        var command = Command(actor, rights, hiding.RequestId, Fingerprint.Of("hide", hiding));
        Outcome<Entry> hidden;
        bool isOther;
        do
        {
            isOther = false;
            var kept = await KeepAsync(found.Post.No, command);
            hidden = await posts.ChangeAsync(
                found.Post.No,
                command,
                rights,
                present => present switch
                {
                    { Hidden: not null } => HidingRules.IsHidden,
                    _ when (isOther = present.Rev != kept) => present,
                    _ => ThreadRules.Hidden(present, HidingRules.Of(actor, hiding, found.Place, clock.GetUtcNow())),
                },
                note: found.Post.No == ThreadRules.OpeningNo ? ThreadRules.WithoutTitle : null);
        }
        while (isOther);
        return await SettledAsync(found.Post.No, hidden.Refusal);
    }

    /// <summary>See <see cref="IHidingGrain.ShowAsync"/>.</summary>
    public async Task<Refusal?> ShowAsync(MemberId actor, PlaceRights rights, NewShowing showing, bool asAdministrator)
    {
        if (!(await FindAsync(actor, rights, showing.Post, asAdministrator)).TryGet(out var found, out var refusal))
        {
            return refusal;
        }

        return InputRules.Request(showing.RequestId)
            ?? await BackAsync(found.Post.No, Command(actor, rights, showing.RequestId, Fingerprint.Of("show", showing)), rights);
    }

    /// <summary>See <see cref="IHidingGrain.HiddenAsync"/>.</summary>
    public async Task<Outcome<HiddenView>> ViewAsync(MemberId actor, PlaceRights rights, long? no, bool asAdministrator)
    {
        if (await posts.LoadAsync(no ?? 0) is not Post { Hidden: { } hidden } post || !(rights.Reads || post.By == actor))
        {
            return Refusal.NotFound;
        }

        var moderates = (await FindAsync(actor, rights, no, asAdministrator)).Refusal is null;
        return new HiddenView
        {
            Hidden = hidden,
            Words = (moderates || post.By == actor) && await store.FindAsync(post.No) is Post words
                ? new HiddenWords
                {
                    Title = await HiddenTitleAsync(post.No) ?? "",
                    Source = words.Source,
                    Attachments = words.Attachments ?? [],
                }
                : null,
            Case = post.By == actor
                ? await grains.GetGrain<IReportsGrain>(hidden.Place).CaseAsync(actor, TopicId.Of(id), post.No)
                : null,
            MayShow = moderates,
        };
    }

    /// <summary>See <see cref="IHidingGrain.ShowAppealedAsync"/>.</summary>
    public async Task ShowAppealedAsync(GrantedAppeal appeal)
    {
        if (await posts.LoadAsync(appeal.Post ?? 0) is Post post
            && (post.Hidden?.At == appeal.HiddenAt || post.Shown?.HiddenAt == appeal.HiddenAt))
        {
            await BackAsync(post.No, new TopicCommand { Actor = appeal.By }, default);
        }
    }

    /// <summary>A post as whoever wrote it has it: with its words, where it is hidden.</summary>
    public async Task<Post> WholeAsync(Post post) =>
        post.Hidden is not null && await store.FindAsync(post.No) is Post words ? words : post;

    /// <summary>Takes a member's name out of what is hidden.</summary>
    public async Task ForgetNameAsync(MemberId member, Post post)
    {
        if (post.Hidden is not null && await store.FindAsync(post.No) is Post words)
        {
            await store.KeepAsync(words with { Source = ThreadRules.WithoutName(words.Source, member) });
        }
    }

    /// <summary>Nothing stays of what was hidden of a post that is deleted, nor of the title that was hidden with it.</summary>
    public async Task ClearAsync(long no)
    {
        if (no == ThreadRules.OpeningNo)
        {
            await store.ClearAsync(ThreadRules.AboutNo);
        }

        await store.ClearAsync(no);
    }

    /// <summary>Whether the title is hidden, which nobody changes meanwhile. Of a post that is deleted it isn't any longer.</summary>
    public async Task<bool> HidesTitleAsync() =>
        About is { Place: null, Title: "" } && await posts.LoadAsync(ThreadRules.OpeningNo) is Post { Hidden: not null };

    /// <summary>The title that is hidden with a post; null where none is.</summary>
    private async Task<string?> HiddenTitleAsync(long no) =>
        no == ThreadRules.OpeningNo && await store.FindAsync(ThreadRules.AboutNo) is ThreadAbout about ? about.Title : null;

    /// <summary>Keeps a post as it is, and the title that goes with it, and answers its revision. They go first: no words are gone
    /// that can't come back.</summary>
    private async Task<long?> KeepAsync(long no, TopicCommand command)
    {
        if (await topic.IsRepeatedAsync(command) || await posts.LoadAsync(no) is not Post { Hidden: null } post)
        {
            return null;
        }

        if (no == ThreadRules.OpeningNo && About is { Place: null, Title.Length: > 0 } about)
        {
            await store.KeepAsync(about);
        }

        await store.KeepAsync(post);
        return post.Rev;
    }

    private async Task<Refusal?> BackAsync(long no, TopicCommand command, PlaceRights rights)
    {
        var words = await store.FindAsync(no) as Post;
        var title = await HiddenTitleAsync(no);
        var shown = await posts.ChangeAsync(
            no,
            command,
            rights,
            present => present.Hidden is not { } hidden
                ? present
                : ThreadRules.Shown(present, words, HidingRules.Back(hidden, command.Actor, clock.GetUtcNow())),
            note: about => ThreadRules.WithTitle(about, title));
        return await SettledAsync(no, shown.Refusal);
    }

    private async Task<Refusal?> SettledAsync(long no, Refusal? refusal)
    {
        if (refusal is null)
        {
            await SettleAsync(no);
        }

        return refusal;
    }

    /// <summary>Withholds the files of a post that is hidden, and gives them back to its readers where it isn't, or no longer; then
    /// nothing has to be kept. By what the post is, not by a request, which may be an old one that is repeated.</summary>
    private async Task SettleAsync(long no)
    {
        if (await store.FindAsync(no) is not Post kept)
        {
            return;
        }

        var isHidden = await posts.LoadAsync(no) is Post { Hidden: not null };
        await files.WithholdAsync(kept.Attachments ?? [], isHidden);
        if (!isHidden)
        {
            await ClearAsync(no);
        }
    }

    /// <summary>The post and where it is moderated, for whoever does. Others that can't read it don't learn of it.</summary>
    private async Task<Outcome<Moderated>> FindAsync(MemberId actor, PlaceRights rights, long? no, bool asAdministrator)
    {
        if (About is not { } about
            || ThreadRules.PlaceOf(about).Kind is not (TopicKinds.Group or TopicKinds.Publication)
            || await posts.LoadAsync(no ?? 0) is not Post post)
        {
            return Refusal.NotFound;
        }

        var place = await grains.PlaceAsync(actor, asAdministrator, [post.By], Group);
        return place.TryGet(out var key, out var refusal) ? new Moderated(post, key)
            : rights.Reads ? refusal
            : Refusal.NotFound;
    }

    private static TopicCommand Command(MemberId actor, PlaceRights rights, Guid requestId, string fingerprint) =>
        new() { Actor = actor, RequestId = requestId, Fingerprint = fingerprint, After = rights.Rev };

    private sealed record Moderated(Post Post, string Place);
}
