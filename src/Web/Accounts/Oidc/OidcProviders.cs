using System.Buffers;
using System.Collections.Immutable;
using Comparte.Silo;

namespace Comparte.Web.Accounts.Oidc;

/// <summary>The identity providers that the settings name; mostly none.</summary>
internal sealed class OidcProviders
{
    private const string Section = "SignIn:Oidc";
    private const string OfKeys = "is a short name of small letters, digits and hyphens, at most 20";
    private const int LongestKey = 20;
    private const int LongestName = 80;
    private static readonly SearchValues<char> LettersOfKeys = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly ImmutableArray<OidcProvider> _all;

    private OidcProviders(ImmutableArray<OidcProvider> all)
    {
        _all = all;
        Shown = all.IsEmpty ? null : [.. all.Select(provider => new OidcProviderView(provider.Key, provider.Name))];
    }

    /// <summary>All of them, in the order of the settings.</summary>
    public IEnumerable<OidcProvider> All => _all;

    /// <summary>As people see them; null where there are none.</summary>
    public ImmutableArray<OidcProviderView>? Shown { get; }

    /// <summary>The provider of a key, or null.</summary>
    public OidcProvider? Find(string key) => _all.FirstOrDefault(provider => provider.Key == key);

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="StartRefusedException">Something of them can't be.</exception>
    public static OidcProviders From(IConfiguration configuration)
    {
        var all = configuration.GetSection(Section).GetChildren().Select(Read).ToImmutableArray();
        return all.GroupBy(provider => provider.Key).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new StartRefusedException($"Two of {Section} have the key {twice.Key}: give each its own.")
            : new OidcProviders(all);
    }

    private static OidcProvider Read(IConfigurationSection section)
    {
        var provider = section.Get<OidcProvider>() ?? new OidcProvider();
        return provider switch
        {
            { Key: not { Length: > 0 and <= LongestKey } } => throw Wrong(section, nameof(provider.Key), OfKeys),
            _ when provider.Key.AsSpan().ContainsAnyExcept(LettersOfKeys) => throw Wrong(section, nameof(provider.Key), OfKeys),
            { Name: not { Length: > 0 and <= LongestName } } =>
                throw Wrong(section, nameof(provider.Name), "is what people know the organization by, in at most 80 characters"),
            _ when !IsSafe(provider.Authority) => throw Wrong(
                section, nameof(provider.Authority), "is the provider's address: https://…, or http:// on the same machine"),
            { ClientId.Length: 0 } => throw Wrong(section, nameof(provider.ClientId), "is missing: the provider gives it"),
            { ClientSecret.Length: 0 } => throw Wrong(
                section, nameof(provider.ClientSecret), "is missing: the provider gives it; it may be a file in Secrets:Folder"),
            _ => provider,
        };
    }

    /// <summary>What goes there in plain text anybody on the way could read and change.</summary>
    private static bool IsSafe(string authority) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var address) && address is { Query: "", Fragment: "", UserInfo: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static StartRefusedException Wrong(IConfigurationSection section, string setting, string sentence) =>
        new($"{section.Path}:{setting} {sentence}.");
}
