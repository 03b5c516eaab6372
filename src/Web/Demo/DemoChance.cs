using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Web.Demo;

/// <summary>What looks like chance and is the same at each import: it is made of keys.</summary>
internal static class DemoChance
{
    /// <summary>A number from 0 to below <paramref name="sides"/>.</summary>
    public static int Of(string key, int sides) => (int)(Part(key) * sides);

    /// <summary>Whether it happens, in so many of a hundred cases.</summary>
    public static bool Happens(string key, int percent) => Of(key, 100) < percent;

    /// <summary>A number from 0 to below 1.</summary>
    public static double Part(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (uint.MaxValue + 1.0);
    }

    /// <summary>The same items in another order.</summary>
    public static IEnumerable<T> Shuffled<T>(this IEnumerable<T> items, string key, Func<T, string> keyOf) =>
        items.OrderBy(item => Part($"{key}/{keyOf(item)}"));
}
