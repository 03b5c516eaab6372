using Comparte.Directories;

namespace Comparte.Web.Mail;

/// <summary>How people are called in a mail.</summary>
internal sealed class LetterNames(IGrainFactory grains, MailWords words)
{
    private readonly Dictionary<string, string> _names = [];

    /// <summary>Looks up whom it doesn't know yet.</summary>
    public async Task LoadAsync(IEnumerable<MemberId> members)
    {
        var unknown = members.Select(member => member.Value).Where(id => !_names.ContainsKey(id)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var cards = await grains.GetGrain<IDirectoryGrain>("members").FindAsync([.. unknown]);
            foreach (var card in cards.OfType<MemberCard>())
            {
                _names[card.Id] = card.Name;
            }
        }
    }

    /// <summary>The name, of whoever left the network what is said instead.</summary>
    public string Of(MemberId member) => _names.GetValueOrDefault(member.Value) ?? words.Of("member.left");
}
