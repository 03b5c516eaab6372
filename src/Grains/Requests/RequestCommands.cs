using Comparte.Topics;

namespace Comparte.Requests;

/// <summary>
/// Carries out commands on membership, one at a time, because some of them end in two records. The topic's write comes
/// first: a request of somebody who is a member by then counts no longer.
/// </summary>
internal sealed class RequestCommands(Topic topic, RequestBook book, RequestTeller teller, TimeProvider clock)
{
    /// <summary>Decides and commits, once for each request.</summary>
    public async Task<Refusal?> DoAsync(
        MemberId actor, Guid requestId, string fingerprint, Func<JoinRequests, Outcome<RequestStep>> decide)
    {
        if (InputRules.Request(requestId) is { } invalid)
        {
            return invalid;
        }

        using var turn = await book.EnterAsync();
        await topic.LoadForAsync(requestId);
        if (Find(actor, requestId, fingerprint) is { } earlier)
        {
            return await earlier.AnswerAsync();
        }

        // No await from here to the enqueue.
        if (!decide(book.Current).TryGet(out var step, out var refusal))
        {
            return refusal;
        }

        await CommitAsync(actor, requestId, fingerprint, step);
        return null;
    }

    /// <summary>Drops requests of those who are in: what a crash between the two writes left. Written, because a
    /// request that only looked dropped would come back when its sender has left again.</summary>
    public Task DropAnsweredAsync(Func<MemberId, bool> isIn) => AmendAsync(requests => requests.Asked
        .Select(request => request.Member)
        .Concat(requests.Invited.Select(invitation => invitation.Member))
        .Where(isIn)
        .Aggregate(requests, (rest, member) => rest.Answer(member, accepted: true, clock.GetUtcNow())));

    /// <summary>Marks requests that nobody has answered for too long, and has those told who can.</summary>
    public Task MarkOverdueAsync(Func<IEnumerable<MemberId>> answering) => AmendAsync(
        requests => requests.MarkOverdue(clock.GetUtcNow(), answering()));

    /// <summary>Writes what follows from elsewhere than a command.</summary>
    private async Task AmendAsync(Func<JoinRequests, JoinRequests> amend)
    {
        using var turn = await book.EnterAsync();
        var amended = amend(book.Current);
        if (amended.Rev > book.Current.Rev)
        {
            await book.WriteAsync(amended);
            teller.Start();
        }
    }

    private Outcome<Task<Committed>>? Find(MemberId actor, Guid requestId, string fingerprint)
    {
        if (book.Current.Find(actor, requestId) is { } done)
        {
            return done.Hash == RequestIndex.HashOf(fingerprint)
                ? Task.FromResult(new Committed([], topic.Head))
                : Refusal.RequestReused;
        }

        return topic.FindByRequest(actor, requestId, fingerprint);
    }

    private async Task CommitAsync(MemberId actor, Guid requestId, string fingerprint, RequestStep step)
    {
        var requests = step.Requests;
        if (!step.Changes.IsEmpty)
        {
            await topic.Enqueue(new TopicCommand
            {
                Actor = actor,
                RequestId = requestId,
                Fingerprint = fingerprint,
                Changes = step.Changes,
            });
        }
        else
        {
            requests = requests.Rev > book.Current.Rev
                ? requests.Remember(actor, requestId, fingerprint, clock.GetUtcNow())
                : requests;
            await topic.SettledAsync();
        }

        if (requests.Rev > book.Current.Rev)
        {
            await book.WriteAsync(requests);
            teller.Start();
        }
    }
}
