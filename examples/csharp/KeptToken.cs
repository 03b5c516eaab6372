using Microsoft.Kiota.Abstractions.Authentication;

namespace Comparte.Example;

/// <summary>A token that a member made in the settings. It goes to its own community alone.</summary>
internal sealed class KeptToken(string token, string host) : IAccessTokenProvider
{
    /// <inheritdoc />
    public AllowedHostsValidator AllowedHostsValidator { get; } = new([host]);

    /// <inheritdoc />
    public Task<string> GetAuthorizationTokenAsync(
        Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(AllowedHostsValidator.IsUrlHostValid(uri) ? token : "");
}
