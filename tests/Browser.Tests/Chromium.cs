namespace Comparte.Browser.Tests;

/// <summary>The browser on this machine.</summary>
internal static class Chromium
{
    /// <summary>Runs in a container, and talks to nobody but the site.</summary>
    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run",

        // Without one the browser would emulate a graphics card, for a fifth of the processor.
        "--disable-gpu",

        // A microphone that beeps, and nobody who has to allow it.
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
    ];

    /// <summary>Where it is: <c>CHROMIUM</c>, else its usual places.</summary>
    /// <exception cref="InvalidOperationException">It is nowhere.</exception>
    public static string Path =>
        new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "Chromium is missing: ./test.sh installs it; elsewhere install it, or set CHROMIUM to its path.");
}
