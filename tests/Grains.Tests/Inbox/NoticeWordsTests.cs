using Comparte.Inbox;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Inbox;

/// <summary>What notices say in mails and files is what they say on screen.</summary>
public sealed class NoticeWordsTests
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["notice.invitation"] = "{who} te invita al grupo {title}",
        ["notice.invitation.by"] = "Te invitan al grupo {title}",
        ["notice.message"] = "{who} te escribe sobre «{title}»",
        ["notice.message.own"] = "{who} te escribe",
        ["notice.mention"] = "{who} te nombra en «{title}»",
        ["notice.reaction.one"] = "{who} reacciona a lo que escribiste en «{title}»",
        ["notice.reaction.other"] = "{who} reaccionan a lo que escribiste en «{title}»",
        ["notice.request.one"] = "{n} persona pide entrar en {title}",
        ["notice.request.other"] = "{n} personas piden entrar en {title}",
        ["notice.place"] = "la red",
        ["notice.talk"] = "una conversación",
        ["notice.who.two"] = "{first} y {second}",
        ["notice.who.more"] = "{first} y {n} más",
    };

    [Theory]
    [InlineData(NoticeType.Message, "Bomba", 7, "Ana te escribe sobre «Bomba»", "Ana")]
    [InlineData(NoticeType.Message, "", 7, "Ana te escribe", "Ana")]
    [InlineData(NoticeType.Mention, null, 1, "Ana te nombra en «una conversación»", "Ana")]
    [InlineData(NoticeType.Reaction, "Bomba", 1, "Ana reacciona a lo que escribiste en «Bomba»", "Ana")]
    [InlineData(NoticeType.Reaction, "Bomba", 2, "Eva y Ana reaccionan a lo que escribiste en «Bomba»", "Ana", "Eva")]
    [InlineData(NoticeType.Reaction, "Bomba", 5, "Luz y 4 más reaccionan a lo que escribiste en «Bomba»", "Ana", "Eva", "Luz")]
    public void In_a_conversation(NoticeType type, string? title, int count, string sentence, params string[] by) =>
        Assert.Equal(sentence, Of(type, TopicKinds.Thread, title, count, by));

    [Theory]
    [InlineData(NoticeType.Invitation, "Huertas", 1, "Ana te invita al grupo Huertas", "Ana")]
    [InlineData(NoticeType.Invitation, "Huertas", 1, "Te invitan al grupo Huertas")]
    [InlineData(NoticeType.Request, "Huertas", 1, "1 persona pide entrar en Huertas")]
    [InlineData(NoticeType.Request, "Huertas", 3, "3 personas piden entrar en Huertas")]
    [InlineData(NoticeType.Request, null, 3, "3 personas piden entrar en la red")]
    public void Of_a_group(NoticeType type, string? title, int count, string sentence, params string[] by) =>
        Assert.Equal(sentence, Of(type, TopicKinds.Group, title, count, by));

    private static string Of(NoticeType type, string about, string? title, int count, string[] by) => NoticeWords.Of(
        new Notice
        {
            Type = type,
            About = new TopicId(about, "x"),
            By = [.. by.Select((_, at) => MemberId.Of($"m{at:x32}"))],
            Count = count,
        },
        by,
        title,
        key => Words[key]);
}
