using System.Globalization;
using Comparte.Accounts;
using Comparte.Calendars;
using Comparte.Inbox;
using Comparte.Interactions;
using Comparte.Members;
using Comparte.Questions;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>The member's own lists: to which events it goes, what it was told, what it asked, whom it invited, and what is counted of its
/// interactions.</summary>
internal sealed class OwnListPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>(
        [AddAnswersAsync, AddNoticesAsync, AddQuestionsAsync, AddInvitationsAsync, AddInteractionsAsync]);

    private async Task AddAnswersAsync()
    {
        var answers = new List<GivenAnswer>();
        foreach (var answering in desk.Mine.OfType<Answering>())
        {
            var id = PublicationId.Of(answering.Id[MemberRules.AnsweringPrefix.Length..]);
            if (!await desk.Titles.IsSensitiveAsync(TopicId.Of(id)))
            {
                answers.Add(new GivenAnswer(id, await desk.Titles.OfAsync(TopicId.Of(id)), answering.Answer, answering.At));
            }
        }

        await desk.AddListAsync("events", [.. answers.OrderBy(answer => answer.At)], answer => ExportPages.Line(
            desk.Pages.At(answer.At), answer.Title ?? desk.Words["hidden"], desk.Words[answer.Answer switch
            {
                Attendance.Going => "answer.going",
                Attendance.Maybe => "answer.maybe",
                _ => "answer.no",
            }]));
    }

    /// <summary>A notice holds ids and no word of anybody; what it is about is told by a title that may be read
    /// now.</summary>
    private async Task AddNoticesAsync()
    {
        var notices = await desk.Sources.InOrderAsync(TopicId.Inbox(desk.Member), desk.Stop)
            .OfType<Notice>()
            .Where(async (Notice notice, CancellationToken _) =>
                notice.About is not { } about || !await desk.Titles.IsSensitiveAsync(about))
            .OrderBy(notice => notice.At).ToListAsync(desk.Stop);
        if (notices.Count > 0)
        {
            await desk.Archive.AddLinesAsync("notices.jsonl", notices.ToAsyncEnumerable<Entry>(), desk.Stop);
            await desk.AddPageAsync(
                "notices",
                "notices.html",
                desk.Words["notices"],
                [],
                notices.ToAsyncEnumerable().Select(async (Notice notice, CancellationToken _) => await LineAsync(notice))
                    .Prepend("<ul>\n").Append("</ul>\n"));
        }
    }

    private async ValueTask<string> LineAsync(Notice notice)
    {
        var who = await desk.Titles.NamesAsync(notice.By);
        var title = notice.About is { } about ? await desk.Titles.OfAsync(about) : null;
        return ExportPages.Line(
            desk.Pages.At(notice.At), desk.Words.Of(notice, who.Count > 0 || notice.By.IsEmpty ? who : ["…"], title));
    }

    private async Task AddQuestionsAsync()
    {
        var asked = await desk.Grains.GetQuestions().MineAsync(desk.Member);
        await desk.AddListAsync("questions", [.. asked.OrderBy(question => question.At)], question => ExportPages.Line(
            desk.Pages.At(question.At), question.Text, question.Answer?.Text));
    }

    private async Task AddInvitationsAsync()
    {
        var invitations = new List<Invitation>();
        foreach (var id in await desk.Grains.GetGrain<IInvitationsGrain>(desk.Member.Value).ListAsync())
        {
            var read = await desk.Grains.GetGrain<IInvitationGrain>(id.Value).ReadAsync(desk.Member, asAdministrator: false);
            if (read.TryGet(out var invitation, out _)
                && (invitation.Group is not { } group || !await desk.Titles.IsSensitiveAsync(TopicId.Of(group))))
            {
                invitations.Add(invitation);
            }
        }

        await desk.AddListAsync("invitations", [.. invitations.OrderBy(one => one.At)], one => ExportPages.Line(
            desk.Pages.At(one.At), one.Name, string.Join(", ", one.UsedBy.Select(use => use.Name))));
    }

    private async Task AddInteractionsAsync()
    {
        var counts = await desk.Grains.GetGrain<IInteractionsGrain>(desk.Member.Value).OwnAsync();
        var axes = await desk.Titles.AxesAsync(desk.Words);
        await desk.AddListAsync(
            "interactions",
            [.. counts.OrderBy(count => count.Month, StringComparer.Ordinal)],
            count => ExportPages.Line(
                MonthOf(count.Month),
                desk.Words.Of("export.interaction", count.Kind),
                count.Axis.Length > 0 ? axes(count.Axis) : null,
                desk.Words.Count("times", count.Times)));
    }

    private string MonthOf(string month) => month.Split('-') is [var year, var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && desk.Words.Month(at) is { } name
            ? $"{name} {year}"
            : month;

    /// <summary>What the member answered to an event.</summary>
    private sealed record GivenAnswer(PublicationId Event, string? Title, Attendance Answer, DateTimeOffset At);
}
