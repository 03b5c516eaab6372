namespace Comparte;

/// <summary>The family of a refusal; a web host maps each to one status code.</summary>
[GenerateSerializer]
public enum RefusalKind
{
    /// <summary>400: the input breaks a rule that the sender can mend.</summary>
    Invalid,

    /// <summary>403: the actor knows of the thing and may not do this to it.</summary>
    Forbidden,

    /// <summary>404: it isn't there, or the actor may not know of it.</summary>
    NotFound,

    /// <summary>409: it contradicts the present state, or the same request id came with another body.</summary>
    Conflict,

    /// <summary>410: it was there and its time is over.</summary>
    Expired,

    /// <summary>503: it may work later; the reader should ask again.</summary>
    Unavailable,

    /// <summary>413: it is more than is taken at once.</summary>
    TooLarge,
}

/// <summary>An expected "no". <see cref="Code"/> is stable, and is the key of the translated sentence
/// (<c>refusal.{code}</c> in the language files).</summary>
[GenerateSerializer, Immutable, Alias("refusal")]
public sealed record Refusal
{
    /// <summary>Snake case, stable, part of the API.</summary>
    [Id(0)]
    public string Code { get; init; } = "";

    /// <summary>The family, which becomes the status code.</summary>
    [Id(1)]
    public RefusalKind Kind { get; init; }

    /// <summary>The name of the field at fault, in camel case, where there is one.</summary>
    [Id(2)]
    public string? Field { get; init; }

    /// <summary>What the sentence names as <c>{value}</c>: a number, never what somebody wrote.</summary>
    [Id(3)]
    public string? Value { get; init; }

    /// <summary>It isn't there, or the actor may not know of it.</summary>
    public static readonly Refusal NotFound = new() { Code = "not_found", Kind = RefusalKind.NotFound };

    /// <summary>The actor may not do this.</summary>
    public static readonly Refusal NotAllowed = new() { Code = "not_allowed", Kind = RefusalKind.Forbidden };

    /// <summary>The request id was used for another body.</summary>
    public static readonly Refusal RequestReused = new() { Code = "request_reused", Kind = RefusalKind.Conflict };

    /// <summary>The request id's own time is older than seven days.</summary>
    public static readonly Refusal RequestExpired = new() { Code = "request_expired", Kind = RefusalKind.Expired };

    /// <summary>A rule on the input is broken; the field is named.</summary>
    public static Refusal Invalid(string code, string field) =>
        new() { Code = code, Kind = RefusalKind.Invalid, Field = field };

    /// <summary>The present state doesn't allow it.</summary>
    public static Refusal Conflict(string code) => new() { Code = code, Kind = RefusalKind.Conflict };

    /// <summary>The actor knows of the thing and may not do this to it.</summary>
    public static Refusal Forbidden(string code) => new() { Code = code, Kind = RefusalKind.Forbidden };

    /// <summary>It is more than is taken at once.</summary>
    public static Refusal TooLarge(string code, string field) =>
        new() { Code = code, Kind = RefusalKind.TooLarge, Field = field };

    /// <summary>Its time is over.</summary>
    public static Refusal Expired(string code) => new() { Code = code, Kind = RefusalKind.Expired };
}
