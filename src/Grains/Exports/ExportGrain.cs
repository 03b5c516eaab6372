using System.Collections.Immutable;
using System.Globalization;
using Comparte.Accounts;
using Comparte.Files;
using Comparte.Mail;
using Microsoft.Extensions.Logging;

namespace Comparte.Exports;

/// <summary>Owns when a member's own things are put into one file, and how long that is kept; the key is the
/// <see cref="MemberId"/>. It reads what the member can belong to and is called by none of it. What was begun goes on
/// after a crash from its beginning, by a reminder that was set before.</summary>
[GrainType("export")]
internal sealed partial class ExportGrain(
    [PersistentState("export.main", "main")] IPersistentState<ExportRecord> state,
    IBlobStore blobs,
    MailSettings settings,
    TimeProvider clock,
    ILogger<ExportGrain> logger) : Grain, IExportGrain, IRemindable, IDisposable
{
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptPeriod = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private CancellationTokenSource _stop = new();
    private Task _making = Task.CompletedTask;
    private ExportMaker? _maker;

    private MemberId Id => MemberId.Of(this.GetPrimaryKeyString());

    private ExportRecord State => state.State;

    private FileId Blob => ExportRules.BlobOf(Id);

    private bool IsKept => State.Phase == ExportPhase.Ready && State.At + ExportRules.Kept > clock.GetUtcNow();

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GoOn();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        StopAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<Outcome<ExportView>> BeginAsync(MemberId actor, NewExport export)
    {
        if (actor != Id || await Account.FindAsync() is not { Standing: Standing.Active })
        {
            return Refusal.NotFound;
        }

        if (ExportRules.Check(export) is { } refusal)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        var asked = ExportRules.AskedLately(State, now);
        if (State.Phase != ExportPhase.Making && State.Request != export.RequestId)
        {
            if (asked.Length >= ExportRules.MaxAsked)
            {
                return Refusal.Conflict("exports_full");
            }

            await this.RegisterOrUpdateReminder(IExportGrain.Reminder, ReminderPeriod, ReminderPeriod);
            await this.SaveAsync(state, new ExportRecord
            {
                Phase = ExportPhase.Making,
                Request = export.RequestId,
                Language = export.Language,
                Words = export.Words,
                Asked = [.. asked, now],
            });
            GoOn();
        }

        return View();
    }

    /// <inheritdoc />
    public Task<Outcome<ExportView>> ViewAsync(MemberId actor) =>
        Task.FromResult(actor == Id ? View() : (Outcome<ExportView>)Refusal.NotFound);

    /// <inheritdoc />
    public async Task<Outcome<ExportFile>> FileAsync(MemberId actor)
    {
        if (actor != Id || !IsKept)
        {
            return Refusal.NotFound;
        }

        // A copy of the data folder that was brought back has no such files.
        return await blobs.LengthAsync(Blob, FilePart.Uploaded) != State.Size ? Refusal.NotFound : new ExportFile
        {
            Blob = Blob,
            Name = string.Create(CultureInfo.InvariantCulture, $"comparte-{State.At:yyyy-MM-dd}.zip"),
            At = State.At,
        };
    }

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor)
    {
        if (actor != Id)
        {
            return Refusal.NotFound;
        }

        await ForgetAsync();
        return null;
    }

    /// <inheritdoc />
    public async Task EraseAsync()
    {
        if (state.RecordExists)
        {
            await ForgetAsync();
            await state.ClearStateAsync();
        }
    }

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        GoOn();
        if (State.Phase != ExportPhase.Making && !IsKept)
        {
            await ForgetAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _stop.Dispose();

    private IAccountGrain Account => GrainFactory.GetGrain<IAccountGrain>(Id.Value);

    private Outcome<ExportView> View() => State.Phase switch
    {
        ExportPhase.Ready when !IsKept => new ExportView(),
        ExportPhase.Ready => new ExportView { Phase = State.Phase, Size = State.Size, Until = State.At + ExportRules.Kept },
        ExportPhase.Making => new ExportView { Phase = State.Phase, Done = _maker?.Done ?? 0, Of = _maker?.Of ?? 0 },
        _ => new ExportView { Phase = State.Phase },
    };

    private void GoOn()
    {
        if (State.Phase == ExportPhase.Making && _making.IsCompleted)
        {
            _stop.Dispose();
            _stop = new CancellationTokenSource();
            _making = MakeAsync(_stop.Token);
        }
    }

    /// <summary>Two never write the same bytes: what comes next waits until this ended.</summary>
    private async Task StopAsync(CancellationToken patience = default)
    {
        await _stop.CancelAsync();
        await _making.WaitAsync(patience)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>The bytes go first: as long as the record stands, it is known that there may be some.</summary>
    private async Task ForgetAsync()
    {
        await StopAsync();
        await blobs.DeleteAsync(Blob, FilePart.Uploaded);
        await this.SaveAsync(state, new ExportRecord { Asked = State.Asked });
        await this.EndReminderAsync(IExportGrain.Reminder);
    }

    private async Task MakeAsync(CancellationToken stop)
    {
        while (State.Phase == ExportPhase.Making && !stop.IsCancellationRequested)
        {
            try
            {
                await blobs.DeleteAsync(Blob, FilePart.Uploaded, stop);
                _maker = new ExportMaker(Id, State, GrainFactory, blobs, settings, clock);
                var size = await _maker.MakeAsync(Blob, stop);
                await this.RegisterOrUpdateReminder(IExportGrain.Reminder, ExportRules.Kept, KeptPeriod, stop);
                await this.SaveAsync(state, Ended(ExportPhase.Ready) with { At = clock.GetUtcNow(), Size = size });
                LogMade(size);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Whoever stopped it goes on.
            }
            catch (Exception failure)
            {
                LogFailed(failure);
                await NoteFailureAsync(stop);
            }
        }
    }

    /// <summary>Each pause is four times as long as the one before.</summary>
    private async Task NoteFailureAsync(CancellationToken stop)
    {
        var failures = State.Failures + 1;
        if (failures < ExportRules.MaxFailures)
        {
            await this.SaveAsync(state, State with { Failures = failures });
            await Task.WhenAny(Task.Delay(FirstPause * Math.Pow(4, failures - 1), clock, stop));
        }
        else
        {
            await blobs.DeleteAsync(Blob, FilePart.Uploaded, stop);
            await this.SaveAsync(state, Ended(ExportPhase.Failed));
        }
    }

    private ExportRecord Ended(ExportPhase phase) =>
        new() { Phase = phase, Request = State.Request, Language = State.Language, Asked = State.Asked };

    [LoggerMessage(3001, LogLevel.Information, "A member's own things were put into a file of {Bytes} bytes.")]
    private partial void LogMade(long bytes);

    [LoggerMessage(3002, LogLevel.Warning, "A member's own things could not be put into a file; it is tried again.")]
    private partial void LogFailed(Exception failure);
}
