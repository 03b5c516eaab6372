using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Threads;

/// <summary>The files of a thread's posts.</summary>
internal sealed class ThreadFiles(ThreadId id, Topic topic, IGrainFactory grains)
{
    private readonly HeldFiles _held = new(TopicId.Of(id), grains);

    /// <summary>Claims the files of a new post, in their order; a repeated request claims nothing.</summary>
    public async Task<Outcome<ClaimedFiles>> ClaimAsync(TopicCommand command, TopicId readers, NewPost post)
    {
        if (post.Attachments is not { IsDefaultOrEmpty: false } wanted || await topic.IsRepeatedAsync(command))
        {
            return new ClaimedFiles(null);
        }

        var claims = await _held.ClaimAsync(command.Actor, readers, post.RequestId, wanted, "attachments");
        return !claims.TryGet(out var attachments, out var refusal) ? refusal
            : ThreadRules.CheckSize(post.Body, attachments) is { } tooLong ? tooLong
            : new ClaimedFiles(attachments);
    }

    /// <summary>Tells files that posts hold them.</summary>
    public Task ConfirmAsync(ImmutableArray<Entry> entries) =>
        _held.ConfirmAsync(entries.OfType<Post>().SelectMany(post => post.Attachments ?? []));

    /// <summary>Keeps files from all but who uploaded them, or gives them back to their readers.</summary>
    public Task WithholdAsync(ImmutableArray<Attachment> attachments, bool withheld) =>
        _held.WithholdAsync(attachments.Select(one => one.Id), withheld);

    /// <summary>Removes files of a post, with their bytes.</summary>
    public Task RemoveAsync(ImmutableArray<Attachment> attachments) =>
        _held.RemoveAsync(attachments.Select(one => one.Id));
}

/// <summary>What was claimed; null where a post has no files.</summary>
internal readonly record struct ClaimedFiles(ImmutableArray<Attachment>? Attachments);
