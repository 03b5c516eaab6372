using Comparte.Pages;

namespace Comparte.Web.GroupPages;

/// <summary>A version of a page: what was written, and how it looks.</summary>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Title">Its title.</param>
/// <param name="Source">Markdown.</param>
/// <param name="Html">Sanitized HTML.</param>
/// <param name="At">When it was saved.</param>
/// <param name="By">Who saved it.</param>
public sealed record PageTextView(
    int Version, string Title, string Source, string Html, DateTimeOffset At, MemberId By);

/// <summary>A new page.</summary>
public sealed record NewPageBody(Guid RequestId, string? Title, string? Body);

/// <summary>Saves a page as its next version.</summary>
/// <param name="RequestId">Made by the client; a UUIDv7.</param>
/// <param name="Base">The version on which this one builds.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">Markdown.</param>
/// <param name="Note">What was changed.</param>
/// <param name="Restores">A former version that is brought back; then title and body are left out.</param>
/// <param name="Hand">With which pen it was written.</param>
/// <param name="KeepsPen">Whether one goes on writing.</param>
public sealed record PageTextBody(
    Guid RequestId, int Base, string? Title, string? Body, string? Note, int? Restores, Guid? Hand, bool? KeepsPen);

/// <summary>Asks for the pen.</summary>
/// <param name="Hand">Made by the browser that writes; a UUIDv7.</param>
/// <param name="Asking">How it is asked for; left out: if nobody else has it.</param>
public sealed record PenBody(Guid Hand, PenAsking? Asking);
