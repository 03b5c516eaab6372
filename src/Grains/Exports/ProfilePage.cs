using System.Collections.Immutable;
using System.Globalization;
using Comparte.Accounts;
using Comparte.Groups;
using Comparte.Mail;
using Comparte.Members;
using Comparte.Topics;

namespace Comparte.Exports;

/// <summary>The page on which people read who the member is, and what it chose.</summary>
internal sealed class ProfilePage(ExportWords words, ExportPages pages, Func<string, string> axes)
{
    /// <summary>What stands at its top.</summary>
    public IEnumerable<string?> Facts(MemberProfile person, Credentials own) =>
    [
        person.Role,
        string.Join(", ", new[]
        {
            person.Territory, person.Country.Length > 0 ? words.App($"country.{person.Country}") : "",
        }.Where(place => place.Length > 0)),
        person.Axes.IsEmpty ? null : string.Join(", ", person.Axes.Select(axes)),
        person.Languages.IsEmpty ? null : Said("profile.languages", string.Join(", ", person.Languages.Select(LanguageOf))),
        Said("settings.name", own.SignInName),
        string.IsNullOrEmpty(own.Email) ? null : Said("settings.email", own.Email),
    ];

    /// <summary>What stands on it.</summary>
    public IEnumerable<string> Body(
        MemberProfile person,
        ImmutableArray<Entry> mine,
        IEnumerable<(string Section, IReadOnlyList<Named> Named)> relations,
        Credentials own,
        IEnumerable<SessionView> sessions)
    {
        yield return ExportPages.Text(person.About);
        yield return ExportPages.Section(words["memberships"], mine.OfType<Membership>().Select(one =>
            ExportPages.Line(one.Name, one.Role == GroupRole.Facilitator ? words.App("role.facilitator") : null)));
        foreach (var (section, named) in relations)
        {
            yield return ExportPages.Section(words[section], named.Select(one => ExportPages.Line(
                one.Name ?? words["hidden"], one.More, one.At is { } at ? pages.At(at) : null)));
        }

        yield return ExportPages.Section(words["settings"], mine.OfType<Setting>().Select(SettingOf).OfType<string>()
            .Select(line => ExportPages.Line(line)));
        yield return ExportPages.Section(
            words.App("settings.mail"),
            MailOf(mine.OfType<MailChoice>().FirstOrDefault() ?? new MailChoice()).Select(line => ExportPages.Line(line)));
        yield return ExportPages.Section(words.App("settings.keys"), own.Passkeys.OrderBy(key => key.At).Select(key =>
            ExportPages.Line(key.Name, pages.At(key.At))));
        yield return ExportPages.Section(words.App("settings.oidc"), own.OidcLinks.OrderBy(link => link.At).Select(link =>
            ExportPages.Line(link.Name, pages.At(link.At))));
        yield return ExportPages.Section(words["sessions"], sessions.OrderBy(one => one.At).Select(one => ExportPages.Line(
            one.Device, $"{words["session.since"]}: {pages.At(one.At)}", $"{words["session.seen"]}: {pages.At(one.SeenAt)}")));
    }

    private IEnumerable<string> MailOf(MailChoice mail)
    {
        yield return Said("settings.mail.atOnce", YesOrNo(mail.AtOnce));
        var (rhythm, hour) = (words.Of("settings.mail", mail.Digest), Hour(mail.Hour));
        var day = words.Find("date.weekdays")?.Split(' ').ElementAtOrDefault((int)mail.Day);
        yield return Said("settings.mail.digest", mail.Digest switch
        {
            DigestRhythm.Never => rhythm,
            DigestRhythm.Weekly => $"{rhythm}, {day}, {hour}",
            _ => $"{rhythm}, {hour}",
        });
        if (mail is { QuietFrom: { } from, QuietTo: { } to })
        {
            yield return Said("settings.mail.quiet", $"{Hour(from)}–{Hour(to)}");
        }
    }

    /// <summary>What was chosen, in words; null where people didn't choose it.</summary>
    private string? SettingOf(Setting chosen) => chosen.Id switch
    {
        MemberSettings.Language => Said("profile.language", LanguageOf(chosen.Value)),
        MemberSettings.Theme => Said("settings.theme", words.App($"settings.theme.{chosen.Value}")),
        MemberSettings.Messages => Said("settings.messages.who", words.App($"settings.messages.{chosen.Value}")),
        MemberSettings.Presence => Said("settings.presence", YesOrNo(chosen.Value == "on")),
        MemberSettings.DataSaver => Said("settings.saver", YesOrNo(chosen.Value == "on")),
        MemberSettings.Relations => Said("settings.relations", YesOrNo(chosen.Value == "on")),
        MemberSettings.PublicProfile => Said("settings.publicProfile", YesOrNo(chosen.Value == "on")),
        MemberSettings.Interactions => Said("settings.interactions.keep", YesOrNo(chosen.Value == "on")),
        _ => null,
    };

    private string Said(string key, string? value) => $"{words.App(key)}: {value}";

    private string YesOrNo(bool isSo) => words[isSo ? "yes" : "no"];

    private static string Hour(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00");

    /// <summary>A language as those call it who speak it.</summary>
    private static string LanguageOf(string code) => code switch
    {
        "es" => "español",
        "pt" => "português",
        "eu" => "euskara",
        "en" => "English",
        _ => code,
    };
}
