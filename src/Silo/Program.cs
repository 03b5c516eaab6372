using Comparte.Silo;
using Comparte.Silo.Operations;
using Microsoft.Extensions.Hosting;

// A silo without the web: the same grains on the same store. Beside web hosts it takes a part of their grains.
if (StoreCommands.Run(args, Console.Out, Console.Error) is { } exitCode)
{
    return exitCode;
}
try
{
    var builder = Host.CreateApplicationBuilder(args);
    using var folder = DataFolder.Open(builder.Configuration);
    builder.AddComparteSilo(folder);
    using var host = builder.Build();
    await host.StartAsync();
    await Console.Out.WriteLineAsync("Comparte runs, without pages.");
    await host.WaitForShutdownAsync();
    return 0;
}
catch (StartRefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
