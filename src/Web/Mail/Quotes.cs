using System.Collections.Immutable;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Mail;

/// <summary>What may be quoted in a mail, read at the moment of sending.</summary>
internal sealed class Quotes(IGrainFactory grains)
{
    private const int Most = 5;
    private const int MaxText = 700;
    private const int MostRead = 50;

    /// <summary>
    /// The one place that decides what of a conversation may stand in a mail: what its reader may open, that isn't deleted, and
    /// that others wrote. Null where the conversation is not the reader's to open. What must not leave the site, whoever may read
    /// it there, is to be left out here: so is all of a sensitive group.
    /// </summary>
    /// <param name="reader">Whom the mail is for.</param>
    /// <param name="thread">The conversation.</param>
    /// <param name="after">Posts up to this number are left out.</param>
    /// <param name="upTo">The last post to quote.</param>
    public async Task<Quotable?> ReadAsync(MemberId reader, TopicId thread, long after, long upTo)
    {
        // Read first, then ask: nothing that is quoted is later than the right to it.
        var topic = grains.GetTopic(thread);
        var about = await topic.ReadAsync(new TopicQuery { Before = 2, Limit = 1 });
        var page = await topic.ReadAsync(new TopicQuery
        {
            Before = upTo + 1,
            Limit = (int)Math.Clamp(upTo - after, 1, MostRead),
        });
        var admitted = await topic.AdmitAsync([new Admission(reader, default)]);
        if (admitted.Statuses[0] == OpenStatus.Gone || about.Entries.OfType<ThreadAbout>().FirstOrDefault() is not { } known)
        {
            return null;
        }

        return admitted.Sensitive ? new Quotable(known, [], IsSensitive: true) : new Quotable(
            known, [.. page.Entries.OfType<Post>().Where(post => post.No > after && post.By != reader && post.Hidden is null)]);
    }

    /// <summary>The newest posts as plain text, of each the beginning.</summary>
    public static ImmutableArray<LetterQuote> Of(
        ImmutableArray<Post> posts, Func<MemberId, string> nameOf, Func<int, string> files, ref int room)
    {
        var quotes = ImmutableArray.CreateBuilder<LetterQuote>();
        foreach (var post in posts.Skip(posts.Length - Most))
        {
            var lines = LinesOf(post.Source, Math.Min(MaxText, room));
            room -= lines.Sum(line => line.Length);
            lines = post.Attachments is { Length: > 0 } attached ? lines.Add(files(attached.Length)) : lines;
            if (!lines.IsEmpty)
            {
                quotes.Add(new LetterQuote(nameOf(post.By), lines));
            }
        }

        return quotes.ToImmutable();
    }

    private static ImmutableArray<string> LinesOf(string source, int max)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var line in source.Split('\n'))
        {
            // Less than a few words says nothing.
            if (max < 20)
            {
                break;
            }

            if (Excerpt.Of(line, max) is { Length: > 0 } text)
            {
                lines.Add(text);
                max -= text.Length;
            }
        }

        return lines.ToImmutable();
    }
}

/// <summary>What may be quoted of a conversation.</summary>
/// <param name="About">The conversation.</param>
/// <param name="Posts">Posts of others, the newest last; of a sensitive group none.</param>
/// <param name="IsSensitive">Whether it is of a sensitive group, of which not even the title leaves the site.</param>
internal sealed record Quotable(ThreadAbout About, ImmutableArray<Post> Posts, bool IsSensitive = false);
