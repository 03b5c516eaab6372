using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Files;

/// <summary>The files that a place holds. They are claimed before a commit, so that whoever reads the place can fetch them
/// at once, and confirmed after; of a claim without a commit nothing is left after a week.</summary>
/// <param name="place">The topic they become a part of.</param>
/// <param name="grains">Calls files.</param>
internal sealed class HeldFiles(TopicId place, IGrainFactory grains)
{
    private readonly HashSet<FileId> _confirmed = [];

    /// <summary>Claims files of an actor, in their order.</summary>
    /// <param name="actor">Who puts them there.</param>
    /// <param name="readers">The topic whose readers may fetch them.</param>
    /// <param name="requestId">The request that puts them there.</param>
    /// <param name="wanted">Which.</param>
    /// <param name="field">Named when one of them isn't the actor's.</param>
    public async Task<Outcome<ImmutableArray<Attachment>>> ClaimAsync(
        MemberId actor, TopicId readers, Guid requestId, ImmutableArray<NewAttachment> wanted, string field)
    {
        var claims = await Task.WhenAll(wanted.Select(one => File(one.Id).ClaimAsync(actor, new FileClaim
        {
            Place = place,
            Readers = readers,
            RequestId = requestId,
            Alt = one.Alt,
        })));
        if (claims.Select(claim => claim.Refusal).FirstOrDefault(refusal => refusal is not null) is { } refused)
        {
            return refused.Kind == RefusalKind.NotFound ? Refusal.Invalid("file_unknown", field) : refused;
        }

        return claims.Select(claim => claim.Value!).ToImmutableArray();
    }

    /// <summary>Tells files that the place holds them, each once for as long as this lives.</summary>
    public Task ConfirmAsync(IEnumerable<Attachment> attachments) => Task.WhenAll(
        attachments.Where(one => !_confirmed.Contains(one.Id)).Select(async one =>
        {
            await File(one.Id).ConfirmAsync(place);
            _confirmed.Add(one.Id);
        }));

    /// <summary>Keeps files from all but who uploaded them, or gives them back to the place's readers.</summary>
    public Task WithholdAsync(IEnumerable<FileId> files, bool withheld) =>
        Task.WhenAll(files.Select(file => File(file).WithholdAsync(place, withheld)));

    /// <summary>Removes files with their bytes.</summary>
    public Task RemoveAsync(IEnumerable<FileId> files) =>
        Task.WhenAll(files.Select(file => File(file).RemoveFromAsync(place)));

    private IFileGrain File(FileId file) => grains.GetGrain<IFileGrain>(file.Value);
}
