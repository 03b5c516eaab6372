using System.Collections.Immutable;
using Comparte.Feeds;
using Comparte.Topics;
using Comparte.Writing;

namespace Comparte.Publications;

/// <summary>
/// Something that people share, or are about to; the key is its <see cref="PublicationId"/>. Its authors change it. A draft
/// is read by them and by those asked to be authors, what is shared by a group or by everybody, what was withdrawn by the
/// authors alone. An administrator has no right here that others lack.
/// </summary>
[Alias("Comparte.IPublicationGrain")]
public interface IPublicationGrain : ITopicGrain
{
    /// <summary>Begins a draft with the actor as its author. The id is made from the actor and the request.</summary>
    [Alias("Create")]
    Task<Outcome<PublicationId>> CreateAsync(MemberId actor, NewPublication publication);

    /// <summary>Changes what stands beside the text, for all who read it. Authors.</summary>
    [Alias("Change")]
    Task<Outcome<PublicationAbout>> ChangeAsync(MemberId actor, PublicationChange change);

    /// <summary>A text as its authors write it. Authors, and of a draft those asked to be one.</summary>
    [Alias("Working")]
    Task<Outcome<WorkingText>> WorkingAsync(MemberId actor, string language);

    /// <summary>Its item as everybody in the network reads it; null where not everybody does.</summary>
    [Alias("InNetwork")]
    Task<FeedItem?> InNetworkAsync();

    /// <summary>Saves a working text and answers its number; <c>text_changed</c> when somebody else saved since.
    /// Authors.</summary>
    [Alias("Save")]
    Task<Outcome<long>> SaveAsync(MemberId actor, string language, TextSaving text);

    /// <summary>Shares the working text as the next version. Authors.</summary>
    [Alias("ShareText")]
    Task<Outcome<PublicationText>> ShareTextAsync(MemberId actor, string language, TextSharing sharing);

    /// <summary>Removes a rendering with all its versions. Authors.</summary>
    [Alias("RemoveText")]
    Task<Refusal?> RemoveTextAsync(MemberId actor, string language, Guid requestId);

    /// <summary>A version of a text, the newest if none is named; of a draft the working text.</summary>
    [Alias("Text")]
    Task<Outcome<SharedText>> TextAsync(MemberId actor, string language, int? version);

    /// <summary>The versions of a text, newest first.</summary>
    [Alias("Versions")]
    Task<Outcome<ImmutableArray<TextVersion>>> VersionsAsync(MemberId actor, string language);

    /// <summary>Asks a member to be an author too. Authors.</summary>
    [Alias("AskAuthor")]
    Task<Refusal?> AskAuthorAsync(MemberId actor, MemberId member, Guid requestId);

    /// <summary>Answers whether the actor, who was asked, wants to be an author.</summary>
    [Alias("Agree")]
    Task<Refusal?> AgreeAsync(MemberId actor, bool agrees, Guid requestId);

    /// <summary>Takes a question back, or leaves. The last author can't leave.</summary>
    [Alias("RemoveAuthor")]
    Task<Refusal?> RemoveAuthorAsync(MemberId actor, MemberId member, Guid requestId);

    /// <summary>Shares it with a group, or with null with the network. Authors who may speak in its name, and write in
    /// the group.</summary>
    [Alias("Share")]
    Task<Outcome<PublicationAbout>> ShareAsync(MemberId actor, GroupId? group, Guid requestId);

    /// <summary>Takes it from its readers. Authors, and facilitators of the group that it is shared with.</summary>
    [Alias("Withdraw")]
    Task<Outcome<PublicationAbout>> WithdrawAsync(MemberId actor, Guid requestId);

    /// <summary>Deletes what isn't shared, with its texts, files and comments. Authors.</summary>
    [Alias("Delete")]
    Task<Refusal?> DeleteAsync(MemberId actor, Guid requestId);

    /// <summary>Tells that a method was tried. Whoever reads it.</summary>
    [Alias("AddTrial")]
    Task<Outcome<PublicationTrial>> AddTrialAsync(MemberId actor, NewTrial trial);

    /// <summary>Takes that back: who told it, and authors.</summary>
    [Alias("RemoveTrial")]
    Task<Refusal?> RemoveTrialAsync(MemberId actor, string trial, Guid requestId);
}
