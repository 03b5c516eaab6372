using System.Collections.Immutable;
using Comparte.Mail;
using Comparte.Web.Mail.Replies;

namespace Comparte.Web.Mail;

/// <summary>What a mail to a member says, in the member's language; its words were read by the member's rights.</summary>
internal sealed record Letter
{
    /// <summary>What mail it is.</summary>
    public required MailKind Kind { get; init; }

    /// <summary>By which the same mail is known again.</summary>
    public required string Id { get; init; }

    /// <summary>To whom.</summary>
    public required MemberId To { get; init; }

    /// <summary>The member's name.</summary>
    public required string Name { get; init; }

    /// <summary>The member's address.</summary>
    public required string Address { get; init; }

    /// <summary>The member's language.</summary>
    public required string Language { get; init; }

    /// <summary>The network's name.</summary>
    public required string Network { get; init; }

    /// <summary>What stands in the list of mails.</summary>
    public required string Subject { get; init; }

    /// <summary>Where an answer to it belongs; null where it is about several conversations, or none.</summary>
    public ReplyPlace? Answers => Parts is [{ Items: [.., var last] items }] && items.All(item => item.Answers?.Thread == last.Answers?.Thread)
        ? last.Answers
        : null;

    /// <summary>Its parts, none of them empty.</summary>
    public required ImmutableArray<LetterPart> Parts { get; init; }
}

/// <summary>A part of a letter.</summary>
/// <param name="Title">Its heading; empty where it is the only one.</param>
/// <param name="Items">What it tells.</param>
/// <param name="More">What is said of those for which there is no room; empty where there are none.</param>
internal sealed record LetterPart(string Title, ImmutableArray<LetterItem> Items, string More = "")
{
    /// <summary>What the letter's subject is where no part stands before this one.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether it asks for nothing, and is shown as a plain list.</summary>
    public bool IsLight { get; init; }
}

/// <summary>One thing that a letter tells.</summary>
/// <param name="Sentence">What happened, or what it is called.</param>
/// <param name="Path">Where it is read on the site, beginning with a slash.</param>
internal sealed record LetterItem(string Sentence, string Path)
{
    /// <summary>Where it belongs, when, or how much of it is new; perhaps empty.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Where an answer to it belongs; null where it is about no conversation.</summary>
    public ReplyPlace? Answers { get; init; }

    /// <summary>What was written, the newest last.</summary>
    public ImmutableArray<LetterQuote> Quotes { get; init; } = [];
}

/// <summary>The beginning of what somebody wrote.</summary>
/// <param name="By">Who.</param>
/// <param name="Lines">Plain text.</param>
internal sealed record LetterQuote(string By, ImmutableArray<string> Lines);
