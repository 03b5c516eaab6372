using Comparte.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Comparte.Web.Accounts;

/// <summary>Between Identity's passkeys and the stored ones. The attestation is not kept: nobody checks it later, and it
/// may name a device.</summary>
internal static class PasskeyRecords
{
    /// <summary>To store.</summary>
    public static Passkey From(UserPasskeyInfo passkey) => new()
    {
        CredentialId = WebEncoders.Base64UrlEncode(passkey.CredentialId),
        PublicKey = WebEncoders.Base64UrlEncode(passkey.PublicKey),
        Name = passkey.Name ?? "",
        At = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = [.. passkey.Transports ?? []],
        UserVerified = passkey.IsUserVerified,
        BackupEligible = passkey.IsBackupEligible,
        BackedUp = passkey.IsBackedUp,
    };

    /// <summary>For Identity.</summary>
    public static UserPasskeyInfo To(Passkey passkey) => new(
        WebEncoders.Base64UrlDecode(passkey.CredentialId),
        WebEncoders.Base64UrlDecode(passkey.PublicKey),
        passkey.At,
        (uint)passkey.SignCount,
        [.. passkey.Transports],
        passkey.UserVerified,
        passkey.BackupEligible,
        passkey.BackedUp,
        attestationObject: [],
        clientDataJson: [])
    {
        Name = passkey.Name,
    };
}
