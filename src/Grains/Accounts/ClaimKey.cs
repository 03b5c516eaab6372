using System.Security.Cryptography;
using System.Text;

namespace Comparte.Accounts;

/// <summary>
/// Names what only one account may hold: the key of an <see cref="IClaimGrain"/>, <c>{kind}/{hash}</c>. Text that
/// people type is compared without regard to case, width and composed letters.
/// </summary>
[GenerateSerializer, Immutable, Alias("claim-key")]
public readonly record struct ClaimKey([property: Id(0)] string Value)
{
    private const string TokenKind = "token/";

    /// <summary>Whether it is the key of an access token.</summary>
    public bool IsToken => Value.StartsWith(TokenKind, StringComparison.Ordinal);

    /// <summary>An e-mail address.</summary>
    public static ClaimKey Email(string address) => new($"email/{Secrets.Hash(Folded(address))}");

    /// <summary>A sign-in name.</summary>
    public static ClaimKey Name(string name) => new($"name/{Secrets.Hash(Folded(name))}");

    /// <summary>What people sign in with: what has an <c>@</c> is an address, anything else a name.</summary>
    public static ClaimKey SignIn(string nameOrEmail) =>
        nameOrEmail.Contains('@', StringComparison.Ordinal) ? Email(nameOrEmail) : Name(nameOrEmail);

    /// <summary>A passkey, by its credential id in base64url.</summary>
    public static ClaimKey Passkey(string credentialId) => new($"passkey/{Secrets.Hash(credentialId)}");

    /// <summary>An account at an identity provider, by the provider's key and <see cref="SubjectOf"/>.</summary>
    public static ClaimKey Oidc(string provider, string subject) => new($"oidc/{provider}/{subject}");

    /// <summary>Who somebody is at a provider. The issuer is part of it: where another provider comes under the same key,
    /// the same subject is somebody else.</summary>
    public static string SubjectOf(string issuer, string subject) => Secrets.Hash($"{issuer}\n{subject}");

    /// <summary>An access token, by the hash of its text (<see cref="Secrets.Hash"/>).</summary>
    public static ClaimKey Token(string hash) => new($"{TokenKind}{hash}");

    /// <inheritdoc />
    public override string ToString() => Value;

    private static string Folded(string text) => text.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}

/// <summary>What is kept of a secret. The secrets are long and random, so one round is enough; passwords, which people
/// choose, are hashed elsewhere.</summary>
public static class Secrets
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares two hashes in a time that tells nothing.</summary>
    public static bool AreEqual(string? one, string? other) =>
        one is not null && other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
