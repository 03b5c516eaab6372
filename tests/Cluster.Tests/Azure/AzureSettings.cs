namespace Comparte.Cluster.Tests.Azure;

/// <summary>How hosts of tests are told of a storage account.</summary>
internal static class AzureSettings
{
    /// <summary>As they stand on a command line: state, files and keys are in the account; each host has a port of its own.</summary>
    public static string[] Of(string connection) =>
    [
        "--Storage:Provider=Azure", $"--Storage:ConnectionString={connection}", $"--Files:ConnectionString={connection}",
        $"--Keys:ConnectionString={connection}", $"--Silo:Port={Ports.Free()}",
    ];
}
