using Comparte.Silo.Operations.Extracts;
using Comparte.Silo.Operations.Moving;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Comparte.Silo.Operations;

/// <summary>
/// What the people who look after a community do with its data from a command line:
/// <code>
/// check [--data DIR]                  looks for damage, also while Comparte runs
/// migrate --from A --to B             moves a stopped community between a data folder, a database and a zip
/// export --of ID --to FILE            writes a group or an organization into one file, also while Comparte runs
/// import FILE --by MEMBER             brings such a file into a stopped community
/// reindex [--data DIR]                makes the index of search anew; Comparte must not run meanwhile
/// --backup FILE-OR-DIR [--data DIR]   writes one file with everything, also while Comparte runs
/// --restore FILE-OR-DIR --data DIR    makes a new data folder from a backup, or from the newest one in a folder
/// </code>
/// </summary>
public static class StoreCommands
{
    private const string MigrateUse =
        "write migrate --from A --to B, each a data folder, the connection string of a database, or a file that ends with .zip.";
    private const string ExportUse = "write export --of ID --to FILE.zip, with the id of a group or an organization.";
    private const string ImportUse = "write import FILE.zip --by MEMBER, with who answers for it here.";

    /// <summary>
    /// Runs the command that <paramref name="args"/> hold and returns the exit code: 0 when all is well, 1 when the
    /// check found something or the command could not be done. Null when they hold none of these commands.
    /// </summary>
    public static int? Run(string[] args, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            var data = Path.GetFullPath(ValueOf(args, "--data") ?? DataFolder.DefaultPath);
            if (args is ["check", ..])
            {
                return StoreCheck.Run(ConfigurationOf(args), output) ? 0 : 1;
            }
            if (args is ["reindex", ..])
            {
                SearchRebuild.RunAsync(args[1..], output).GetAwaiter().GetResult();
                return 0;
            }
            if (args is ["migrate", ..])
            {
                Migration.Run(Needed(args, "--from", MigrateUse), Needed(args, "--to", MigrateUse), ValueOf(args, "--files"), output);
                return 0;
            }
            if (args is ["export", ..])
            {
                var (of, to) = (Needed(args, "--of", ExportUse), Needed(args, "--to", ExportUse));
                ExtractExport.RunAsync(ConfigurationOf(args), of, to, output).GetAwaiter().GetResult();
                return 0;
            }
            if (args is ["import", ..])
            {
                var by = Needed(args, "--by", ImportUse);
                var file = args is ["import", var given, ..] && !given.StartsWith('-') ? given : throw new StartRefusedException(ImportUse);
                ExtractImport.RunAsync(ConfigurationOf(args), file, by, output).GetAwaiter().GetResult();
                return 0;
            }
            if (ValueOf(args, "--backup") is { } target)
            {
                RefuseShared(args);
                var file = StoreBackup.Write(data, target, TimeProvider.System.GetLocalNow());
                output.WriteLine($"Backup written: {file}");
                return 0;
            }
            if (ValueOf(args, "--restore") is { } source)
            {
                StoreBackup.Restore(source, data);
                output.WriteLine($"Restored into {data}. Start Comparte with --data {data}");
                return 0;
            }
            return null;
        }
        catch (StartRefusedException e)
        {
            error.WriteLine(e.Message);
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"Nothing was done: {e.Message}");
        }
        return 1;
    }

    /// <summary>What hosts are configured with as well.</summary>
    private static IConfigurationRoot ConfigurationOf(string[] args) => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine(args)
        .Build();

    private static void RefuseShared(string[] args)
    {
        if (StorageChoice.Of(ConfigurationOf(args)).Provider != StorageProvider.Sqlite)
        {
            throw new StartRefusedException(
                "--backup copies a data folder. A database is copied by its own means, such as pg_dump, and so is Files:Folder.");
        }
    }

    private static string Needed(string[] args, string name, string use) =>
        ValueOf(args, name) ?? throw new StartRefusedException($"{name} is missing: {use}");

    /// <summary>The value of <c>--name VALUE</c> or <c>--name=VALUE</c>; null when the option is absent.</summary>
    private static string? ValueOf(string[] args, string name)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith(name + "=", StringComparison.Ordinal))
            {
                return args[i][(name.Length + 1)..];
            }
            if (args[i] == name)
            {
                return i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
                    ? args[i + 1]
                    : throw new StartRefusedException($"{name} needs a value: write it as {name} VALUE.");
            }
        }
        return null;
    }
}
