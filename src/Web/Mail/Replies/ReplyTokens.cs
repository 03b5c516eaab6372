using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Comparte.Web.Security;

namespace Comparte.Web.Mail.Replies;

/// <summary>
/// Addresses to which one member answers in one conversation: <c>box+token@host</c>. Before the <c>@</c> there is room for 64
/// letters, whose case gets lost on the way. So the token holds the conversation, the post and the last day on which it holds, and
/// names the member only in its seal: it fits the one whose address the answer comes from, or nobody.
/// </summary>
internal sealed class ReplyTokens(ReplyOptions options, KeptSecrets secrets, TimeProvider clock)
{
    /// <summary>Letters of the mailbox's own name for which there is room.</summary>
    public const int MaxBox = 64 - 1 - Letters;

    private const string Name = "replies";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int IdBytes = 16, PostAt = IdBytes, DayAt = PostAt + 4, SealAt = DayAt + 2, SealBytes = 11;
    private const int Bytes = SealAt + SealBytes;
    private const int Letters = ((Bytes * 8) + 4) / 5;
    private const int Lifetime = 30;

    private int Today => (int)(clock.GetUtcNow().ToUnixTimeSeconds() / 86_400);

    /// <summary>The address; null where nobody can answer by mail.</summary>
    public async Task<string?> AddressAsync(MemberId member, ReplyPlace place)
    {
        if (!options.IsOn)
        {
            return null;
        }

        var token = new byte[Bytes];
        Convert.FromHexString(place.Thread.Value[1..]).CopyTo(token, 0);
        BinaryPrimitives.WriteUInt32BigEndian(token.AsSpan(PostAt), (uint)place.Post);
        BinaryPrimitives.WriteUInt16BigEndian(token.AsSpan(DayAt), (ushort)(Today + Lifetime));
        (await SealAsync(member, token)).CopyTo(token, SealAt);
        var at = options.Address.LastIndexOf('@');
        return $"{options.Address[..at]}+{Encode(token)}{options.Address[at..]}";
    }

    /// <summary>The token in an address of the mailbox; null where there is none.</summary>
    public string? TokenIn(string address)
    {
        var at = options.Address.LastIndexOf('@');
        var box = $"{options.Address[..at]}+";
        return address.Length == box.Length + Letters + options.Address.Length - at
            && address.StartsWith(box, StringComparison.OrdinalIgnoreCase)
            && address.EndsWith(options.Address[at..], StringComparison.OrdinalIgnoreCase)
            ? address.Substring(box.Length, Letters).ToLowerInvariant()
            : null;
    }

    /// <summary>Where a member answers by a token; null where it wasn't made for that member, and whether it still holds.</summary>
    public async Task<(ReplyPlace Place, bool Holds)?> OpenAsync(MemberId member, string token)
    {
        if (Decode(token) is not { } bytes
            || !CryptographicOperations.FixedTimeEquals(await SealAsync(member, bytes), bytes.AsSpan(SealAt)))
        {
            return null;
        }

        var thread = ThreadId.Of($"{ThreadId.Prefix}{Convert.ToHexStringLower(bytes.AsSpan(0, IdBytes))}");
        var post = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(PostAt));
        return (new ReplyPlace(thread, post), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(DayAt)) >= Today);
    }

    private async Task<byte[]> SealAsync(MemberId member, byte[] token)
    {
        var key = Convert.FromBase64String(
            await secrets.OfAsync(Name, () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        byte[] content = [.. Encoding.UTF8.GetBytes(member.Value), .. token.AsSpan(0, SealAt)];
        return HMACSHA256.HashData(key, content)[..SealBytes];
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder(Letters);
        for (var bit = 0; bit < Letters * 5; bit += 5)
        {
            var two = (bytes[bit / 8] << 8) | (bit / 8 + 1 < Bytes ? bytes[(bit / 8) + 1] : 0);
            text.Append(Alphabet[(two >> (11 - (bit % 8))) & 31]);
        }

        return text.ToString();
    }

    private static byte[]? Decode(string token)
    {
        var bytes = new byte[Bytes];
        for (var at = 0; at < token.Length; at++)
        {
            var value = Alphabet.IndexOf(token[at], StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            var bit = at * 5;
            var two = value << (11 - (bit % 8));
            bytes[bit / 8] |= (byte)(two >> 8);
            if (bit / 8 + 1 < Bytes)
            {
                bytes[(bit / 8) + 1] |= (byte)two;
            }
        }

        return bytes;
    }
}

/// <summary>Where an answer belongs.</summary>
/// <param name="Thread">The conversation.</param>
/// <param name="Post">The post that it answers; 0 where it answers none by itself.</param>
internal sealed record ReplyPlace(ThreadId Thread, long Post);
