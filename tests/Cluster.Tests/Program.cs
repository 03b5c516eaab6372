using Comparte.Cluster.Tests.Storage;

// The test project is a program as well: what tests start as a process of its own, to kill it.
return args switch
{
    ["write", var folder] => await AcknowledgedWrites.RunAsync(folder),
    ["sample", var file] => await StoredSample.WriteAsync(file),
    _ => throw new ArgumentException("write FOLDER | sample FILE", nameof(args)),
};
