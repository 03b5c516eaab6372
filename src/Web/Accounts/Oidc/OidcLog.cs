using System.Text.RegularExpressions;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>What whoever runs the host reads of providers: which one, and what kind of thing went wrong. What a provider says
/// in words may name somebody, so it is left out.</summary>
internal static partial class OidcLog
{
    /// <summary>Somebody could not come in by a provider.</summary>
    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Signing in with the provider {Provider} failed: {Kind}. Look at its settings under SignIn:Oidc.")]
    public static partial void ProviderFailed(this ILogger log, string provider, string kind);

    /// <summary>Whoever likes may call where people come back, so that is no warning.</summary>
    [LoggerMessage(Level = LogLevel.Debug, Message = "Somebody came back from the provider {Provider} without having set out.")]
    public static partial void CameUnasked(this ILogger log, string provider);

    /// <summary>The kinds of a failure and of what is behind it, with the codes that the library gives them.</summary>
    public static string KindOf(Exception? failure)
    {
        var kinds = new List<string>();
        for (var at = failure; at is not null; at = at.InnerException)
        {
            var code = LibraryCode().Match(at.Message);
            kinds.Add(code.Success ? $"{at.GetType().Name} {code.Value}" : at.GetType().Name);
        }

        return string.Join(" < ", kinds);
    }

    [GeneratedRegex("^IDX[0-9]{5}")]
    private static partial Regex LibraryCode();
}
