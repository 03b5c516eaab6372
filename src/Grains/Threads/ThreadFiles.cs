using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>The files of a thread's posts. They are claimed before a post is committed, so that whoever reads it can fetch
/// them at once, and confirmed after; of a claim without a post nothing is left after a week.</summary>
internal sealed class ThreadFiles(ThreadId id, Topic topic, IGrainFactory grains)
{
    private TopicId Place => TopicId.Of(id);

    /// <summary>Claims the files of a new post, in their order; a repeated request claims nothing.</summary>
    public async Task<Outcome<ClaimedFiles>> ClaimAsync(TopicCommand command, TopicId readers, NewPost post)
    {
        if (post.Attachments is not { IsDefaultOrEmpty: false } wanted || await IsRepeatedAsync(command))
        {
            return new ClaimedFiles(null);
        }

        var claims = await Task.WhenAll(wanted.Select(one => File(one.Id).ClaimAsync(command.Actor, new FileClaim
        {
            Place = Place,
            Readers = readers,
            RequestId = post.RequestId,
            Alt = one.Alt,
        })));
        if (claims.Select(claim => claim.Refusal).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            return refused.Kind == RefusalKind.NotFound ? Refusal.Invalid("file_unknown", "attachments") : refused;
        }

        var attachments = claims.Select(claim => claim.Value!).ToImmutableArray();
        return ThreadRules.CheckSize(post.Body, attachments) is { } tooLong ? tooLong : new ClaimedFiles(attachments);
    }

    /// <summary>Tells files that posts hold them.</summary>
    public Task ConfirmAsync(ImmutableArray<Entry> entries) => Task.WhenAll(
        entries.OfType<Post>().SelectMany(post => post.Attachments ?? []).Select(one => File(one.Id).ConfirmAsync(Place)));

    /// <summary>Removes files of a post, with their bytes.</summary>
    public Task RemoveAsync(ImmutableArray<Attachment> attachments) =>
        Task.WhenAll(attachments.Select(one => File(one.Id).RemoveFromAsync(Place)));

    private async Task<bool> IsRepeatedAsync(TopicCommand command)
    {
        await topic.LoadForAsync(command.RequestId!.Value);
        return topic.FindByRequest(command.Actor, command.RequestId.Value, command.Fingerprint) is not null;
    }

    private IFileGrain File(FileId file) => grains.GetGrain<IFileGrain>(file.Value);
}

/// <summary>What was claimed; null where a post has no files.</summary>
internal readonly record struct ClaimedFiles(ImmutableArray<Attachment>? Attachments);
