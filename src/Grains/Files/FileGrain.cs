using System.Collections.Immutable;
using Comparte.Accounts;
using Comparte.Topics;
using Microsoft.Extensions.Logging;

namespace Comparte.Files;

/// <summary>Owns what is known of one file; the key is the <see cref="FileId"/>. A reminder, set before the record is
/// written, ends what nobody finished or put anywhere; it goes once a place holds the file.</summary>
[GrainType("file")]
internal sealed partial class FileGrain(
    [PersistentState("file.main", "main")] IPersistentState<FileState> state,
    IBlobStore blobs,
    IFilePreparer preparer,
    FileLimits limits,
    TimeProvider clock,
    ILogger<FileGrain> logger) : Grain, IFileGrain, IFileImportGrain, IRemindable
{
    private const string Reminder = "sweep";
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReminderPeriod = FileRules.UnfinishedKept;
    private Task _preparing = Task.CompletedTask;

    private FileId Id => FileId.Of(this.GetPrimaryKeyString());

    private FileState State => state.State;

    /// <inheritdoc />
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // What the process before left half done.
        _preparing = state.RecordExists && State.Phase == FilePhase.Preparing ? PrepareAsync() : _preparing;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task<Outcome<FileView>> CreateAsync(MemberId actor, NewFile file)
    {
        if (Id != EntityId.FromRequest<FileId>(actor, file.RequestId))
        {
            throw new ArgumentException("The key isn't made from this actor and request.", nameof(file));
        }

        if (FileRules.Check(file, limits) is { } refusal)
        {
            return refusal;
        }

        if (state.RecordExists && !FileRules.IsRepeated(State, actor, file))
        {
            return Refusal.RequestReused;
        }

        if (!state.RecordExists)
        {
            await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
            await this.SaveAsync(state, FileRules.New(actor, file, clock.GetUtcNow()));
        }

        // Asked again by a repeated request: the first one may have ended in between.
        if (State.Phase != FilePhase.Uploading || await Quota.ReserveAsync(Id, State.Size) is not { } full)
        {
            return FileRules.View(Id, State);
        }

        await ForgetAsync();
        return full;
    }

    /// <inheritdoc />
    public async Task<Outcome<FileView>> ViewAsync(MemberId actor) =>
        await MaySeeAsync(actor) is { } sensitive ? FileRules.View(Id, State) with { Sensitive = sensitive } : Refusal.NotFound;

    /// <inheritdoc />
    public async Task<Outcome<FileView>> UploadAsync(MemberId actor)
    {
        var sensitive = IsOwn(actor) && await AdmitAsync(actor) is { Sensitive: true };
        return OwnView(actor).TryGet(out var own, out var refusal) ? own with { Sensitive = sensitive } : refusal;
    }

    /// <inheritdoc />
    public async Task<Outcome<FileView>> FinishAsync(MemberId actor)
    {
        if (IsOwn(actor)
            && State.Phase == FilePhase.Uploading
            && await blobs.LengthAsync(Id, FilePart.Uploaded) == State.Size)
        {
            await this.SaveAsync(state, State with { Phase = FilePhase.Preparing });
            _preparing = PrepareAsync();
        }

        return OwnView(actor);
    }

    /// <inheritdoc />
    public async Task<Outcome<FileView>> StoreAsync(MemberId owner, NewFile file, ImmutableArray<byte> bytes)
    {
        var created = await CreateAsync(owner, file);
        if (created.Refusal is null && State.Phase == FilePhase.Uploading)
        {
            await blobs.DeleteAsync(Id, FilePart.Uploaded);
            await blobs.AppendAsync(Id, 0, new MemoryStream([.. bytes]), file.Size);
            await FinishAsync(owner);
        }

        await _preparing;
        return created.Refusal ?? OwnView(owner);
    }

    /// <inheritdoc />
    public async Task<Refusal?> RemoveAsync(MemberId actor)
    {
        if (!IsOwn(actor))
        {
            return Refusal.NotFound;
        }

        if (State.Confirmed)
        {
            return Refusal.Conflict("file_taken");
        }

        await DeleteAsync();
        return null;
    }

    /// <inheritdoc />
    public async Task<Outcome<Attachment>> ClaimAsync(MemberId actor, FileClaim claim)
    {
        if ((state.RecordExists ? FileRules.RefuseClaim(State, actor, claim) : Refusal.NotFound) is { } refusal)
        {
            return refusal;
        }

        if (!FileRules.IsBy(State, claim))
        {
            await this.SaveAsync(state, FileRules.Claimed(State, claim));
        }

        return FileRules.Attached(Id, State);
    }

    /// <inheritdoc />
    public async Task ConfirmAsync(TopicId place)
    {
        if (!state.RecordExists || State.Place != place || State.Confirmed)
        {
            return;
        }

        await DeletePictureUploadAsync();
        await this.SaveAsync(state, State with { Confirmed = true, HoldsUpload = false });
        await this.EndReminderAsync(Reminder);
    }

    /// <inheritdoc />
    public Task WithholdAsync(TopicId place, bool withheld) =>
        state.RecordExists && State.Place == place && State.Withheld != withheld
            ? this.SaveAsync(state, State with { Withheld = withheld })
            : Task.CompletedTask;

    /// <inheritdoc />
    public Task RemoveFromAsync(TopicId place) => state.RecordExists && State.Place == place ? DeleteAsync() : Task.CompletedTask;

    /// <inheritdoc />
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (!state.RecordExists || State.Confirmed)
        {
            await this.EndReminderAsync(Reminder);
        }
        else if (FileRules.IsOver(State, clock.GetUtcNow()))
        {
            await DeleteAsync();
        }
        else
        {
            await DeletePictureUploadAsync();
        }
    }

    private IQuotaGrain Quota => GrainFactory.GetGrain<IQuotaGrain>(State.Owner.Value);

    private bool IsOwn(MemberId actor) => state.RecordExists && State.Owner == actor;

    private Outcome<FileView> OwnView(MemberId actor) => IsOwn(actor) ? FileRules.View(Id, State) : Refusal.NotFound;

    /// <summary>Whether it is of a sensitive group, for those who may see it; else null. Nothing is remembered of an earlier answer: who
    /// was removed is out at the next fetch.</summary>
    private async Task<bool?> MaySeeAsync(MemberId actor)
    {
        if (await AdmitAsync(actor) is not { } admitted)
        {
            return IsOwn(actor) ? false : null;
        }

        var sees = State.Withheld || (!State.Confirmed && State.Owner == actor)
            ? IsOwn(actor)
            : admitted.Statuses is [not OpenStatus.Gone];
        return sees ? admitted.Sensitive : null;
    }

    /// <summary>What the topic says whose readers may fetch it; null while it belongs nowhere.</summary>
    private async Task<Admitted?> AdmitAsync(MemberId actor) => state.RecordExists && State.Readers is { } readers
        ? await GrainFactory.GetTopic(readers).AdmitAsync([new Admission { Member = actor }])
        : null;

    /// <summary>Goes on while other calls come; only <see cref="DeleteAsync"/> has to wait for it.</summary>
    private async Task PrepareAsync()
    {
        try
        {
            var found = await preparer.PrepareAsync(Id);
            if (found.Refusal is not null)
            {
                await blobs.DeleteAsync(Id, FilePart.Uploaded);
            }

            await this.SaveAsync(state, FileRules.Prepared(State, found));
            await Quota.SettleAsync(Id, found.Stored);
            await DeletePictureUploadAsync();
        }
        catch (Exception failure)
        {
            // The next activation tries again, and not at once: whoever waits for the file asks every second.
            LogNotPrepared(failure, Id);
            await Task.Delay(RetryAfter, clock);
            DeactivateOnIdle();
        }
    }

    /// <summary>What the camera noted, such as the place, is in the upload alone.</summary>
    private Task DeletePictureUploadAsync() =>
        State.HoldsUpload ? blobs.DeleteAsync(Id, FilePart.Uploaded) : Task.CompletedTask;

    /// <summary>The bytes go first: as long as the record stands, it is known that there may be some.</summary>
    private async Task DeleteAsync()
    {
        await _preparing;
        foreach (var part in Enum.GetValues<FilePart>())
        {
            await blobs.DeleteAsync(Id, part);
        }

        await Quota.ReleaseAsync(Id);
        await ForgetAsync();
    }

    private async Task ForgetAsync()
    {
        await state.ClearStateAsync();
        await this.EndReminderAsync(Reminder);
    }

    [LoggerMessage(2601, LogLevel.Error, "File {File} could not be prepared; it is tried again.")]
    private partial void LogNotPrepared(Exception failure, FileId file);
}
