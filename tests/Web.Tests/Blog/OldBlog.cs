using System.Globalization;
using System.Text;
using Comparte.Web.Tests.Files;
using SkiaSharp;

namespace Comparte.Web.Tests.Blog;

/// <summary>An invented blog of the shape that real ones have: years of posts with accents, the marks of two editors,
/// pictures that are there and that aren't, people's comments and others', and what nobody was to read.</summary>
internal static class OldBlog
{
    /// <summary>Posts and pages that come in.</summary>
    public const int Texts = 500;

    private static readonly string[] Titles =
        ["Cosecha de agua en la milpa", "Año nuevo, café nuevo", "¿Quién decide? Asamblea &amp; diálogo", "Niñez y semillas «criollas»", "Ekonomia solidarioa"];

    /// <summary>Writes the export and its uploads.</summary>
    public static WrittenFile Write()
    {
        var export = new Wxr();
        for (var no = 1; no <= Texts; no++)
        {
            Add(export, no);
        }

        for (var no = 1; no <= 60; no++)
        {
            export.Item(10_000 + no, $"Foto {no}", $"{LinkOf(no)}foto-{no}/", "", "attachment", "inherit",
                more: $"<wp:attachment_url>{UploadOf(no)}</wp:attachment_url><wp:post_parent>{no}</wp:post_parent>");
        }

        export.Item(20_001, "Versión", "https://blog.example.org/?p=20001", "vieja", "revision", "inherit")
            .Item(20_002, "Menú", "https://blog.example.org/?p=20002", "", "nav_menu_item")
            .Item(20_003, "Basura", "https://blog.example.org/?p=20003", "x", status: "trash")
            .Item(20_004, "Formulario", "https://blog.example.org/?p=20004", "x", "wpcf7_contact_form");
        var file = new WrittenFile(export.ToString());
        for (var no = 1; no <= 40; no++)
        {
            file.Add(FormattableString.Invariant($"uploads/2019/05/foto-ñ-{no}.jpg"), no == 1 ? Samples.Photo(240, 180) : Plain(no));
        }

        file.Add("uploads/2019/05/informe.pdf", Encoding.ASCII.GetBytes("%PDF-1.4\n%âãÏÓ"));
        file.Add("autores.csv", Encoding.UTF8.GetBytes("login,member\n"));
        return file;
    }

    /// <summary>The address of a post.</summary>
    public static string LinkOf(int no) => no % 50 == 7
        ? FormattableString.Invariant($"https://blog.example.org/pagina-{no}/")
        : FormattableString.Invariant($"https://blog.example.org/{2012 + (no % 10)}/0{1 + (no % 9)}/a%c3%b1o-{no}/");

    /// <summary>What a post was in the blog.</summary>
    public static (string Type, string Status, string Password) StateOf(int no) => (no % 50) switch
    {
        3 => ("post", "draft", ""),
        5 => ("post", "private", ""),
        7 => ("page", "publish", ""),
        9 => ("post", "publish", "secreto"),
        11 => ("post", "pending", ""),
        _ => ("post", "publish", ""),
    };

    /// <summary>Whether everybody could read it.</summary>
    public static bool WasPublic(int no) => StateOf(no) is (_, "publish", "");

    private static string UploadOf(int no) =>
        FormattableString.Invariant($"https://blog.example.org/wp-content/uploads/2019/05/foto-ñ-{no}.jpg");

    private static void Add(Wxr export, int no)
    {
        var (type, status, password) = StateOf(no);
        var picture = no <= 60 ? $"[caption width=\"300\"]<a href=\"{UploadOf(no)}\"><img src=\"{UploadOf(no).Replace(".jpg", "-300x200.jpg", StringComparison.Ordinal)}\" alt=\"Taller {no}\" /></a> Un taller[/caption]\n\n" : "";
        var content = no % 2 == 0
            ? $"<!-- wp:paragraph -->\n<p>Lo que hicimos el día {no} con <strong>las promotoras</strong>.</p>\n<!-- /wp:paragraph -->{picture}"
            : $"Lo que hicimos el día {no}\ncon la gente.\n\n{picture}Más en <a href=\"{LinkOf(no + 1)}\">otro sitio</a>. [mapa_interactivo id=\"3\"]";
        content += no % 100 == 1 ? "\n\n<a href=\"/wp-content/uploads/2019/05/informe.pdf\">El informe</a>" : "";
        var comments = no % 5 == 0
            ? Wxr.Comment(no * 10, "María José", "¡Qué bueno!\n\nSaludos a [todas].") + Wxr.Comment((no * 10) + 1, "juana@correo.example", "Gracias", parent: no * 10)
                + Wxr.Comment((no * 10) + 2, "Spam", "viagra", "spam") + Wxr.Comment((no * 10) + 3, "Otro blog", "[…]", type: "trackback")
            : "";
        export.Item(
            no, $"{Titles[no % Titles.Length]} {no}", LinkOf(no), content, type, status, no % 3 == 0 ? "luz" : "ana",
            new DateTimeOffset(2012 + (no % 10), 1 + (no % 9), 1 + (no % 28), 12, 0, 0, TimeSpan.Zero), password,
            comments + (no == 20 ? Wxr.Meta("_thumbnail_id", "10001") : "")
                + string.Create(CultureInfo.InvariantCulture, $"<category domain=\"category\" nicename=\"x\"><![CDATA[Tema {no % 4}]]></category>"));
    }

    private static byte[] Plain(int no)
    {
        using var bitmap = new SKBitmap(64, 48, SKColorType.Rgba8888, SKAlphaType.Opaque);
        bitmap.Erase(new SKColor((byte)no, 90, 60));
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray();
    }
}
