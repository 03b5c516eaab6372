using Comparte.Topics;

namespace Comparte.Groups;

/// <summary>
/// Carries out commands on membership, one at a time, because some of them end in two records. The topic's write comes
/// first: a request of somebody who is a member by then counts no longer.
/// </summary>
internal sealed class GroupMembership(Topic topic, GroupRoll drafted, RequestBook book, RequestTeller teller)
{
    /// <summary>Decides and commits, once for each request.</summary>
    public async Task<Refusal?> DoAsync(
        MemberId actor, Guid requestId, string fingerprint, Func<GroupRoll, GroupRequests, Outcome<GroupStep>> decide)
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
        if (!decide(drafted, book.Current).TryGet(out var step, out var refusal))
        {
            return refusal;
        }

        await CommitAsync(actor, requestId, fingerprint, step);
        return null;
    }

    /// <summary>Drops requests of those who are members: what a crash between the two writes left.</summary>
    public void DropAnswered()
    {
        var members = book.Current.Asked.Select(request => request.Member)
            .Concat(book.Current.Invited.Select(invitation => invitation.Member))
            .Where(member => drafted.RoleOf(member) is not null);
        book.Correct(members.Aggregate(book.Current, (requests, member) => requests.Without(member)));
    }

    private Outcome<Task<Committed>>? Find(MemberId actor, Guid requestId, string fingerprint)
    {
        if (book.Current.Find(actor, requestId) is { } done)
        {
            return done.Fingerprint == fingerprint
                ? Task.FromResult(new Committed([], topic.Head))
                : Refusal.RequestReused;
        }

        return topic.FindByRequest(actor, requestId, fingerprint);
    }

    private async Task CommitAsync(MemberId actor, Guid requestId, string fingerprint, GroupStep step)
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
            requests = requests.Rev > book.Current.Rev ? requests.Remember(actor, requestId, fingerprint) : requests;
            await topic.SettledAsync();
        }

        if (requests.Rev > book.Current.Rev)
        {
            await book.WriteAsync(requests);
            teller.Start();
        }
    }
}
