using System.Data;
using Comparte.Silo.Operations.Moving;
using Comparte.Silo.Postgres;
using Comparte.Silo.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Comparte.Silo.Operations.Extracts;

/// <summary>A community as it is at one moment, for reading alone, also while hosts are at work on it.</summary>
/// <param name="rows">Its state.</param>
/// <param name="files">The bytes of its files.</param>
/// <param name="isDemonstration">Whether it is a demonstration.</param>
/// <param name="opened">What is closed in the end, the last first.</param>
internal sealed class StoreView(IStoredRows rows, IFileParts files, bool isDemonstration, params IDisposable[] opened) : IDisposable
{
    public IStoredRows Rows => rows;

    public IFileParts Files => files;

    public bool IsDemonstration => isDemonstration;

    /// <summary>Opens what the configuration names.</summary>
    /// <exception cref="StartRefusedException">There is none, or its files can't be read from here.</exception>
    public static StoreView Open(IConfiguration configuration)
    {
        var (choice, location) = (StorageChoice.Of(configuration), Path.GetFullPath(configuration["data"] ?? DataFolder.DefaultPath));
        var files = FilesOf(configuration, location);
        return choice.Provider switch
        {
            StorageProvider.Sqlite => OpenFolder(location, files),
            StorageProvider.PostgreSql => PostgresDatabase.Guarded(() => OpenDatabase(choice.Connection, files)),
            _ => throw new StartRefusedException("What is in a storage account can't be taken along in part."),
        };
    }

    /// <summary>Where hosts with this configuration keep files.</summary>
    public static FolderParts FilesOf(IConfiguration configuration, string location) => configuration["Files:ConnectionString"] is null
        ? new FolderParts(configuration["Files:Folder"] ?? DataFolder.FilesIn(location))
        : throw new StartRefusedException("Files are in a storage account: only those in a folder go along.");

    public void Dispose()
    {
        foreach (var one in opened.Reverse())
        {
            one.Dispose();
        }
    }

    private static StoreView OpenFolder(string location, FolderParts files)
    {
        if (!File.Exists(DataFolder.StateFileIn(location)))
        {
            throw DataFolder.NoData(location);
        }

        var store = StoreDatabase.Open(DataFolder.StateFileIn(location), SqliteOpenMode.ReadOnly);
        store.Execute("BEGIN");
        var rows = new SqliteRows(store);
        return new StoreView(rows, files, EmbeddedFacts.IsDemonstrationIn(store), store, rows);
    }

    private static StoreView OpenDatabase(string connection, FolderParts files)
    {
        var source = PostgresDatabase.OpenForCommands(connection);
        var opened = source.OpenConnection();
        var moment = opened.BeginTransaction(IsolationLevel.RepeatableRead);
        var rows = new PostgresRows(opened);
        return new StoreView(rows, files, PostgresDatabase.IsDemonstration(opened), source, opened, moment, rows);
    }
}
