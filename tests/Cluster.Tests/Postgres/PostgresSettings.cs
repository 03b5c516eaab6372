namespace Comparte.Cluster.Tests.Postgres;

/// <summary>How hosts of tests are told of their database.</summary>
internal static class PostgresSettings
{
    /// <summary>As they stand on a command line; each host has a port of its own.</summary>
    public static string[] Of(string connection) =>
    [
        "--Storage:Provider=PostgreSQL", $"--Storage:ConnectionString={connection}", $"--Silo:Port={Ports.Free()}",
    ];
}
