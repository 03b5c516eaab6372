using Microsoft.Extensions.Configuration;

namespace Comparte.Silo;

/// <summary>Where a community's state is kept, as the configuration says: <c>Storage:Provider</c> and
/// <c>Storage:ConnectionString</c>.</summary>
/// <param name="Provider">The product.</param>
/// <param name="Connection">How it is reached; empty for the embedded one.</param>
internal sealed record StorageChoice(StorageProvider Provider, string Connection)
{
    /// <exception cref="StartRefusedException">It asks for what this build doesn't have, or doesn't say how to reach it.
    /// </exception>
    public static StorageChoice Of(IConfiguration configuration)
    {
        if (configuration["Storage:Kind"] is not null)
        {
            throw new StartRefusedException("Storage:Kind is called Storage:Provider now: rename the setting.");
        }

        var provider = configuration["Storage:Provider"] switch
        {
            null or "" or "Sqlite" => StorageProvider.Sqlite,
            "PostgreSQL" => StorageProvider.PostgreSql,
#if AZURE_STORAGE
            "Azure" => StorageProvider.Azure,
#endif
            var other => throw new StartRefusedException(
                $"Storage:Provider is {other}, which this build does not have: set it to Sqlite or PostgreSQL, or leave it out."),
        };
        var connection = configuration["Storage:ConnectionString"] ?? "";
        return provider == StorageProvider.Sqlite || connection.Length > 0
            ? new StorageChoice(provider, connection)
            : throw new StartRefusedException(
                $"Storage:Provider is {configuration["Storage:Provider"]} and there is no Storage:ConnectionString: set it.");
    }
}

/// <summary>The three sizes of storage.</summary>
internal enum StorageProvider
{
    /// <summary>Files of the data folder, for one process.</summary>
    Sqlite,

    /// <summary>A database that several processes share.</summary>
    PostgreSql,

    /// <summary>Tables of a storage account that several processes share.</summary>
    Azure,
}
