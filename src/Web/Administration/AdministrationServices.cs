namespace Comparte.Web.Administration;

/// <summary>What those who administer the network do without a shell.</summary>
internal static class AdministrationServices
{
    /// <summary>Registers it.</summary>
    public static void AddAdministration(this IServiceCollection services) => services.AddSingleton<GuestMails>();

    /// <summary>Maps the endpoints.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        routes.MapPeopleAccess();
        routes.MapEmergencies();
        routes.MapGuestList();
        routes.MapRunning();
    }
}
