using System.Security.Cryptography;
using System.Text;
using Comparte.Topics;

namespace Comparte.Web.Tests.Rights;

/// <summary>One thing to read, and the words by which it is known again wherever it comes out.</summary>
internal sealed class Content(Kind kind)
{
    /// <summary>The field that is written last, while everybody watches.</summary>
    public const string Live = "live";

    /// <summary>What stands in every text.</summary>
    public const string Common = "Semilla";

    private const int Letters = 16;

    /// <summary>What it is.</summary>
    public Kind Kind => kind;

    /// <summary>A word for each of its fields, which stands nowhere else.</summary>
    public Dictionary<string, string> Words { get; } = [];

    /// <summary>Ids that nobody learns who may not know of it.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Ids that others learn by design, and that open nothing.</summary>
    public List<string> Known { get; } = [];

    /// <summary>Where readers are told its ids by design, and nothing else of it: a part of that address.</summary>
    public List<(Reader Reader, string Where)> Given { get; } = [];

    /// <summary>Topics that aren't there for who may not know of it.</summary>
    public List<TopicId> Topics { get; } = [];

    /// <summary>Topics that others may open, and that tell them nothing of it.</summary>
    public List<TopicId> Around { get; } = [];

    /// <summary>Other addresses that aren't there for who may not know of it.</summary>
    public List<string> Own { get; } = [];

    /// <summary>Addresses that answer more of it to some than to others.</summary>
    public List<string> Also { get; } = [];

    /// <summary>Which fields stand where, for who may read it.</summary>
    public Dictionary<Way, string[]> Shown { get; } = [];

    /// <summary>As how many of which kind search counts it by its axis.</summary>
    public Dictionary<string, int> Counted { get; } = [];

    /// <summary>Writes the last field.</summary>
    public Func<Task> StirAsync { get; set; } = () => Task.CompletedTask;

    /// <summary>The word of a field. Words resemble each other too little for a search that forgives slips.</summary>
    public string Word(string field)
    {
        if (!Words.TryGetValue(field, out var word))
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{field}"));
            Words[field] = word = string.Concat(hash.Take(Letters).Select(one => (char)('a' + (one % 26))));
        }

        return word;
    }

    /// <summary>A sentence with the word of a field.</summary>
    public string Says(string field) => $"{Common} {Word(field)}";

    /// <summary>A number that stands for a field.</summary>
    public double Number(string field, double number)
    {
        Words[field] = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return number;
    }

    /// <summary>Says which fields stand on a way.</summary>
    public Content On(Way way, params string[] fields)
    {
        Shown[way] = fields;
        return this;
    }

    /// <summary>Says which fields are found, counted, and suggested where they are titles.</summary>
    public Content Found(string? title, params string[] others)
    {
        string[] all = title is null ? others : [title, .. others];
        On(Way.Search, all).On(Way.Count, all);
        return title is null ? this : On(Way.Suggest, title);
    }
}
