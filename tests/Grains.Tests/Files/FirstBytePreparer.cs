using Comparte.Files;

namespace Comparte.Grains.Tests.Files;

/// <summary>A picture begins with <c>p</c>, what isn't taken with <c>x</c>; the real preparer is tested where it is.
/// </summary>
internal sealed class FirstBytePreparer(IBlobStore blobs) : IFilePreparer
{
    public async Task<PreparedFile> PrepareAsync(FileId file)
    {
        await using var content = (await blobs.OpenAsync(file, FilePart.Uploaded))!;
        switch (content.ReadByte())
        {
            case 'x':
                return new PreparedFile { Refusal = "file_kind_refused" };
            case 'p':
                await blobs.WriteAsync(file, FilePart.Full, new byte[20]);
                await blobs.WriteAsync(file, FilePart.Thumbnail, new byte[5]);
                return new PreparedFile
                {
                    Kind = FileKind.Picture,
                    Type = "image/jpeg",
                    Endings = [".jpg"],
                    Original = FilePart.Full,
                    Size = 20,
                    Stored = 25,
                    Width = 4,
                    Height = 3,
                    Thumbnail = 5,
                };
            default:
                return new PreparedFile
                {
                    Kind = FileKind.Text,
                    Type = "text/plain",
                    Endings = [".txt", ".csv"],
                    Size = content.Length,
                    Stored = content.Length,
                };
        }
    }
}
