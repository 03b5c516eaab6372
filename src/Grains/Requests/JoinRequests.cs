using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Requests;

/// <summary>
/// Who asks to join a group or organization, and whom it invited: what those see who answer and others don't, so no
/// entries of its topic. Stored as <c>group.requests</c> and <c>organization.requests</c>. Pure: each change makes a new
/// record.
/// </summary>
internal sealed record JoinRequests : IStoredRecord
{
    /// <summary>How many may wait for an answer.</summary>
    public const int MaxAsked = 100;

    /// <summary>How many invitations may be open.</summary>
    public const int MaxInvited = 500;

    /// <summary>After this time a request is overdue, and whoever can answer it is told so.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(3);

    private const int MaxDone = 256;
    private const int MaxAnswered = 100;

    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>Raised by each change.</summary>
    public long Rev { get; init; }

    /// <summary>Who asks, oldest first.</summary>
    public ImmutableArray<JoinRequest> Asked { get; init; } = [];

    /// <summary>Who is invited, oldest first.</summary>
    public ImmutableArray<JoinInvitation> Invited { get; init; } = [];

    /// <summary>Commands that ended here and not in the topic, so that a repeated one is known while it isn't expired.
    /// </summary>
    public ImmutableArray<JoinRequestDone> Done { get; init; } = [];

    /// <summary>Whose own topic has not been told of the last changes, and the revision of what it has to
    /// hear.</summary>
    public ImmutableDictionary<MemberId, long> Owed { get; init; } = ImmutableDictionary<MemberId, long>.Empty;

    /// <summary>What those heard who asked, the newest answer of each, of the newest 100. An answer stays, so that it can be
    /// told until it was heard.</summary>
    public ImmutableDictionary<MemberId, JoinAnswer> Answered { get; init; } =
        ImmutableDictionary<MemberId, JoinAnswer>.Empty;

    /// <summary>Those who asked by then have been told of as overdue.</summary>
    public DateTimeOffset? OverdueBy { get; init; }

    /// <summary>How many who ask have waited too long.</summary>
    public int CountOverdue() => Asked.Count(request => request.At <= OverdueBy);

    /// <summary>Whether a request may become overdue, so that somebody has to look.</summary>
    public bool MayBecomeOverdue() => CountOverdue() < Asked.Length;

    /// <summary>Whether this member waits for an answer.</summary>
    public bool Asks(MemberId member) => Asked.Any(request => request.Member == member);

    /// <summary>Whether this member is invited.</summary>
    public bool Invites(MemberId member) => InvitationOf(member) is not null;

    /// <summary>This member's open invitation.</summary>
    public JoinInvitation? InvitationOf(MemberId member) =>
        Invited.FirstOrDefault(invitation => invitation.Member == member);

    /// <summary>With somebody who asks, in the place of what the same member asked before.</summary>
    public JoinRequests Ask(JoinRequest request) => Touch(request.Member) with
    {
        Asked = [.. Asked.Where(other => other.Member != request.Member), request],
    };

    /// <summary>With somebody invited.</summary>
    public JoinRequests Invite(MemberId member, MemberId by, DateTimeOffset at) => Touch(member) with
    {
        Invited =
        [
            .. Invited.Where(other => other.Member != member),
            new JoinInvitation { Member = member, By = by, At = at },
        ],
    };

    /// <summary>Without what this member asked and is invited to; the same when there was nothing.</summary>
    public JoinRequests Without(MemberId member) => !Asks(member) && !Invites(member)
        ? this
        : Touch(member) with
        {
            Asked = Asked.RemoveAll(request => request.Member == member),
            Invited = Invited.RemoveAll(invitation => invitation.Member == member),
        };

    /// <summary>Without what this member asked, which has its answer; the same as <see cref="Without"/> when it asked nothing.
    /// </summary>
    public JoinRequests Answer(MemberId member, bool accepted, DateTimeOffset at)
    {
        var rest = Without(member);
        if (!Asks(member))
        {
            return rest;
        }

        var answered = Answered.SetItem(member, new JoinAnswer { Accepted = accepted, At = at });
        return rest with
        {
            Answered = answered.Count > MaxAnswered ? answered.Remove(answered.MinBy(one => one.Value.At).Key) : answered,
        };
    }

    /// <summary>With those marked who have waited too long by now, of which these members are to hear; the same when
    /// nobody is new among them.</summary>
    public JoinRequests MarkOverdue(DateTimeOffset now, IEnumerable<MemberId> answering)
    {
        var by = now - Patience;
        if (Asked.All(request => request.At > by || request.At <= OverdueBy))
        {
            return this;
        }

        var marked = this with { Rev = Rev + 1, OverdueBy = by };
        return answering.Aggregate(marked, (requests, member) => requests.Owe(member));
    }

    /// <summary>Without those who have been told, unless something changed for them since.</summary>
    public JoinRequests NoteTold(IReadOnlyDictionary<MemberId, long> told) => this with
    {
        Owed = Owed.RemoveRange(told.Where(one => Owed.GetValueOrDefault(one.Key) <= one.Value).Select(one => one.Key)),
    };

    /// <summary>With a command that is known when it is repeated. Of its body only a hash stays: the word of somebody
    /// who was refused or went away is nobody's any more.</summary>
    public JoinRequests Remember(MemberId actor, Guid requestId, string fingerprint, DateTimeOffset now)
    {
        var done = new JoinRequestDone
        {
            Actor = actor,
            RequestId = requestId,
            Hash = RequestIndex.HashOf(fingerprint),
        };
        var oldest = (now - RequestTime.Lifetime).ToUnixTimeMilliseconds();
        var kept = Done.Where(other => RequestTime.Of(other.RequestId) >= oldest);
        return this with { Done = [.. kept.TakeLast(MaxDone - 1), done] };
    }

    /// <summary>The command with this id, or null.</summary>
    public JoinRequestDone? Find(MemberId actor, Guid requestId) =>
        Done.FirstOrDefault(done => done.Actor == actor && done.RequestId == requestId);

    private JoinRequests Touch(MemberId member) => (this with { Rev = Rev + 1 }).Owe(member);

    private JoinRequests Owe(MemberId member) => this with { Owed = Owed.SetItem(member, Rev) };
}

/// <summary>An open invitation.</summary>
internal sealed record JoinInvitation
{
    /// <summary>Who is invited.</summary>
    public MemberId Member { get; init; }

    /// <summary>Who invited.</summary>
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A command that was carried out.</summary>
internal sealed record JoinRequestDone
{
    /// <summary>Who acted.</summary>
    public MemberId Actor { get; init; }

    /// <summary>The client's id of the request.</summary>
    public Guid RequestId { get; init; }

    /// <summary>Of its fingerprint: tells bodies apart.</summary>
    public string Hash { get; init; } = "";
}
