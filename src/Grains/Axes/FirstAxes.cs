using System.Collections.Immutable;
using Comparte.Topics;

namespace Comparte.Axes;

/// <summary>What the network has always worked on; it begins with these.</summary>
internal static class FirstAxes
{
    private static readonly ImmutableArray<(string Key, string Es, string Pt, string Eu, string En)> Known =
    [
        ("agroecology", "Agroecología", "Agroecologia",
            "Agroekologia", "Agroecology"),
        ("solidarity-economy", "Economía social y solidaria", "Economia social e solidária",
            "Ekonomia sozial eta solidarioa", "Social and solidarity economy"),
        ("gender-equity", "Equidad de género", "Equidade de gênero",
            "Genero-ekitatea", "Gender equity"),
        ("participatory-guarantees", "Sistemas participativos de garantías", "Sistemas participativos de garantia",
            "Berme-sistema parte-hartzaileak", "Participatory guarantee systems"),
        ("responsible-consumption", "Comercialización y consumo responsable", "Comercialização e consumo responsável",
            "Merkaturatzea eta kontsumo arduratsua", "Marketing and responsible consumption"),
        ("solidarity-finance", "Finanzas solidarias", "Finanças solidárias",
            "Finantza solidarioak", "Solidarity finance"),
        ("advocacy", "Incidencia", "Incidência política",
            "Eragin politikoa", "Advocacy"),
        ("territory", "Territorio y bienes comunes", "Território e bens comuns",
            "Lurraldea eta ondasun komunak", "Territory and commons"),
        ("food-sovereignty", "Soberanía alimentaria", "Soberania alimentar",
            "Elikadura-burujabetza", "Food sovereignty"),
        ("learning", "Formación e intercambios", "Formação e intercâmbios",
            "Prestakuntza eta trukeak", "Learning and exchange"),
    ];

    /// <summary>Them, as entries to be made.</summary>
    public static IEnumerable<Entry> All(DateTimeOffset now) => Known.Select(axis => new Axis
    {
        Id = axis.Key,
        Labels = ImmutableSortedDictionary.CreateRange(
        [
            KeyValuePair.Create("es", axis.Es), KeyValuePair.Create("pt", axis.Pt),
            KeyValuePair.Create("eu", axis.Eu), KeyValuePair.Create("en", axis.En),
        ]),
        At = now,
    });
}
