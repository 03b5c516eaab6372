namespace Comparte.Web.Accounts;

/// <summary>What a password must be: long enough, and not the first that anybody would try. No signs and capitals are
/// asked for; they make passwords worse and people leave.</summary>
internal static class PasswordRules
{
    private const int Shortest = 8;
    private const int Longest = 200;
    private const int LeastDifferent = 4;

    /// <summary>Why a password can't be taken, or null.</summary>
    public static Refusal? Check(string? password, params ReadOnlySpan<string?> names)
    {
        if (password is null or { Length: < Shortest })
        {
            return Refusal.Invalid("password_too_short", "password");
        }

        return password.Length > Longest
            ? Refusal.Invalid("too_long", "password")
            : IsObvious(password, names) ? Refusal.Invalid("password_too_simple", "password") : null;
    }

    private static bool IsObvious(string password, ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (string.Equals(password, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return password.Distinct().Count() < LeastDifferent || IsRow(password);
    }

    /// <summary>12345678, abcdefgh, 87654321.</summary>
    private static bool IsRow(string password)
    {
        var steps = password.Zip(password.Skip(1), (one, next) => next - one).Distinct().ToList();
        return steps is [1] or [-1] || password is "1234567890" or "contraseña" or "password" or "qwertyui" or "qwertyuiop";
    }
}
