using Comparte.Talks;
using Comparte.Topics;
using Comparte.Web.Http;

namespace Comparte.Web.Mail;

/// <summary>Where things stand in the app, as the browser addresses them.</summary>
internal static class LetterPaths
{
    /// <summary>A conversation of a group.</summary>
    public static string Thread(string group, string groupName, string thread, string title) =>
        $"/app/grupos/{Slug.Of(groupName, group)}/{Slug.Of(title, thread)}";

    /// <summary>A member.</summary>
    public static string Member(MemberId member, string name) => $"/app/personas/{Slug.Of(name, member.Value)}";

    /// <summary>A talk, as one of its people reads it.</summary>
    public static string Talk(OwnTalk talk, MemberId reader) =>
        talk.Pair && talk.People.FirstOrDefault(person => person != reader) is { Value.Length: > 0 } other
            ? $"/app/mensajes/con/{Slug.Of("", other.Value)}"
            : $"/app/mensajes/{Slug.Of(talk.Title, talk.Id)}";

    /// <summary>The conversation with one who helps.</summary>
    public static string Help(string need, string title, string thread) =>
        $"/app/necesidades/{Slug.Of(title, need)}/{thread[^6..]}";

    /// <summary>Something shared; its id stands there whole.</summary>
    public static string Publication(string id, string title) =>
        $"/app/compartido/{$"{PlainLetters.Of(title, 60)}-{id}".TrimStart('-')}";

    /// <summary>What members ask those who administer: the list of those who answer, or one's own.</summary>
    public static string OfQuestion(bool isAnswer) => isAnswer ? "/app/ayuda#mis-preguntas" : "/app/admin/preguntas";

    /// <summary>Which sites and programs are told what happens.</summary>
    public const string Webhooks = "/app/admin/conexiones";

    /// <summary>What has a topic and a page.</summary>
    public static string Of(TopicId about, string name) => about.Kind switch
    {
        TopicKinds.Group => $"/app/grupos/{Slug.Of(name, about.Id)}",
        TopicKinds.Organization => $"/app/organizaciones/{Slug.Of(name, about.Id)}",
        TopicKinds.Initiative => $"/app/iniciativas/{Slug.Of(name, about.Id)}",
        TopicKinds.Project => $"/app/proyectos/{Slug.Of(name, about.Id)}",
        TopicKinds.Need => $"/app/necesidades/{Slug.Of(name, about.Id)}",
        TopicKinds.Publication => Publication(about.Id, name),
        _ => "/app/avisos",
    };
}
