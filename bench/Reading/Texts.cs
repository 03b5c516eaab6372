namespace Comparte.Bench.Reading;

/// <summary>Invented sentences in four languages: real small words between made-up ones, which come as often as words of a
/// language do. The same seed makes the same texts.</summary>
internal sealed class Texts(Random random)
{
    private const int Vocabulary = 12_000;

    private static readonly string[][] SmallWords =
    [
        "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o este sí".Split(' '),
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou".Split(' '),
        "eta da ez du ere bat dira hau izan baina zen dute den egin bere hori batean beste zuen nola baita".Split(' '),
        "the of and to in is that for it as was with be by on not he his but at are this have from or had an".Split(' '),
    ];

    private static readonly string[] Syllables =
        ("ca fé mi el se mi lla ma iz a gua tie rra ha zi e txe ba ser ri co o pe ra ti va fei ra so lo bos que "
        + "com pos ta za fra cam po rí o mon ta ña que so pan me la za ar te sa nía pre cio ven der jun tas").Split(' ');

    private readonly string[][] _words = [.. SmallWords.Select(_ => Words(random))];

    /// <summary>A text of so many words in one of the languages.</summary>
    public string Sentence(int language, int words) => string.Join(
        ' ', Enumerable.Range(0, words).Select(at => at % 2 == 0 ? Often(SmallWords[language]) : Often(_words[language])));

    /// <summary>A word that stands in texts, more likely a frequent one.</summary>
    public string Word(int language) => Often(_words[language]);

    private static string[] Words(Random random) =>
    [
        .. Enumerable.Range(0, Vocabulary).Select(_ =>
            string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => Syllables[random.Next(Syllables.Length)]))),
    ];

    /// <summary>The first word is twice as frequent as the second, three times as the third …</summary>
    private string Often(string[] words) => words[(int)Math.Min(words.Length - 1, Math.Pow(words.Length, random.NextDouble()) - 1)];
}
