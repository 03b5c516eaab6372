using Comparte.Topics;

namespace Comparte.Files;

/// <summary>
/// One uploaded file; the key is its <see cref="FileId"/>. Its bytes are in the <see cref="IBlobStore"/>, which only those
/// reach whom this grain let through. While it belongs nowhere it is its owner's alone; in a place, its readers' alone.
/// </summary>
[Alias("Comparte.IFileGrain")]
public interface IFileGrain : IGrainWithStringKey
{
    /// <summary>Makes room for a file. The id is made from the actor and the request. Refused before anything is
    /// stored: <c>file_too_large</c>, <c>files_full</c>, <c>network_full</c>.</summary>
    [Alias("Create")]
    Task<Outcome<FileView>> CreateAsync(MemberId actor, NewFile file);

    /// <summary>The file as the actor may see it; asked on every fetch, since rights may have ended.</summary>
    [Alias("View")]
    Task<Outcome<FileView>> ViewAsync(MemberId actor);

    /// <summary>The same for who uploaded it, also out of a place that it may read no more; not found for anybody else.</summary>
    [Alias("Upload")]
    Task<Outcome<FileView>> UploadAsync(MemberId actor);

    /// <summary>All bytes have come: its kind is looked for. Repeating it changes nothing; while bytes are missing
    /// neither.</summary>
    [Alias("Finish")]
    Task<Outcome<FileView>> FinishAsync(MemberId actor);

    /// <summary>Removes it and its bytes while it belongs nowhere. Its owner.</summary>
    [Alias("Remove")]
    Task<Refusal?> RemoveAsync(MemberId actor);

    /// <summary>Puts it somewhere. Called by the owner of that place, before it commits: its own rights are checked
    /// there. A claim that is never confirmed ends after a week, and with it the file.</summary>
    [Alias("Claim")]
    Task<Outcome<Attachment>> ClaimAsync(MemberId actor, FileClaim claim);

    /// <summary>The place holds it for good. Called after its commit; may repeat.</summary>
    [Alias("Confirm")]
    Task ConfirmAsync(TopicId place);

    /// <summary>The place keeps it from its readers, all but who uploaded it, or gives it back to them. May repeat.</summary>
    [Alias("Withhold")]
    Task WithholdAsync(TopicId place, bool withheld);

    /// <summary>The place lets it go: its bytes are deleted. May repeat.</summary>
    [Alias("RemoveFrom")]
    Task RemoveFromAsync(TopicId place);
}
