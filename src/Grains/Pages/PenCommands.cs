using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Pages;

/// <summary>Taking, keeping and laying down the pen of a page.</summary>
internal sealed class PenCommands
{
    private readonly PageDesk _desk;
    private readonly TimedEnd _end;

    public PenCommands(PageDesk desk, TimeProvider clock) =>
        (_desk, _end) = (desk, new TimedEnd(clock, () => desk.Pen?.Until, EndAsync));

    /// <summary>Waits for the end of a pen that somebody has. Called at activation.</summary>
    public void Start() => _end.Start();

    /// <summary>Waits no more.</summary>
    public void Stop() => _end.Stop();

    /// <summary>See <see cref="IPageGrain.TakePenAsync"/>.</summary>
    public async Task<Outcome<PagePen>> TakeAsync(MemberId actor, Guid hand, PenAsking asking)
    {
        var rights = await _desk.RightsAsync(actor);
        if ((PageRules.RefuseWriting(_desk.About, rights) ?? InputRules.Request(hand)
            ?? InputRules.Known(asking, "asking")) is { } refusal)
        {
            return refusal;
        }

        if (!PenRules.Ask(_desk.Pen, actor, hand, asking, _desk.Now).TryGet(out var next, out var taken))
        {
            await _desk.Topic.SettledAsync();
            return taken;
        }

        var no = _desk.Topic.Find(PenRules.PenId)?.No ?? 0;
        var given = _desk.Topic.Enqueue(PageDesk.Changing(actor, rights, next == _desk.Pen ? [] : [next with { No = no }]));
        _end.Start();
        return (await given).Entries is [PagePen pen] ? pen : next;
    }

    /// <summary>See <see cref="IPageGrain.LayDownPenAsync"/>.</summary>
    public async Task<Refusal?> LayDownAsync(MemberId actor, Guid hand)
    {
        var rights = await _desk.RightsAsync(actor);
        if (ThreadRules.RefuseReading(rights) is { } refusal)
        {
            return refusal;
        }

        var pen = _desk.Pen;
        await _desk.Topic.Enqueue(PageDesk.Changing(actor, rights, PenRules.Holds(pen, actor, hand) ? [PenRules.LaidDown(pen!)] : []));
        return null;
    }

    private Task EndAsync() => _desk.Pen is { } pen && !PenRules.IsHeld(pen, _desk.Now)
        ? _desk.Topic.Enqueue(new TopicCommand { Changes = [PenRules.LaidDown(pen)] })
        : Task.CompletedTask;
}
