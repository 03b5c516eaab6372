using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Mail;

/// <summary>Which mails a member wants: commands on its own topic.</summary>
internal sealed class MemberMail(MemberId id, Topic topic, IGrainFactory grains)
{
    /// <summary>Who decides when mails go hears of the member, and of what it chooses.</summary>
    public Follower Follower => new()
    {
        Name = "mail",
        Concerns = entry => entry is MailChoice or OwnProfile,
        Durable = true,
        TellAsync = _ => grains.GetGrain<IMailGrain>(id.Value).ChooseAsync(
            topic.FindCommitted(MailChoice.EntryId) as MailChoice ?? new MailChoice()),
    };

    /// <summary>Takes what the member chooses.</summary>
    public async Task<Refusal?> ChooseAsync(MemberId actor, MailChoice choice)
    {
        if (!MemberRules.IsThere(topic) || actor != id)
        {
            return Refusal.NotFound;
        }

        if (MailRules.Check(choice) is { } refusal)
        {
            return refusal;
        }

        await WriteAsync(choice);
        return null;
    }

    /// <summary>Sends no more mails of a kind.</summary>
    public async Task<Refusal?> EndAsync(MailKind kind)
    {
        if (!MemberRules.IsThere(topic))
        {
            return Refusal.NotFound;
        }

        var present = topic.Find<MailChoice>(MailChoice.EntryId) ?? new MailChoice();
        await WriteAsync(kind == MailKind.AtOnce
            ? present with { AtOnce = false }
            : present with { Digest = DigestRhythm.Never });
        return null;
    }

    private Task WriteAsync(MailChoice choice)
    {
        var present = topic.Find(MailChoice.EntryId);
        var next = choice with { Id = MailChoice.EntryId, No = present?.No ?? 0, Rev = present?.Rev ?? 0 };
        return next == present
            ? topic.SettledAsync()
            : topic.Enqueue(new TopicCommand { Actor = id, Changes = [next] });
    }
}
