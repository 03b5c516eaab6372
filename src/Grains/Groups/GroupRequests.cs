using System.Collections.Immutable;

namespace Comparte.Groups;

/// <summary>
/// Who asks to join a group and whom it invited: what facilitators see and other members don't, so no entries of the
/// topic. Stored as <c>group.requests</c>. Pure: each change makes a new record.
/// </summary>
internal sealed record GroupRequests
{
    /// <summary>How many may wait for an answer.</summary>
    public const int MaxAsked = 100;

    /// <summary>How many invitations may be open.</summary>
    public const int MaxInvited = 500;

    private const int MaxDone = 64;

    /// <summary>The version of this record's format.</summary>
    public int V { get; init; } = 1;

    /// <summary>Raised by each change.</summary>
    public long Rev { get; init; }

    /// <summary>Who asks, oldest first.</summary>
    public ImmutableArray<GroupRequest> Asked { get; init; } = [];

    /// <summary>Who is invited, oldest first.</summary>
    public ImmutableArray<GroupInvitation> Invited { get; init; } = [];

    /// <summary>Commands that ended here and not in the topic, so that a repeated one is known.</summary>
    public ImmutableArray<GroupRequestDone> Done { get; init; } = [];

    /// <summary>Whose own topic has not been told of the last changes.</summary>
    public ImmutableArray<MemberId> Untold { get; init; } = [];

    /// <summary>Whether this member waits for an answer.</summary>
    public bool Asks(MemberId member) => Asked.Any(request => request.Member == member);

    /// <summary>Whether this member is invited.</summary>
    public bool Invites(MemberId member) => Invited.Any(invitation => invitation.Member == member);

    /// <summary>With somebody who asks, in the place of what the same member asked before.</summary>
    public GroupRequests Ask(GroupRequest request) => Touch(request.Member) with
    {
        Asked = [.. Asked.Where(other => other.Member != request.Member), request],
    };

    /// <summary>With somebody invited.</summary>
    public GroupRequests Invite(MemberId member, MemberId by, DateTimeOffset at) => Touch(member) with
    {
        Invited =
        [
            .. Invited.Where(other => other.Member != member),
            new GroupInvitation { Member = member, By = by, At = at },
        ],
    };

    /// <summary>Without what this member asked and is invited to; the same when there was nothing.</summary>
    public GroupRequests Without(MemberId member) => !Asks(member) && !Invites(member)
        ? this
        : Touch(member) with
        {
            Asked = Asked.RemoveAll(request => request.Member == member),
            Invited = Invited.RemoveAll(invitation => invitation.Member == member),
        };

    /// <summary>With a command that is known when it is repeated.</summary>
    public GroupRequests Remember(MemberId actor, Guid requestId, string fingerprint) => this with
    {
        Done =
        [
            .. Done.Skip(Math.Max(0, Done.Length - MaxDone + 1)),
            new GroupRequestDone { Actor = actor, RequestId = requestId, Fingerprint = fingerprint },
        ],
    };

    /// <summary>The command with this id, or null.</summary>
    public GroupRequestDone? Find(MemberId actor, Guid requestId) =>
        Done.FirstOrDefault(done => done.Actor == actor && done.RequestId == requestId);

    private GroupRequests Touch(MemberId member) => this with
    {
        Rev = Rev + 1,
        Untold = Untold.Contains(member) ? Untold : Untold.Add(member),
    };
}

/// <summary>An open invitation into a group.</summary>
internal sealed record GroupInvitation
{
    /// <summary>Who is invited.</summary>
    public MemberId Member { get; init; }

    /// <summary>Who invited.</summary>
    public MemberId By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A command that was carried out.</summary>
internal sealed record GroupRequestDone
{
    /// <summary>Who acted.</summary>
    public MemberId Actor { get; init; }

    /// <summary>The client's id of the request.</summary>
    public Guid RequestId { get; init; }

    /// <summary>Tells bodies apart.</summary>
    public string Fingerprint { get; init; } = "";
}
