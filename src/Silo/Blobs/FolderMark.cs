namespace Comparte.Silo.Blobs;

/// <summary>A file by which hosts see that a folder of files is the same for all of them, under whatever path.</summary>
internal static class FolderMark
{
    private const string Name = ".mark";

    /// <summary>The mark of a folder, which is made and gets one when it has none.</summary>
    /// <exception cref="StartRefusedException">The folder can't be written.</exception>
    public static string Of(string location)
    {
        var path = Path.Combine(location, Name);
        try
        {
            DataFolder.MakeFolder(location);
            if (!File.Exists(path))
            {
                Make(path);
            }

            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"The folder of files {location} can't be written: give this user the right to, "
                + "or name another with Files:Folder.",
                e);
        }
    }

    /// <summary>Of hosts that make it at the same time one wins; nobody sees half of it.</summary>
    private static void Make(string path)
    {
        var mark = DataFolder.NewIncarnation();
        File.WriteAllText($"{path}.{mark}", mark);
        try
        {
            File.Move($"{path}.{mark}", path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete($"{path}.{mark}");
        }
    }
}
