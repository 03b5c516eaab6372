namespace Comparte.Web.Looks;

/// <summary>What a page has to know of the network's look before it paints anything: it stands in the page itself.</summary>
/// <param name="Name">What the network is called.</param>
/// <param name="At">When the look was changed; of two known looks the later one holds.</param>
/// <param name="Logo">The picture beside the name.</param>
/// <param name="Style">Declarations of the main color's shades, where one was chosen.</param>
public sealed record FirstLook(string Name, DateTimeOffset? At, FirstLogo? Logo, string? Style);

/// <summary>A logo, with the room that it takes.</summary>
/// <param name="Id">Its file, which anybody fetches at <c>/logo/{id}</c>.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record FirstLogo(FileId Id, int? Width, int? Height);

/// <summary>What newcomers read first, as browsers show it.</summary>
/// <param name="Language">Of the words: the one that was asked for, or the first that there is.</param>
/// <param name="Html">The words.</param>
public sealed record WelcomeShown(string Language, string Html);
