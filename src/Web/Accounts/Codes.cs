using System.Buffers;
using System.Security.Cryptography;
using Comparte.Accounts;

namespace Comparte.Web.Accounts;

/// <summary>The secrets that the host makes. Only their hashes are stored.</summary>
internal static class Codes
{
    // No letters that look alike on paper or sound alike on the phone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const string TokenPrefix = "comparte_";
    private const int TokenLetters = 40;
    private const int Uuid = 32;
    private static readonly SearchValues<char> LettersOfCodes = SearchValues.Create(Letters);

    /// <summary>An invitation's code: 128 random bits, and no sign at which a messenger would cut the link.</summary>
    public static string Invitation() => RandomNumberGenerator.GetString(Letters, 26);

    /// <summary>The text of an access token.</summary>
    public static string Token() => $"{TokenPrefix}{RandomNumberGenerator.GetString(Letters, TokenLetters)}";

    /// <summary>Whether a text could be a token: whatever else somebody sends costs no look into the store.</summary>
    public static bool IsToken(string text) =>
        text.Length == TokenPrefix.Length + TokenLetters
        && text.StartsWith(TokenPrefix, StringComparison.Ordinal)
        && !text.AsSpan(TokenPrefix.Length).ContainsAnyExcept(LettersOfCodes);

    /// <summary>A session's id.</summary>
    public static string Session() => RandomNumberGenerator.GetString(Letters, 20);

    /// <summary>A code to print or say: sixteen letters and digits in groups of four, 79 bits.</summary>
    public static string Printed()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 16).ToUpperInvariant();
        return string.Join('-', letters.Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The hash of a printed code, however it was typed.</summary>
    public static string HashOfPrinted(string typed) =>
        Secrets.Hash(string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    /// <summary>A code to mail; it begins with whose it is.</summary>
    public static string Mailed(MemberId member) => $"{member.Value[1..]}{RandomNumberGenerator.GetString(Letters, 26)}";

    /// <summary>Whose a mailed code claims to be, or null.</summary>
    public static MemberId? MemberOf(string? code) =>
        code is { Length: > Uuid } && EntityId.TryParse<MemberId>($"m{code[..Uuid]}", out var member) ? member : null;
}
