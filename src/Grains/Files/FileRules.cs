using System.Collections.Immutable;

namespace Comparte.Files;

/// <summary>What a file may be, and who may do what with it.</summary>
internal static class FileRules
{
    /// <summary>Files in one post.</summary>
    public const int MaxAttachments = 10;

    /// <summary>How long an upload that isn't finished, or isn't taken, stays.</summary>
    public static readonly TimeSpan UnfinishedKept = TimeSpan.FromHours(24);

    /// <summary>How long a file stays that nobody put anywhere. As long as a request can be repeated.</summary>
    public static readonly TimeSpan UnplacedKept = TimeSpan.FromDays(7);

    private const int MaxName = 80;
    private const int MaxAlt = 160;
    private const int MaxEnding = 12;
    private const int MaxSeconds = 24 * 60 * 60;

    /// <summary>Why a file can't be uploaded, or null.</summary>
    public static Refusal? Check(NewFile file, FileLimits limits) =>
        InputRules.Request(file.RequestId)
        ?? InputRules.Line(NameOf(file.Name), MaxName, "name", required: true)
        ?? (file.Size < 1 ? Refusal.Invalid("file_empty", "size") : null)
        ?? (file.Size > limits.FileBytes ? Refusal.TooLarge("file_too_large", "size") : null)
        ?? (file.Seconds is < 0 or > MaxSeconds ? Refusal.Invalid("request_invalid", "seconds") : null);

    /// <summary>Why these can't be attached, or null.</summary>
    public static Refusal? Check(ImmutableArray<NewAttachment>? attachments) =>
        attachments is not { IsDefault: false } some ? null
        : some.Length > MaxAttachments || some.Any(one => string.IsNullOrEmpty(one?.Id.Value))
            || some.Select(one => one.Id).Distinct().Count() < some.Length
            ? Refusal.Invalid("attachments_invalid", "attachments")
        : some.Select(one => InputRules.Line(one.Alt, MaxAlt, "attachments")).FirstOrDefault(refusal => refusal is not null);

    /// <summary>What is kept of a name: no folders, and with its ending when it is too long.</summary>
    public static string NameOf(string? name)
    {
        var last = InputRules.Clean((name ?? "").Split('/', '\\')[^1]);
        if (last.Length <= MaxName)
        {
            return last;
        }

        var dot = last.LastIndexOf('.');
        var ending = dot > 0 && last.Length - dot <= MaxEnding ? last[dot..] : "";
        return Shortened(last, MaxName - ending.Length) + ending;
    }

    /// <summary>A name whose ending fits the content: what a person opens is what it seems to be.</summary>
    public static string NameOf(string name, IReadOnlyList<string> endings) =>
        endings.Count == 0 || endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            ? name
            : Shortened(name, MaxName - endings[0].Length) + endings[0];

    /// <summary>A new file of an actor.</summary>
    public static FileState New(MemberId actor, NewFile file, DateTimeOffset now) => new()
    {
        Owner = actor,
        Name = NameOf(file.Name),
        Size = file.Size,
        Seconds = file.Seconds,
        At = now,
    };

    /// <summary>Whether a repeated request asks for the file that it made.</summary>
    public static bool IsRepeated(FileState state, MemberId actor, NewFile file) =>
        state.Owner == actor && state.Seconds == file.Seconds
        && (state.Phase != FilePhase.Uploading || (state.Name == NameOf(file.Name) && state.Size == file.Size));

    /// <summary>The file as it was found to be.</summary>
    public static FileState Prepared(FileState state, PreparedFile found) => found.Refusal is { } refusal
        ? state with { Phase = FilePhase.Refused, Refusal = refusal }
        : state with
        {
            Phase = FilePhase.Ready,
            Name = NameOf(state.Name, found.Endings),
            Kind = found.Kind,
            Type = found.Type,
            Original = found.Original,
            Size = found.Size,
            Width = found.Width,
            Height = found.Height,
            Thumbnail = found.Thumbnail,
            HoldsUpload = found.Original != FilePart.Uploaded,
        };

    /// <summary>Why this claim can't be made, or null.</summary>
    public static Refusal? RefuseClaim(FileState state, MemberId actor, FileClaim claim) =>
        state.Owner != actor ? Refusal.NotFound
        : state.Phase != FilePhase.Ready ? Refusal.Conflict("file_not_ready")
        : state.Confirmed && !IsBy(state, claim) ? Refusal.Conflict("file_taken")
        : null;

    /// <summary>Whether this claim was made already.</summary>
    public static bool IsBy(FileState state, FileClaim claim) =>
        state.Place == claim.Place && state.Claim == claim.RequestId;

    /// <summary>The file in a place.</summary>
    public static FileState Claimed(FileState state, FileClaim claim) => state with
    {
        Place = claim.Place,
        Readers = claim.Readers,
        Claim = claim.RequestId,
        Alt = string.IsNullOrWhiteSpace(claim.Alt) ? null : InputRules.Clean(claim.Alt),
    };

    /// <summary>Whether a file's time is over.</summary>
    public static bool IsOver(FileState state, DateTimeOffset now) => state.Phase switch
    {
        FilePhase.Ready => !state.Confirmed && now - state.At >= UnplacedKept,
        _ => now - state.At >= UnfinishedKept,
    };

    /// <summary>The file as others see it.</summary>
    public static FileView View(FileId id, FileState state) => new()
    {
        Id = id,
        Name = state.Name,
        Size = state.Size,
        Phase = state.Phase,
        Kind = state.Kind,
        Type = state.Type,
        Refusal = state.Refusal,
        Original = state.Original,
    };

    /// <summary>The file as it stands in its place.</summary>
    public static Attachment Attached(FileId id, FileState state) => new()
    {
        Id = id,
        Name = state.Name,
        Kind = state.Kind.GetValueOrDefault(),
        Size = state.Size,
        Width = state.Width,
        Height = state.Height,
        Thumbnail = state.Thumbnail,
        Seconds = state.Seconds,
        Alt = state.Alt,
    };

    private static string Shortened(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        return (char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most]).TrimEnd();
    }
}
