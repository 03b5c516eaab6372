using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Comparte.Silo.Operations;

/// <summary>Looks after the store of this host while it runs; see <see cref="IStoreCare"/>. Copies and looks for damage run on threads of the
/// pool, each once at a time, and end by themselves.</summary>
internal sealed partial class StoreCareTaker(
    DataFolder folder, BackupSettings settings, BackupMaker maker, IConfiguration configuration, TimeProvider clock,
    ILogger<StoreCareTaker> logger) : IStoreCare
{
    private static readonly TimeSpan SizeKept = TimeSpan.FromMinutes(10);

    private readonly StorageProvider _provider = StorageChoice.Of(configuration).Provider;
    private readonly Lock _size = new();
    private (DateTimeOffset At, long Bytes)? _counted;
    private int _checking;
    private (DateTimeOffset At, bool? Well)? _checked;

    private bool MakesBackups => _provider == StorageProvider.Sqlite && settings.Folder is not null;

    private bool Checks => _provider is StorageProvider.Sqlite or StorageProvider.PostgreSql;

    /// <inheritdoc />
    public StoreCare Read() => new()
    {
        Storage = _provider.ToString(),
        DataFolder = folder.Location,
        DataBytes = Size(),
        FreeBytes = new DriveInfo(folder.Location).AvailableFreeSpace,
        Backup = MakesBackups ? Backup() : null,
        Check = !Checks ? null : new()
        {
            Running = Volatile.Read(ref _checking) == 1,
            At = _checked?.At,
            Well = _checked?.Well,
        },
    };

    /// <inheritdoc />
    public Refusal? BeginBackup()
    {
        if (!MakesBackups)
        {
            return Refusal.Conflict("backup_off");
        }

        if (maker.IsRunning)
        {
            return Refusal.Conflict("backup_running");
        }

        _ = Task.Run(maker.TryMake);
        return null;
    }

    /// <inheritdoc />
    public Refusal? BeginCheck()
    {
        if (!Checks)
        {
            return Refusal.Conflict("check_off");
        }

        if (Interlocked.Exchange(ref _checking, 1) == 1)
        {
            return Refusal.Conflict("check_running");
        }

        _ = Task.Run(Check);
        return null;
    }

    private void Check()
    {
        bool? well = null;
        try
        {
            // By the folder that is open, whatever the configuration calls it.
            var open = new ConfigurationBuilder().AddConfiguration(configuration)
                .AddInMemoryCollection([new("data", folder.Location)]).Build();
            well = StoreCheck.Run(open, TextWriter.Null);
            LogChecked(well.Value);
        }
        catch (Exception failure)
        {
            LogFailed(failure);
        }
        finally
        {
            _checked = (clock.GetUtcNow(), well);
            Volatile.Write(ref _checking, 0);
        }
    }

    private BackupCare Backup()
    {
        var newest = BackupFolder.Newest(settings.Folder!);
        return new()
        {
            Folder = Path.GetFullPath(settings.Folder!),
            Days = settings.Days,
            At = newest?.At,
            Bytes = newest?.Bytes,
            Running = maker.IsRunning,
            FailedAt = maker.FailedAt,
        };
    }

    private long Size()
    {
        lock (_size)
        {
            var now = clock.GetUtcNow();
            if (_counted is not { } counted || now - counted.At > SizeKept)
            {
                // A file that goes while it is counted counts nothing.
                var bytes = new DirectoryInfo(folder.Location)
                    .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
                    .Sum(file => file.Exists ? LengthOf(file) : 0);
                _counted = counted = (now, bytes);
            }

            return counted.Bytes;
        }
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    [LoggerMessage(2903, LogLevel.Information, "The store was looked through for damage; all is well: {Well}.")]
    private partial void LogChecked(bool well);

    [LoggerMessage(2904, LogLevel.Error, "The store could not be looked through for damage.")]
    private partial void LogFailed(Exception failure);
}
