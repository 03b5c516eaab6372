using System.Security.Cryptography;
using System.Text;

namespace Comparte.Accounts;

/// <summary>From an invitation's code to its id.</summary>
public static class InvitationIds
{
    /// <summary>The first half of the code's SHA-256, as a UUID of the free-form version 8. A code has 128 random bits
    /// at least, so nobody gets from the id back to the code.</summary>
    public static InvitationId FromCode(string code)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(code)).AsSpan(0, 16);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return EntityId.FromGuid<InvitationId>(new Guid(hash, bigEndian: true));
    }
}
