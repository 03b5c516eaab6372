using Comparte.Accounts;
using Comparte.Calendars;
using Comparte.Inbox;
using Comparte.Interactions;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>The member's own lists: to which events it goes, what it was told, whom it invited, and what is counted of its
/// interactions.</summary>
internal sealed class OwnListPart(ExportDesk desk) : IExportPart
{
    /// <inheritdoc />
    public Task<IReadOnlyCollection<Func<Task>>> FindAsync() => Task.FromResult<IReadOnlyCollection<Func<Task>>>(
        [AddAnswersAsync, AddNoticesAsync, AddInvitationsAsync, AddInteractionsAsync]);

    private async Task AddAnswersAsync()
    {
        var answers = new List<GivenAnswer>();
        foreach (var answering in desk.Mine.OfType<Answering>())
        {
            var id = PublicationId.Of(answering.Id[MemberRules.AnsweringPrefix.Length..]);
            answers.Add(new GivenAnswer(id, await desk.Titles.OfAsync(TopicId.Of(id)), answering.Answer, answering.At));
        }

        await desk.AddListAsync("events", answers, answer => ExportMarkdown.Line(
            ExportMarkdown.At(answer.At), answer.Title ?? desk.Words["hidden"], desk.Words[answer.Answer switch
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
        var notices = desk.Sources.InOrderAsync(TopicId.Inbox(desk.Member), desk.Stop).Where(entry => entry is Notice);
        if (await notices.AnyAsync(desk.Stop))
        {
            await desk.Archive.AddLinesAsync("notices.jsonl", notices, desk.Stop);
            await desk.Archive.AddTextAsync(
                "notices.md",
                notices.Select(async (Entry entry, CancellationToken _) => await LineAsync((Notice)entry))
                    .Prepend(ExportMarkdown.Head(desk.Words["notices"])),
                desk.Stop);
            desk.Guide.Add("notices", desk.Words["notices"], "notices.md");
        }
    }

    private async ValueTask<string> LineAsync(Notice notice)
    {
        var who = await desk.Titles.NamesAsync(notice.By);
        var title = notice.About is { } about ? await desk.Titles.OfAsync(about) : null;
        return ExportMarkdown.Line(
            ExportMarkdown.At(notice.At), desk.Words.Of(notice, who.Count > 0 || notice.By.IsEmpty ? who : ["…"], title));
    }

    private async Task AddInvitationsAsync()
    {
        var invitations = new List<Invitation>();
        foreach (var id in await desk.Grains.GetGrain<IInvitationsGrain>(desk.Member.Value).ListAsync())
        {
            var read = await desk.Grains.GetGrain<IInvitationGrain>(id.Value).ReadAsync(desk.Member, asAdministrator: false);
            if (read.TryGet(out var invitation, out _))
            {
                invitations.Add(invitation);
            }
        }

        await desk.AddListAsync("invitations", invitations, one => ExportMarkdown.Line(
            ExportMarkdown.At(one.At), one.Name, string.Join(", ", one.UsedBy.Select(use => use.Name))));
    }

    private async Task AddInteractionsAsync()
    {
        var counts = await desk.Grains.GetGrain<IInteractionsGrain>(desk.Member.Value).OwnAsync();
        await desk.AddListAsync("interactions", counts, count => ExportMarkdown.Line(
            count.Month, $"{count.Kind}", count.Axis, $"{count.Times}"));
    }

    /// <summary>What the member answered to an event.</summary>
    private sealed record GivenAnswer(PublicationId Event, string? Title, Attendance Answer, DateTimeOffset At);
}
