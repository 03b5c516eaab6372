using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Comparte.Accounts;
using Comparte.Axes;
using Comparte.Files;
using Comparte.Members;
using Comparte.Moved;
using Comparte.Publications;
using Comparte.Threads;
using Comparte.Topics;

namespace Comparte.Web.Blog;

/// <summary>What an import asks of the community and brings into it. It goes through grains that no endpoint reaches, since
/// what it brings lies in the past.</summary>
internal sealed class BlogStore(IGrainFactory grains)
{
    private const int Page = 256;

    /// <summary>The member with this id, confirmed address or sign-in name.</summary>
    public async Task<MemberId?> MemberAsync(string who)
    {
        var member = EntityId.TryParse<MemberId>(who, out var id)
            ? id
            : await grains.GetGrain<IClaimGrain>(ClaimKey.SignIn(who).Value).HolderAsync();
        return member is { } found && (await grains.GetGrain<IMemberGrain>(found.Value).ProfileAsync()).Refusal is null
            ? found
            : null;
    }

    /// <summary>Keys of axes by their names in every language, in small plain letters.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AxesAsync() =>
        (await grains.GetGrain<IAxesGrain>(IAxesGrain.Key).ListAsync()).Where(axis => axis.State != AxisState.Merged)
        .SelectMany(axis => axis.Labels.Values.Append(axis.Id).Select(name => (Name: PlainLetters.Of(name), axis.Id)))
        .DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Id);

    /// <summary>How something stands here.</summary>
    public Task<ImportStanding> StandingAsync(PublicationId id) => Of(id).StandingAsync();

    /// <summary>Brings something.</summary>
    public Task ImportAsync(PublicationId id, PublicationImport publication) => Of(id).ImportAsync(publication);

    /// <summary>Brings a file as its owner would upload it: pictures are made anew. Null, with the reason, when it isn't taken.
    /// </summary>
    public async Task<(FileId? File, string Refusal)> FileAsync(MemberId owner, Guid request, string path)
    {
        var bytes = await File.ReadAllBytesAsync(path);
        var id = EntityId.FromRequest<FileId>(owner, request);
        var file = new NewFile { RequestId = request, Name = Path.GetFileName(path), Size = bytes.Length };
        var stored = await grains.GetGrain<IFileImportGrain>(id.Value)
            .StoreAsync(owner, file, ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        return !stored.TryGet(out var view, out var refusal) ? (null, refusal.Code)
            : view.Phase == FilePhase.Ready ? (id, "")
            : (null, view.Refusal ?? "file_not_ready");
    }

    /// <summary>Whether a picture can stand above something; other files can't.</summary>
    public async Task<bool> IsPictureAsync(MemberId owner, FileId file) =>
        (await grains.GetGrain<IFileGrain>(file.Value).ViewAsync(owner)).TryGet(out var view, out _)
        && view.Kind == FileKind.Picture;

    /// <summary>Brings the comments of something shared; answers whether they are all there. A conversation that has gone on
    /// since in another way is left alone.</summary>
    public async Task<bool> CommentsAsync(
        PublicationId id, PublicationAbout about, string title, ImmutableArray<Post> posts)
    {
        var thread = CommentThreads.Of(id);
        var present = await PostsOfAsync(thread);
        var ours = posts.Select(post => post.RequestId).ToList();
        if (ours.Count(one => !present.Contains(one)) <= present.Count(one => one == Guid.Empty))
        {
            // What isn't there was deleted since.
            return true;
        }

        if (present.Count > ours.Count || !present.SequenceEqual(ours.Take(present.Count)))
        {
            return false;
        }

        await grains.GetGrain<IThreadImportGrain>(thread.Value)
            .ImportAsync(CommentThreads.Import(id, about, title, posts));
        return true;
    }

    /// <summary>Has old addresses lead to what became of them; answers those that lead to something else already.</summary>
    public Task<ImmutableArray<string>> MovedAsync(IEnumerable<MovedAddress> addresses) => grains.AddMovedAsync(addresses);

    private async Task<List<Guid>> PostsOfAsync(ThreadId thread)
    {
        var (found, before) = (new List<Entry>(), long.MaxValue);
        while (true)
        {
            var page = await grains.GetTopic(TopicId.Of(thread))
                .ReadAsync(new TopicQuery { Before = before, Limit = Page });
            found.AddRange(page.Entries);
            if (!page.HasOlder || page.Entries.IsEmpty)
            {
                // What was deleted had a request, too, that nobody knows any more.
                return [.. found.Where(entry => entry is Post or Tombstone).OrderBy(entry => entry.No)
                    .Select(entry => entry is Post post ? post.RequestId : Guid.Empty)];
            }

            before = page.Entries.Min(entry => entry.No);
        }
    }

    private IPublicationImportGrain Of(PublicationId id) => grains.GetGrain<IPublicationImportGrain>(id.Value);
}
