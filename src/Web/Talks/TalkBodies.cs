using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Topics;

namespace Comparte.Web.Talks;

/// <summary>A new talk with its first message.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
/// <param name="People">The others, 1 to 11. With one there is one talk, which takes the message as any other if it has begun.
/// </param>
/// <param name="Title">Up to 80 characters; only of a talk of several.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Attachments">Files of the actor, at most 10.</param>
public sealed record NewTalkBody(
    Guid RequestId, ImmutableArray<MemberId>? People, string? Title, string? Body,
    ImmutableArray<NewAttachment>? Attachments);

/// <summary>A talk, and the message that was written.</summary>
public sealed record TalkBegun(TalkId Id, ThreadId Thread, Entry Post);

/// <summary>People to be added.</summary>
public sealed record PeopleBody(Guid RequestId, ImmutableArray<MemberId>? People);

/// <summary>Whether the actor may begin to write to somebody.</summary>
public sealed record Acceptance(bool Accepts);
