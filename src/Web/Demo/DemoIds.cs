using System.Security.Cryptography;
using System.Text;

namespace Comparte.Web.Demo;

/// <summary>Ids made from the content's keys, so that two imports give the same.</summary>
internal static class DemoIds
{
    private const int Seed = 1;

    /// <summary>The id of the thing with this key, as old as it is.</summary>
    public static TId Of<TId>(string key, DateTimeOffset at) where TId : struct, IEntityId<TId> =>
        EntityId.FromGuid<TId>(Request($"{TId.Prefix}/{key}", at));

    /// <summary>A request id for what is made from this key.</summary>
    public static Guid Request(string key, DateTimeOffset at)
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(id, bigEndian: true, out _);
        SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}/{key}")).AsSpan(0, 10).CopyTo(id[6..]);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
