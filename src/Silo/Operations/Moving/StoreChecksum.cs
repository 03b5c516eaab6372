using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Comparte.Silo.Operations.Moving;

/// <summary>What two stores are compared by: how many records and reminders there are, and a checksum of all of them, which
/// is the same in whatever order they are read. Versions of rows don't count: they are each store's own.</summary>
internal sealed class StoreChecksum
{
    private readonly ulong[] _sum = new ulong[SHA256.HashSizeInBytes / sizeof(ulong)];

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }

    /// <summary>Reminders so far.</summary>
    public long Reminders { get; private set; }

    /// <summary>All of a store.</summary>
    public static StoreChecksum Of(IStoredRows rows, IEnumerable<StoredReminder> reminders)
    {
        var all = new StoreChecksum();
        foreach (var row in rows.All())
        {
            all.Add(row);
        }

        foreach (var reminder in reminders)
        {
            all.Add(reminder);
        }

        return all;
    }

    /// <summary>Counts one in.</summary>
    public void Add(StoredRow row)
    {
        Records++;
        Add("record", row.Key.Grain, row.Key.State, row.Payload);
    }

    /// <summary>Counts one in.</summary>
    public void Add(StoredReminder reminder)
    {
        Reminders++;
        var numbers = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, reminder.Start.Ticks);
        BinaryPrimitives.WriteInt64LittleEndian(numbers.AsSpan(sizeof(long)), reminder.Period);
        Add("reminder", reminder.Grain, reminder.Name, numbers);
    }

    /// <summary>The checksum, in 64 digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(MemoryMarshal.AsBytes<ulong>(_sum));

    private void Add(string kind, string grain, string name, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{kind}\0{grain}\0{name}\0"));
        hash.AppendData(bytes);
        var one = hash.GetHashAndReset();
        for (var at = 0; at < _sum.Length; at++)
        {
            _sum[at] += BinaryPrimitives.ReadUInt64LittleEndian(one.AsSpan(at * sizeof(ulong)));
        }
    }
}
