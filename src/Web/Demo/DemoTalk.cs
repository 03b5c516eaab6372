using System.Collections.Immutable;
using Comparte.Publications;
using Comparte.Threads;

namespace Comparte.Web.Demo;

/// <summary>What people of the demonstration say about what was shared: comments on a third of it, and how trying a method
/// went.</summary>
internal sealed class DemoTalk(DemoContent content, DemoCalendar calendar, Func<string, MemberId> memberOf, Func<string, OrganizationId> organizationOf)
{
    private const int Commented = 34;
    private const int MostTrials = 6;

    /// <summary>The comments, oldest first.</summary>
    public ImmutableArray<Post> CommentsOn(DemoShared shared)
    {
        var readers = content.People
            .Where(person => person.Languages.Contains(shared.Language) && !shared.Authors.Contains(person)
                && shared.Group?.Members.Contains(person.Key) != false)
            .Shuffled($"{shared.Key}/readers", person => person.Key)
            .Take(2).ToList();
        var conversation = content.Words.Conversations
            .Where(one => one.Type == shared.Template.Type && one.Language == shared.Language)
            .Shuffled($"{shared.Key}/comments", one => one.Posts[0].Text)
            .FirstOrDefault();
        if (conversation is null || readers.Count < 2 || !DemoChance.Happens($"{shared.Key}/commented", Commented))
        {
            return [];
        }

        var posts = ImmutableArray.CreateBuilder<Post>(conversation.Posts.Length);
        var at = shared.SharedAt;
        foreach (var turn in conversation.Posts)
        {
            var key = $"{shared.Key}/comment/{posts.Count}";
            at = calendar.After(at, TimeSpan.FromHours(0.5 + (DemoChance.Part(key) * 26)));
            posts.Add(new Post
            {
                By = memberOf(turn.By switch { "b" => readers[0].Key, "c" => readers[1].Key, _ => shared.Voice.Person.Key }),
                At = at,
                Source = turn.Text,
                RequestId = DemoIds.Request(key, at),
            });
        }

        return posts.ToImmutable();
    }

    /// <summary>How trying it went, oldest first; nothing of what isn't a method.</summary>
    public ImmutableArray<PublicationTrial> TrialsOf(DemoShared shared)
    {
        if (shared.Template.Type != PublicationType.Method)
        {
            return [];
        }

        var texts = content.Words.Trials.Shuffled($"{shared.Key}/trials", trial => trial.Text).ToList();
        var trials = ImmutableArray.CreateBuilder<PublicationTrial>();
        var at = shared.SharedAt;
        foreach (var person in content.People
            .Where(person => person.Organization != shared.Voice.Person.Organization
                && shared.Group?.Members.Contains(person.Key) != false
                && person.Languages.Intersect(shared.Texts.Select(text => text.Language)).Any())
            .Shuffled($"{shared.Key}/trials", person => person.Key)
            .Take(2 + DemoChance.Of($"{shared.Key}/trials", MostTrials - 1)))
        {
            var told = texts.First(text => text.Language == person.Languages[0]);
            texts.Remove(told);
            at = calendar.After(at, TimeSpan.FromDays(4 + (DemoChance.Part($"{shared.Key}/{person.Key}") * 30)));
            trials.Add(new PublicationTrial
            {
                By = memberOf(person.Key),
                At = at,
                Organization = organizationOf(person.Organization),
                Country = person.Country,
                Territory = person.Territory,
                Worked = told.Worked,
                Text = told.Text,
            });
        }

        return trials.ToImmutable();
    }
}
