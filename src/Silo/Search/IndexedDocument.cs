using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comparte.Search;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Comparte.Silo.Search;

/// <summary>The fields of a document, and how it is read back.</summary>
internal static class IndexedDocument
{
    public const string
        Key = "key", Rev = "rev", Kind = "kind", Audience = "audience", Country = "country", Language = "language",
        Axis = "axis", At = "at", Title = "title", Text = "text", More = "more", Stored = "stored",
        Guessed = "guessed";

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The field with the stems of a language.</summary>
    public static string Stems(string language) => $"stems-{language}";

    /// <summary>The document with this key.</summary>
    public static Lucene.Net.Index.Term ByKey(string key) => new(Key, key);

    /// <summary>What is indexed. Of a document that is gone there is its revision, so that an older telling can't bring it
    /// back, and nothing else.</summary>
    /// <param name="document">As it was told.</param>
    /// <param name="content">Its <see cref="ContentOf"/>.</param>
    public static Document Of(SearchDocument document, byte[] content)
    {
        var fields = new Document
        {
            new StringField(Key, document.Key, Field.Store.NO),
            new NumericDocValuesField(Rev, document.Rev),
        };
        if (document.IsGone)
        {
            fields.Add(new SortedDocValuesField(Audience, new BytesRef(SearchDocument.Nobody)));
            fields.Add(new SortedDocValuesField(Kind, new BytesRef(document.Kind)));
            return fields;
        }

        var more = string.Join('\n', [.. document.More, CountryNames.Of(document.Country)]);
        var titles = string.Join('\n', [document.Title, .. document.OtherTitles]);
        var guessed = LanguageGuess.Of(document.Text.Length > 0 ? document.Text : document.Title);
        AddFilters(fields, document, guessed);
        fields.Add(new TextField(Title, titles, Field.Store.NO));
        fields.Add(new TextField(Text, document.Text, Field.Store.NO));
        fields.Add(new TextField(More, more, Field.Store.NO));
        foreach (var language in guessed is null ? SearchAnalysis.Languages : [guessed])
        {
            fields.Add(new Field(Stems(language), $"{titles}\n{document.Text}\n{more}", StemType));
        }

        fields.Add(new StoredField(Stored, content));
        fields.Add(new StoredField(Guessed, guessed ?? ""));
        return fields;
    }

    /// <summary>What of a document is kept to show it: all but its revision.</summary>
    public static byte[] ContentOf(SearchDocument document) =>
        JsonSerializer.SerializeToUtf8Bytes(document with { Rev = 0 }, Json);

    /// <summary>What was kept; null of what is gone.</summary>
    public static byte[]? ContentIn(Document fields) =>
        fields.GetBinaryValue(Stored) is { } stored ? stored.Bytes[stored.Offset..(stored.Offset + stored.Length)] : null;

    /// <summary>What was indexed; null of what is gone.</summary>
    public static StoredDocument? Read(Document fields) => fields.GetBinaryValue(Stored) is { } stored
        && JsonSerializer.Deserialize<SearchDocument>(stored.Bytes.AsSpan(stored.Offset, stored.Length), Json) is { } document
            ? new StoredDocument(document, fields.Get(Guessed, CultureInfo.InvariantCulture) is { Length: > 0 } guessed ? guessed : null)
            : null;

    private static readonly FieldType StemType = new()
    {
        IsIndexed = true,
        IsTokenized = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
    };

    private static void AddFilters(Document fields, SearchDocument document, string? guessed)
    {
        fields.Add(new SortedDocValuesField(Audience, new BytesRef(document.Audience)));
        fields.Add(new SortedDocValuesField(Kind, new BytesRef(document.Kind)));
        fields.Add(new StringField(Kind, document.Kind, Field.Store.NO));
        if (document.Country.Length > 0)
        {
            fields.Add(new StringField(Country, document.Country, Field.Store.NO));
        }

        foreach (var axis in document.Axes)
        {
            fields.Add(new StringField(Axis, axis, Field.Store.NO));
        }

        foreach (var language in document.Languages.IsDefaultOrEmpty ? [guessed] : document.Languages.Cast<string?>())
        {
            if (language is not null)
            {
                fields.Add(new StringField(Language, language, Field.Store.NO));
            }
        }

        if (document.At is { } at)
        {
            fields.Add(new Int64Field(At, at.ToUnixTimeSeconds(), Field.Store.NO));
            fields.Add(new NumericDocValuesField(At, at.ToUnixTimeSeconds()));
        }
    }

    /// <summary>The day's first second, as it is indexed.</summary>
    public static long SecondOf(DateOnly day) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToUnixTimeSeconds();
}

/// <summary>What is kept to show a hit.</summary>
/// <param name="Document">As it was told.</param>
/// <param name="Language">The language in which its stems are, or null: in all.</param>
internal sealed record StoredDocument(SearchDocument Document, string? Language);
