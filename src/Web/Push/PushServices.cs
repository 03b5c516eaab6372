namespace Comparte.Web.Push;

/// <summary>Pushes to the browsers of members.</summary>
internal static class PushServices
{
    /// <summary>Registers them.</summary>
    public static void AddPush(this IServiceCollection services) => services
        .AddSingleton<VapidKeys>().AddSingleton<PushReader>().AddSingleton<PushLine>().AddSingleton<PushOffice>();
}
