namespace Comparte.Browser.Tests.Pages;

/// <summary>Who looks at a page.</summary>
public enum Viewer
{
    /// <summary>Nobody is signed in.</summary>
    Guest,

    /// <summary>Ana of the demonstration, who facilitates a group.</summary>
    Member,

    /// <summary>Whoever administers the network of the demonstration.</summary>
    Administrator,

    /// <summary>Somebody who has just come in.</summary>
    Newcomer,
}

/// <summary>A page of the site, to be looked at.</summary>
/// <param name="Name">As it is called in tests and pictures.</param>
/// <param name="Path">Its address; in braces what depends on the demonstration.</param>
/// <param name="Viewer">Who looks.</param>
public sealed record Place(string Name, string Path, Viewer Viewer = Viewer.Member)
{
    /// <summary>Every page there is.</summary>
    public static readonly IReadOnlyList<Place> All =
    [
        new("start", "/", Viewer.Guest),
        new("signIn", "/app/entrar", Viewer.Guest),
        new("access", "/app/acceso", Viewer.Guest),
        new("invitation", "{invitation}", Viewer.Guest),
        new("invitationByOrganization", "{invitation}?con=univalle", Viewer.Guest),
        new("endMail", "{endMail}", Viewer.Guest),
        new("publicPerson", "{publicPerson}", Viewer.Guest),
        new("terms", "/app/condiciones", Viewer.Guest),
        new("firstSteps", "/app/primeros-pasos", Viewer.Newcomer),
        new("home", "/app"),
        new("groups", "/app/grupos"),
        new("newGroup", "/app/grupos/nuevo"),
        new("group", "{group}"),
        new("groupMembers", "{group}/integrantes"),
        new("groupRequests", "{group}/solicitudes"),
        new("groupSettings", "{group}/ajustes"),
        new("groupPower", "{group}/registro"),
        new("groupReports", "{group}/denuncias"),
        new("groupAgreements", "{group}/acuerdos"),
        new("thread", "{thread}"),
        new("groupShared", "{group}/compartido"),
        new("groupFiles", "{group}/archivos"),
        new("groupTasks", "{group}/tareas"),
        new("ownTasks", "/app/tareas"),
        new("newThread", "{group}/nueva"),
        new("groupPages", "{group}/paginas"),
        new("newPage", "{group}/paginas/nueva"),
        new("page", "{page}"),
        new("writePage", "{page}/escribir"),
        new("pageVersions", "{page}/versiones"),
        new("people", "/app/personas"),
        new("person", "{person}"),
        new("near", "/app/cerca"),
        new("notices", "/app/avisos"),
        new("messages", "/app/mensajes"),
        new("newMessage", "/app/mensajes/nueva"),
        new("firstMessage", "{firstMessage}"),
        new("pairTalk", "{pairTalk}"),
        new("severalTalk", "{severalTalk}"),
        new("following", "/app/sigo"),
        new("organization", "{organization}"),
        new("organizationRequests", "{organization}/solicitudes"),
        new("newOrganization", "/app/organizaciones/nueva"),
        new("axes", "/app/ejes"),
        new("axis", "/app/ejes/agroecology"),
        new("initiatives", "/app/iniciativas"),
        new("initiative", "{initiative}"),
        new("initiativeLog", "{initiative}/bitacora"),
        new("editInitiative", "{initiative}/editar"),
        new("newInitiative", "/app/iniciativas/nueva"),
        new("projects", "/app/proyectos"),
        new("project", "{project}"),
        new("editProject", "{project}/editar"),
        new("newProject", "/app/proyectos/nuevo"),
        new("needs", "/app/necesidades"),
        new("ownNeeds", "/app/necesidades?ver=mias"),
        new("need", "{need}"),
        new("ownNeed", "{ownNeed}"),
        new("newNeed", "/app/necesidades/nueva"),
        new("editNeed", "{ownNeed}/editar"),
        new("firstWords", "{firstWords}"),
        new("needTalk", "{needTalk}"),
        new("searchStart", "/app/buscar"),
        new("search", "/app/buscar?q=caf%C3%A9"),
        new("share", "/app/compartir"),
        new("newAction", "/app/compartir/action"),
        new("newEvent", "/app/compartir/event"),
        new("publication", "{publication}"),
        new("editPublication", "{publication}/editar"),
        new("publicationVersions", "{publication}/versiones"),
        new("translatePublication", "{publication}/traducir/eu"),
        new("calendar", "{calendar}"),
        new("calendarMonth", "{calendar}?ver=mes"),
        new("event", "{event}"),
        new("library", "/app/biblioteca"),
        new("country", "/app/paises/gt"),
        new("territory", "/app/paises/gt/solola"),
        new("network", "/app/red"),
        new("power", "/app/registro"),
        new("admin", "/app/admin", Viewer.Administrator),
        new("adminPeople", "/app/admin/personas", Viewer.Administrator),
        new("networkName", "/app/admin/red", Viewer.Administrator),
        new("adminQuestions", "/app/admin/preguntas", Viewer.Administrator),
        new("adminNews", "/app/admin/novedades", Viewer.Administrator),
        new("platformNews", "/app/novedades"),
        new("writeTerms", "/app/admin/condiciones", Viewer.Administrator),
        new("emergency", "/app/admin/emergencia", Viewer.Administrator),
        new("webhooks", "/app/admin/conexiones", Viewer.Administrator),
        new("running", "/app/admin/estado", Viewer.Administrator),
        new("inviteMany", "/app/admin/personas/invitar", Viewer.Administrator),
        new("profile", "/app/perfil"),
        new("invitations", "/app/invitaciones"),
        new("settings", "/app/ajustes"),
        new("devices", "/app/ajustes/dispositivos"),
        new("keys", "/app/ajustes/claves"),
        new("help", "/app/ayuda"),
        new("notFound", "/app/no-existe"),
    ];

    /// <summary>Their names, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Select(place => place.Name)];

    /// <summary>The page of a name.</summary>
    public static Place Of(string name) => All.Single(place => place.Name == name);
}
