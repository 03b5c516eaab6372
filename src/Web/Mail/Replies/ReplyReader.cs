using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Comparte.Accounts;
using Comparte.Threads;
using Comparte.Topics;
using MimeKit;

namespace Comparte.Web.Mail.Replies;

/// <summary>What became of a mail in the mailbox.</summary>
internal enum ReplyOutcome
{
    /// <summary>It is no answer of a member's.</summary>
    Dropped,

    /// <summary>It is a post.</summary>
    Posted,

    /// <summary>It is none, and the member was told why, or had been told of another one within the hour.</summary>
    Refused,
}

/// <summary>Makes a post of a member's answer to a mail. A token and the address it was made for belong together: neither is enough by
/// itself. What may be written is decided by the conversation, at that moment.</summary>
internal sealed class ReplyReader(
    ReplyTokens tokens, ReplyAnswers answers, MailOptions mails, ReplyOptions options, IGrainFactory grains, TimeProvider clock)
{
    /// <summary>Where a server says to whom a mail came that names its address nowhere else.</summary>
    private static readonly string[] Delivered = ["Delivered-To", "X-Original-To", "Envelope-To"];

    private static readonly TimeSpan Newest = TimeSpan.FromMinutes(2);

    /// <summary>Requests that are older find no longer what they made.</summary>
    private static readonly TimeSpan Oldest = RequestTime.Lifetime - TimeSpan.FromDays(1);

    /// <summary>Takes one mail; taking it again makes nothing twice.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="arrived">When it came into the mailbox.</param>
    public async Task<ReplyOutcome> TakeAsync(MimeMessage mail, DateTimeOffset arrived)
    {
        if (TokenOf(mail) is not { } token
            || ReplySender.Of(mail, [MailboxAddress.Parse(mails.From).Address, options.Address]) is not { } sender
            || await MemberAsync(sender) is not { } member
            || await tokens.OpenAsync(member, token) is not var (place, holds))
        {
            return ReplyOutcome.Dropped;
        }

        var refusal = !holds ? "reply_expired" : await IsSensitiveAsync(member, place.Thread) ? "reply_sensitive" : null;
        var text = ReplyText.Of(mail);
        if (refusal is null)
        {
            var published = await grains.GetGrain<IThreadGrain>(place.Thread.Value).PublishAsync(member, new NewPost
            {
                RequestId = RequestOf(mail, member, arrived),
                Body = text,
                ReplyTo = place.Post > 0 ? place.Post : null,
            });
            refusal = published.Refusal?.Code;
        }

        // What is there no more and what is not the member's to know are one and the same.
        var hasFiles = mail.Attachments.Any();
        if (refusal is not null || hasFiles)
        {
            await answers.SendAsync(member, mail, refusal);
        }

        return refusal is null ? ReplyOutcome.Posted : ReplyOutcome.Refused;
    }

    /// <summary>Whether it is of a group that became sensitive after its mail was sent: nothing comes from a mailbox into it.</summary>
    private async Task<bool> IsSensitiveAsync(MemberId member, ThreadId thread) =>
        await grains.GetTopic(TopicId.Of(thread)).AdmitAsync([new Admission(member, default)])
            is { Sensitive: true, Statuses: [not OpenStatus.Gone] };

    private string? TokenOf(MimeMessage mail) => mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Select(box => box.Address)
        .Concat(Delivered.Select(name => mail.Headers[name]?.Trim().Trim('<', '>') ?? ""))
        .Select(tokens.TokenIn)
        .FirstOrDefault(found => found is not null);

    /// <summary>The member with this address, where it is the one to which the member's mails go.</summary>
    private async Task<MemberId?> MemberAsync(string address) =>
        SignInNames.IsAddress(address)
        && await grains.GetGrain<IClaimGrain>(ClaimKey.Email(address).Value).HolderAsync() is { } member
        && await grains.GetGrain<IAccountGrain>(member.Value).FindAsync()
            is { Standing: Standing.Active, Credentials.Email: { } own }
        && ClaimKey.Email(own) == ClaimKey.Email(address)
            ? member
            : null;

    /// <summary>The same for the same mail, however often it comes. Its time is what its program says, where that can be.</summary>
    private Guid RequestOf(MimeMessage mail, MemberId member, DateTimeOffset arrived)
    {
        var now = clock.GetUtcNow();
        var made = mail.Date > now - Oldest && mail.Date < now + Newest ? mail.Date : arrived;
        made = made > now - Oldest && made < now + Newest ? made : now;
        var name = mail.MessageId ?? string.Create(CultureInfo.InvariantCulture, $"{mail.Date.UtcTicks} {ReplyText.Of(mail)}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{member}\n{name}"));
        BinaryPrimitives.WriteUInt64BigEndian(hash, ((ulong)made.ToUnixTimeMilliseconds() << 16) | BinaryPrimitives.ReadUInt16BigEndian(hash));
        hash[6] = (byte)(0x70 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
