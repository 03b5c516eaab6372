using System.Collections.Immutable;
using Comparte.Files;
using Comparte.Publications;
using Comparte.Threads;

namespace Comparte.Web.Demo;

/// <summary>Brings what people of the demonstration shared. Covers and comments come in any order, and beside all the rest, since
/// pictures take longest; each thing comes after the one before it, since feeds keep the order in which they are told.</summary>
internal sealed class DemoPublications(
    IGrainFactory grains, DemoContent content, DateTimeOffset now, Func<string, MemberId> memberOf, DemoInitiatives initiatives,
    Func<string, GroupId> groupOf) : IDisposable
{
    private const int WithCover = 45;
    private const int PreparedAtOnce = 8;
    private static readonly Licence[] Licences = [Licence.BySa, Licence.BySa, Licence.By, Licence.ByNcSa, Licence.Cc0];
    private readonly DemoCovers _covers = new();
    private readonly SemaphoreSlim _turns = new(PreparedAtOnce);
    private readonly Dictionary<string, Task> _prepared = [];
    private readonly DemoTalk _talk = new(content, new DemoCalendar(now), memberOf, initiatives.OrganizationOf);

    /// <summary>Everything that is shared, the oldest first.</summary>
    public ImmutableArray<DemoShared> All { get; } = new DemoPlan(content, now).Make();

    /// <summary>What there is to visit. A group's readers are few.</summary>
    public IEnumerable<DemoVisited> Visited => All.Select(one =>
        new DemoVisited(one.Key, IdOf(one).Value, one.SharedAt, one.Group is null ? 1 : 0.2, IsNews: true));

    /// <summary>Its id.</summary>
    public static PublicationId IdOf(DemoShared shared) =>
        DemoIds.Of<PublicationId>($"publication/{shared.Key}", BegunAt(shared));

    /// <summary>Begins to bring covers and comments.</summary>
    public void Begin()
    {
        foreach (var shared in All)
        {
            _prepared[shared.Key] = PrepareAsync(shared);
        }
    }

    /// <summary>Brings it, after what belongs to it; repeating it changes nothing.</summary>
    public async Task AddAsync(DemoShared shared)
    {
        await _prepared[shared.Key];
        await grains.GetGrain<IPublicationImportGrain>(IdOf(shared).Value).ImportAsync(ImportOf(shared));
    }

    private async Task PrepareAsync(DemoShared shared)
    {
        await _turns.WaitAsync();
        try
        {
            await StoreCoverAsync(shared);
            await CommentAsync(shared);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task StoreCoverAsync(DemoShared shared)
    {
        if (CoverOf(shared) is { } cover)
        {
            var owner = memberOf(shared.Voice.Person.Key);
            var file = grains.GetGrain<IFileImportGrain>(EntityId.FromRequest<FileId>(owner, cover.File.RequestId).Value);
            var stored = await file.StoreAsync(owner, cover.File, cover.Bytes);
            DemoImporter.Must(stored.Refusal);
        }
    }

    private async Task CommentAsync(DemoShared shared)
    {
        if (_talk.CommentsOn(shared) is { IsEmpty: false } comments)
        {
            var id = IdOf(shared);
            await grains.GetGrain<IThreadImportGrain>(CommentThreads.Of(id).Value)
                .ImportAsync(CommentThreads.Import(id, AboutOf(shared), shared.Texts[0].Text.Title, comments));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private PublicationImport ImportOf(DemoShared shared) => new()
    {
        About = AboutOf(shared),
        Authors = [.. shared.Authors.Select(author => new PublicationAuthor
        {
            Id = memberOf(author.Key).Value,
            At = BegunAt(shared),
        })],
        Texts = [.. shared.Texts.Select(text => new ImportedText
        {
            Language = text.Language,
            Title = text.Text.Title,
            Body = text.Text.Body,
            Credit = text.Language == shared.Language ? [] : [memberOf(text.By.Key)],
            By = memberOf(text.By.Key),
            At = shared.SharedAt,
        })],
        Trials = _talk.TrialsOf(shared),
    };

    private PublicationAbout AboutOf(DemoShared shared)
    {
        var comments = _talk.CommentsOn(shared);
        var organization = shared.Voice.Organization;
        var isMethod = shared.Template.Type == PublicationType.Method;
        return new PublicationAbout
        {
            Type = shared.Template.Type,
            By = memberOf(shared.Voice.Person.Key),
            Organization = shared.InOwnName || shared.Voice.Initiative is not null
                ? null : initiatives.OrganizationOf(organization.Key),
            Initiative = shared.InOwnName || shared.Voice.Initiative is not { } initiative ? null : initiatives.IdOf(initiative.Key),
            Stage = PublicationStage.Shared,
            Group = shared.Group is { } group ? groupOf(group.Key) : null,
            Language = shared.Language,
            Axes = [.. shared.Template.Axes],
            Country = organization.Country,
            Territory = organization.Territory,
            Licence = isMethod ? Licences[DemoChance.Of($"{shared.Key}/licence", Licences.Length)] : Licence.BySa,
            Cover = CoverOf(shared) is { } cover
                ? new Attachment
                {
                    Id = EntityId.FromRequest<FileId>(memberOf(shared.Voice.Person.Key), cover.File.RequestId),
                    Alt = cover.Alt,
                }
                : null,
            When = shared.When,
            Place = shared.Template.Place?[shared.Language] ?? "",
            MethodVersion = isMethod ? $"{1 + DemoChance.Of($"{shared.Key}/version", 3)}" : "",
            At = BegunAt(shared),
            SharedAt = shared.SharedAt,
            Comments = comments.Length,
            CommentedAt = comments.LastOrDefault()?.At,
        };
    }

    private static DateTimeOffset BegunAt(DemoShared shared) =>
        shared.SharedAt - TimeSpan.FromHours(2 + DemoChance.Of($"{shared.Key}/begun", 200));

    private (NewFile File, ImmutableArray<byte> Bytes, string Alt)? CoverOf(DemoShared shared)
    {
        if (!DemoChance.Happens($"{shared.Key}/cover", WithCover))
        {
            return null;
        }

        var axis = shared.Template.Axes[0];
        var bytes = _covers.Draw(axis, DemoChance.Of($"{shared.Key}/variant", DemoCovers.Variants));
        var request = DemoIds.Request($"cover/{shared.Key}", shared.SharedAt);
        return (
            new NewFile { RequestId = request, Name = $"{axis}.webp", Size = bytes.Length }, bytes,
            content.Words.Alts[axis][shared.Language]);
    }
}
