using Comparte.Publications;
using Comparte.Web.Demo;

namespace Comparte.Web.Tests.Demo;

/// <summary>What people of the demonstration share is what a network of this size shares in a year.</summary>
public sealed class DemoPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 15, 30, 0, TimeSpan.Zero);
    private static readonly DemoContent Content = DemoContent.Read();
    private static readonly IReadOnlyList<DemoShared> All = new DemoPlan(Content, Now).Make();

    [Fact]
    public void There_are_as_many_of_each_type_as_there_should_be()
    {
        Assert.Equal(228, All.Count);
        Assert.Equal(
            [72, 62, 39, 35, 20],
            Enum.GetValues<PublicationType>().Select(type => All.Count(one => one.Template.Type == type)));
    }

    [Fact]
    public void No_two_have_the_same_title_in_any_language_and_nothing_is_left_to_fill_in()
    {
        var texts = All.SelectMany(one => one.Texts).Select(version => version.Text).ToList();

        Assert.Distinct(texts.Select(text => text.Title));
        Assert.All(texts, text => Assert.DoesNotContain('{', text.Title + text.Body));
        Assert.All(texts, text => Assert.InRange(text.Title.Length, 10, 120));
    }

    [Fact]
    public void Everybody_writes_in_the_own_language_and_who_translates_speaks_both()
    {
        Assert.All(All, one => Assert.Equal(one.Voice.Person.Languages[0], one.Language));
        Assert.All(All.SelectMany(one => one.Texts.Skip(1).Select(text => (one.Language, text))), version =>
        {
            Assert.Contains(version.Language, version.text.By.Languages);
            Assert.Contains(version.text.Language, version.text.By.Languages);
        });
        Assert.Equal(["en", "es", "eu", "pt"], All.SelectMany(one => one.Texts).Select(text => text.Language).Distinct().Order());
        Assert.All(["es", "eu", "pt"], language => Assert.True(All.Count(one => one.Language == language) >= 12));
    }

    [Fact]
    public void Many_people_share_and_nobody_most_of_it()
    {
        var authors = All.CountBy(one => one.Voice.Person.Key).ToDictionary();

        Assert.True(authors.Count > 80, $"{authors.Count} people share.");
        Assert.True(authors.Values.Max() <= 6, $"Somebody shares {authors.Values.Max()}.");
        Assert.InRange(All.Count(one => one.Others.Length > 0), 30, 100);
        Assert.All(All, one => Assert.DoesNotContain(one.Voice.Person, one.Others));
        Assert.All(All, one => Assert.Distinct(one.Authors));
    }

    [Fact]
    public void It_is_in_the_name_of_those_to_whom_its_author_belongs_and_in_groups_of_all_its_authors()
    {
        Assert.All(All.Where(one => one.Voice.Initiative is not null), one =>
            Assert.Contains(one.Voice.Initiative!.People!, person => person.Person == one.Voice.Person.Key));
        Assert.All(All, one => Assert.Equal(one.Voice.Person.Organization, one.Voice.Organization.Key));
        Assert.InRange(All.Count(one => one.InOwnName), 5, 40);
        var inGroups = All.Where(one => one.Group is not null).ToList();
        Assert.InRange(inGroups.Count, 10, 60);
        Assert.All(inGroups, one => Assert.All(one.Authors, author => Assert.Contains(author.Key, one.Group!.Members)));
    }

    [Fact]
    public void It_was_shared_over_a_year_up_to_the_last_days()
    {
        Assert.Equal(All.OrderBy(one => one.SharedAt), All);
        Assert.InRange((Now - All[0].SharedAt).TotalDays, 340, 366);
        Assert.True(All[^1].SharedAt < Now);
        Assert.True(All.Count(one => Now - one.SharedAt < TimeSpan.FromDays(7)) >= 5);
        Assert.All(
            Enumerable.Range(1, 11),
            month => Assert.Contains(All, one => (int)((Now - one.SharedAt).TotalDays / 30) == month));
    }

    [Fact]
    public void Half_of_the_events_are_still_to_come_each_by_day_where_it_takes_place()
    {
        var events = All.Where(one => one.Template.Type == PublicationType.Event).ToList();

        Assert.Equal(20, events.Count(one => one.When!.Start > Now));
        Assert.All(events, one =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(one.When!.Zone);
            Assert.InRange(TimeZoneInfo.ConvertTime(one.When.Start, zone).Hour, one.When.AllDay ? 0 : 8, one.When.AllDay ? 0 : 16);
            Assert.True(one.SharedAt < one.When.Start);
            Assert.True(one.When.Start < Now + TimeSpan.FromDays(57));
        });
        Assert.All(
            Enumerable.Range(0, 8),
            week => Assert.Contains(events, one => (int)((one.When!.Start - Now).TotalDays / 7) == week && one.When.Start > Now));
        Assert.All(All.Except(events), one => Assert.Null(one.When));
    }

    [Fact]
    public void A_third_of_it_has_comments_and_each_method_was_tried()
    {
        var talk = new DemoTalk(Content, new DemoCalendar(Now), _ => MemberId.Of("m"), _ => OrganizationId.Of("o"));
        var comments = All.Select(one => (one.SharedAt, Posts: talk.CommentsOn(one))).Where(one => !one.Posts.IsEmpty).ToList();
        var methods = All.Where(one => one.Template.Type == PublicationType.Method).ToList();

        Assert.InRange(comments.Count, 60, 90);
        Assert.All(comments, one => Assert.InRange(one.Posts.Length, 2, 5));
        Assert.All(comments, one => Assert.Equal(
            one.Posts.Select(post => post.At).Prepend(one.SharedAt).Append(Now).Order(),
            one.Posts.Select(post => post.At).Prepend(one.SharedAt).Append(Now)));
        Assert.All(methods, one => Assert.InRange(talk.TrialsOf(one).Length, 1, 6));
        Assert.All(All.Except(methods), one => Assert.Empty(talk.TrialsOf(one)));
    }

    [Fact]
    public void Every_key_that_is_written_down_is_somebodys()
    {
        var keys = Content.Organizations.Select(one => one.Key).Concat(Content.Initiatives.Select(one => one.Key)).ToHashSet();
        var axes = Content.Words.Alts.Keys.ToHashSet();

        Assert.All(Content.Publications, one => Assert.Subset(axes, one.Axes.ToHashSet()));
        Assert.All(Content.Publications, one => Assert.Subset(keys, (one.By ?? []).ToHashSet()));
        Assert.Equal(Content.Organizations.Select(one => one.Key).Order(), Content.Words.Names.Keys.Order());
        Assert.Subset(Content.Initiatives.Select(one => one.Key).ToHashSet(), Content.Words.Products.Keys.ToHashSet());
        Assert.All(Content.Publications.Where(one => one.Place is not null), one => Assert.Equal(one.Texts.Keys, one.Place!.Keys));
    }

    [Fact]
    public void Made_again_it_is_the_same() =>
        Assert.Equal(
            All.Select(one => (one.Key, one.Texts[0].Text.Title, one.SharedAt, one.When?.Start)),
            new DemoPlan(Content, Now).Make().Select(one => (one.Key, one.Texts[0].Text.Title, one.SharedAt, one.When?.Start)));

    [Fact]
    public void Covers_are_small_pictures_of_which_no_two_are_the_same()
    {
        var covers = new DemoCovers();
        var drawn = Content.Words.Alts.Keys.SelectMany(axis =>
            Enumerable.Range(0, DemoCovers.Variants).Select(variant => covers.Draw(axis, variant))).ToList();

        Assert.All(drawn, bytes => Assert.InRange(bytes.Length, 500, 30_000));
        Assert.Distinct(drawn.Select(bytes => Convert.ToHexString(bytes.AsSpan())));
        Assert.All(Content.Words.Alts.Values, alt => Assert.Equal(["en", "es", "eu", "pt"], alt.Keys.Order()));
    }

    [Fact]
    public void Visits_come_to_what_a_year_came_to_and_none_is_before_there_was_something()
    {
        DemoVisited[] items =
        [
            .. All.Select(one => new DemoVisited(one.Key, one.Key, one.SharedAt, 1, IsNews: true)),
            new DemoVisited("o", "o", default, 0.8, IsNews: false),
        ];
        var visits = DemoVisits.Spread(items, Now);

        Assert.Equal(DemoVisits.Total, visits.Values.Sum(days => days.Sum(day => day.Visits)));
        Assert.All(visits.Values.SelectMany(days => days), day => Assert.True(day.Visits > 0));
        Assert.All(All, one => Assert.All(
            visits[one.Key], day => Assert.InRange(day.On, DateOnly.FromDateTime(one.SharedAt.UtcDateTime), DateOnly.FromDateTime(Now.UtcDateTime))));
        Assert.Equal(visits.Values.SelectMany(days => days), DemoVisits.Spread(items, Now).Values.SelectMany(days => days));
    }
}
