using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Comparte.Silo.Storage;

/// <summary>
/// Wipes old text out of the database file. SQLite's <c>secure_delete</c> overwrites what is deleted, but when it moves
/// rows to another page it leaves their bytes in the unused middle of the page they came from, where no later deletion
/// finds them. So the unused middle of every page that was written is overwritten too.
/// </summary>
/// <remarks>
/// For the writer thread alone. Scrub only while holding the write lock with an empty log: then nobody else changes the
/// file, and SQLite never looks at the bytes that are written here. Dispose of it after the last connection of the
/// process, because closing a file drops all the locks that a process holds on it.
/// </remarks>
internal sealed class PageScrubber : IDisposable
{
    private const int LogHeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private const int MaxPageSize = 65536;

    // A page is told by its first byte. Other pages start with a page number, whose first byte is 0 below this many.
    private const long MostPages = 1L << 25;

    private readonly string _logPath;
    private readonly SafeFileHandle _file;
    private readonly HashSet<uint> _written = [];
    private readonly byte[] _page = new byte[MaxPageSize];
    private readonly int _pageSize;
    private bool _everything;

    public PageScrubber(string path)
    {
        _logPath = path + "-wal";
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var header = _page.AsSpan(0, 18);
        RandomAccess.Read(_file, header, 0);
        var size = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        _pageSize = size == 1 ? MaxPageSize : size;
    }

    /// <summary>Whether the file alone holds everything.</summary>
    public bool IsLogEmpty => new FileInfo(_logPath) is not { Exists: true, Length: > 0 };

    /// <summary>Notes which pages the log will write into the file.</summary>
    public void NoteLogged()
    {
        using var log = File.OpenHandle(_logPath, share: FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[LogHeaderLength];
        if (_everything || RandomAccess.Read(log, header, 0) < LogHeaderLength)
        {
            return;
        }
        // A frame of this run of the log carries its salt; what follows is left over from an earlier run.
        var salt = BinaryPrimitives.ReadUInt64BigEndian(header[16..]);
        var frame = header[..FrameHeaderLength];
        for (long at = LogHeaderLength; RandomAccess.Read(log, frame, at) == FrameHeaderLength; at += FrameLength)
        {
            if (BinaryPrimitives.ReadUInt64BigEndian(frame[8..]) != salt)
            {
                break;
            }
            _written.Add(BinaryPrimitives.ReadUInt32BigEndian(frame));
        }
    }

    /// <summary>Notes that any page may have been written.</summary>
    public void NoteEverything() => _everything = true;

    /// <summary>Wipes the pages noted.</summary>
    public void Scrub()
    {
        var pages = RandomAccess.GetLength(_file) / _pageSize;
        if (pages >= MostPages)
        {
            return;
        }
        var wiped = 0;
        if (_everything)
        {
            for (var number = 1L; number <= pages; number++)
            {
                wiped += Wipe(number);
            }
        }
        else
        {
            foreach (var number in _written)
            {
                wiped += number <= pages ? Wipe(number) : 0;
            }
        }
        if (wiped > 0)
        {
            RandomAccess.FlushToDisk(_file);
        }
        _written.Clear();
        _everything = false;
    }

    public void Dispose() => _file.Dispose();

    private int FrameLength => FrameHeaderLength + _pageSize;

    /// <summary>Overwrites the unused middle of a page and returns how many bytes that were.</summary>
    private int Wipe(long number)
    {
        var offset = (number - 1) * _pageSize;
        var page = _page.AsSpan(0, _pageSize);
        if (RandomAccess.Read(_file, page, offset) != _pageSize)
        {
            return 0;
        }
        var unused = UnusedMiddle(page, isFirst: number == 1);
        var middle = page[unused];
        if (!middle.ContainsAnyExcept((byte)0))
        {
            return 0;
        }
        middle.Clear();
        RandomAccess.Write(_file, middle, offset + unused.Start.Value);
        return middle.Length;
    }

    /// <summary>
    /// What lies between the cell pointers and the cells of a b-tree page (section 1.6 of SQLite's file format); empty
    /// for every other page.
    /// </summary>
    private static Range UnusedMiddle(ReadOnlySpan<byte> page, bool isFirst)
    {
        var start = isFirst ? 100 : 0;
        var header = page[start..];
        var headerLength = header[0] switch
        {
            0x02 or 0x05 => 12,
            0x0a or 0x0d => 8,
            _ => 0,
        };
        if (headerLength == 0)
        {
            return ..0;
        }
        var cells = BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
        var content = BinaryPrimitives.ReadUInt16BigEndian(header[5..]);
        var from = start + headerLength + (2 * cells);
        var to = content == 0 ? MaxPageSize : content;
        return from <= to && to <= page.Length ? from..to : ..0;
    }
}
