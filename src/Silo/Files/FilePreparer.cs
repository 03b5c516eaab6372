using Comparte.Files;

namespace Comparte.Silo.Files;

/// <summary>Looks at uploads on the threads of the pool, one at a time: a picture of 50 megapixels takes 200 MB while it
/// is made anew.</summary>
internal sealed class FilePreparer(IBlobStore blobs) : IFilePreparer, IDisposable
{
    private static readonly PreparedFile NotTaken = new() { Refusal = "file_kind_refused" };

    private readonly SemaphoreSlim _turn = new(1);

    public async Task<PreparedFile> PrepareAsync(FileId file)
    {
        // Away from the scheduler of the grain that asks, which has other things to do meanwhile.
        await _turn.WaitAsync().ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            return await LookAsync(file).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<PreparedFile> LookAsync(FileId file)
    {
        var content = await blobs.OpenAsync(file, FilePart.Uploaded).ConfigureAwait(false);
        if (content is null)
        {
            return NotTaken;
        }

        await using (content)
        {
            var kind = await ContentKinds.FindAsync(content).ConfigureAwait(false);
            return kind is null ? NotTaken
                : kind.Kind == FileKind.Picture ? await RemakeAsync(file, content).ConfigureAwait(false)
                : kind == ContentKind.Mp4Video ? await ClearAsync(file, content).ConfigureAwait(false)
                : Found(kind, content.Length);
        }
    }

    /// <summary>Phones note in their films where they were taken, as in their pictures.</summary>
    private async Task<PreparedFile> ClearAsync(FileId file, Stream content)
    {
        var film = new byte[content.Length];
        content.Position = 0;
        await content.ReadExactlyAsync(film).ConfigureAwait(false);
        if (!FilmNotes.TryClear(film))
        {
            return NotTaken;
        }

        await blobs.WriteAsync(file, FilePart.Full, film).ConfigureAwait(false);
        return Found(ContentKind.Mp4Video, film.Length) with { Original = FilePart.Full };
    }

    private async Task<PreparedFile> RemakeAsync(FileId file, Stream content)
    {
        var (picture, refusal) = Picture.Read(content);
        if (picture is null)
        {
            return new PreparedFile { Refusal = refusal };
        }

        using (picture)
        {
            var (thumbnail, display, full) = (picture.Thumbnail(), picture.Display(), picture.Full());
            await blobs.WriteAsync(file, FilePart.Thumbnail, thumbnail).ConfigureAwait(false);
            await blobs.WriteAsync(file, FilePart.Display, display).ConfigureAwait(false);
            await blobs.WriteAsync(file, FilePart.Full, full).ConfigureAwait(false);
            return Found(picture.FullKind, full.Length) with
            {
                Original = FilePart.Full,
                Stored = thumbnail.Length + display.Length + full.Length,
                Width = picture.Width,
                Height = picture.Height,
                Thumbnail = thumbnail.Length,
            };
        }
    }

    private static PreparedFile Found(ContentKind kind, long size) =>
        new() { Kind = kind.Kind, Type = kind.Type, Endings = kind.Endings, Size = size, Stored = size };
}
