using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Comparte.Web.Hosting;

/// <summary>Where the host finds its files and its configuration.</summary>
internal static class HostSettings
{
    private const long LargestBody = 64 * 1024;
    private const string DefaultUrl = "http://localhost:5080";
    private const string SecretsFolder = "Secrets:Folder";

    /// <summary>Files lie beside the program, wherever it is started from; <c>--demo</c> needs no value.</summary>
    public static WebApplicationOptions OptionsFor(string[] args) => new()
    {
        Args = [.. args.Select(argument => argument == "--demo" ? "--demo=true" : argument)],
        ContentRootPath = AppContext.BaseDirectory,
    };

    /// <summary>The address when none is configured, the built files of the browser app, and how much anybody may send:
    /// the longest post, several times over. Secrets come from files named after their setting
    /// (<c>Mail__Smtp__Password</c>), in <c>Secrets:Folder</c>.</summary>
    public static void AddHostSettings(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[SecretsFolder] is { Length: > 0 } secrets)
        {
            builder.Configuration.AddKeyPerFile(secrets, optional: true);
        }

        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.Configuration[WebHostDefaults.ServerUrlsKey] = DefaultUrl;
        }
    }
}
