using System.Text.Json;
using Comparte.Initiatives;
using Comparte.Organizations;
using Comparte.Topics;

namespace Comparte.Grains.Tests.Initiatives;

/// <summary>The log of an initiative and its exact place: for those who accompany it, and for nobody else.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LogTests(ClusterFixture cluster) : IAsyncLifetime
{
    private static readonly ExactPlace Canary = new()
    {
        Latitude = 14.98765,
        Longitude = -91.12345,
        Village = "Aldea Canario",
    };

    private readonly Community _community = new(cluster);
    private MemberId _ana;
    private MemberId _colleague;
    private MemberId _rosa;
    private MemberId _outsider;
    private OrganizationId _organization;
    private InitiativeId _id;

    /// <summary>Ana represents the organization, a colleague works there, Rosa represents the initiative.</summary>
    public async Task InitializeAsync()
    {
        _ana = await _community.NewMemberAsync("Ana");
        _colleague = await _community.NewMemberAsync("João");
        _rosa = await _community.NewMemberAsync("Rosa");
        _outsider = await _community.NewMemberAsync("Maren");
        _organization = await _community.NewOrganizationAsync(_ana);
        await _community.AddPersonAsync(_organization, _ana, _colleague);
        _id = await _community.NewInitiativeAsync(_ana, _organization);
        await _community.AddPersonAsync(_id, _ana, _rosa, represents: true);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private IInitiativeLogGrain Log => _community.Log(_id);

    [Fact]
    public async Task Those_who_accompany_it_write_and_read_and_for_others_there_is_no_log()
    {
        foreach (var writer in new[] { _ana, _colleague, _rosa })
        {
            Community.Value(await Log.AddAsync(writer, Note()));
        }

        Assert.Equal(3, (await _community.ReadAsync(TopicId.Log(_id))).OfType<LogNote>().Count());
        Assert.Equal((bool[])[true, true, true, false], await AdmitAsync(_ana, _colleague, _rosa, _outsider));
        Assert.Equal("not_found", (await Log.AddAsync(_outsider, Note())).Refusal?.Code);
        Assert.Equal("not_found", (await Log.ChangeAsync(_outsider, 2, Step(true))).Refusal?.Code);
        Assert.Equal("not_found", (await Log.RemoveAsync(_outsider, 2, Community.NewRequest())).Refusal?.Code);
        Assert.Equal("not_found", (await Log.PlaceAsync(_outsider)).Refusal?.Code);
        Assert.Equal("not_found", (await Log.SetPlaceAsync(_outsider, Canary, Community.NewRequest()))?.Code);
        Assert.Equal("not_found", (await Log.ConsentAsync(_outsider, Community.NewRequest()))?.Code);
    }

    [Fact]
    public async Task Who_has_not_confirmed_the_own_place_reads_nothing()
    {
        Community.Value(await _community.Organization(_organization).ChangeAsync(
            _ana,
            new OrganizationChange
            {
                RequestId = Community.NewRequest(),
                People = [new PersonChange { Member = _outsider, Represents = true }],
            },
            asAdministrator: false));
        Community.Value(await _community.Initiative(_id).ChangeAsync(
            _ana,
            new InitiativeChange { RequestId = Community.NewRequest(), People = [new PersonChange { Member = _outsider }] },
            asAdministrator: false));

        Assert.Equal((bool[])[false], await AdmitAsync(_outsider));
        Assert.Equal("not_found", (await Log.AddAsync(_outsider, Note())).Refusal?.Code);
    }

    [Fact]
    public async Task A_log_is_there_for_its_first_reader_and_makes_nothing_for_an_outsider()
    {
        Assert.Equal((bool[])[false], await AdmitAsync(_outsider));
        Assert.Equal(0, (await _community.Grains.GetTopic(TopicId.Log(_id)).ReadAsync(default)).Head);

        Assert.Equal((bool[])[true], await AdmitAsync(_colleague));
        Assert.Single(await _community.ReadAsync(TopicId.Log(_id)));
        Assert.Equal((bool[])[false], await AdmitAsync(EntityId.New<InitiativeId>(TimeProvider.System), _ana));
    }

    [Fact]
    public async Task A_note_is_changed_by_its_writer_and_removed_by_representatives_too()
    {
        var no = Community.Value(await Log.AddAsync(_colleague, Note())).No;
        var change = new LogNoteChange { RequestId = Community.NewRequest(), Text = "Se acordó otra cosa." };

        Assert.Equal("not_allowed", (await Log.ChangeAsync(_rosa, no, change)).Refusal?.Code);
        Assert.Equal("Se acordó otra cosa.", Community.Value(await Log.ChangeAsync(_colleague, no, change)).Text);
        var another = Community.Value(await Log.AddAsync(_rosa, Note())).No;
        Assert.Equal("not_allowed", (await Log.RemoveAsync(_colleague, another, Community.NewRequest())).Refusal?.Code);
        Assert.IsType<Tombstone>(Community.Value(await Log.RemoveAsync(_ana, another, Community.NewRequest())));
        Assert.IsType<Tombstone>(Community.Value(await Log.RemoveAsync(_colleague, no, Community.NewRequest())));
        Assert.Equal("not_found", (await Log.ChangeAsync(_colleague, no, change with { RequestId = Community.NewRequest() })).Refusal?.Code);
        Assert.Equal("not_found", (await Log.ChangeAsync(_ana, 1, Step(true))).Refusal?.Code);
    }

    [Fact]
    public async Task Any_reader_says_that_a_step_is_done()
    {
        var no = Community.Value(await Log.AddAsync(_ana, Note() with { Type = LogNoteKind.NextStep })).No;

        Assert.True(Community.Value(await Log.ChangeAsync(_rosa, no, Step(true))).Done);
        Assert.False(Community.Value(await Log.ChangeAsync(_colleague, no, Step(false))).Done);
        Assert.Equal("not_allowed", (await Log.ChangeAsync(_rosa, no, Step(true) with { Text = "Otra" })).Refusal?.Code);
    }

    [Fact]
    public async Task A_repeated_note_is_written_once()
    {
        var note = Note();

        var first = Community.Value(await Log.AddAsync(_ana, note));
        var again = Community.Value(await Log.AddAsync(_ana, note));

        Assert.Equal(first, again);
        Assert.Equal("request_reused", (await Log.AddAsync(_ana, note with { Text = "Otra" })).Refusal?.Code);
        Assert.Single((await _community.ReadAsync(TopicId.Log(_id))).OfType<LogNote>());
    }

    [Fact]
    public async Task A_change_after_somebody_left_has_hosts_ask_again_in_the_same_batch()
    {
        Community.Value(await Log.AddAsync(_ana, Note()));
        Assert.Single(await ChangedByAsync(Note()));

        await LeaveAsync(_colleague);

        var changed = await ChangedByAsync(Note());
        Assert.Equal([typeof(LogAbout), typeof(LogNote)], changed.Select(entry => entry.GetType()));
        Assert.Equal((bool[])[false, true], await AdmitAsync(_colleague, _rosa));
        Assert.Single(await ChangedByAsync(Note()));
    }

    [Fact]
    public async Task Nobody_outside_holds_the_exact_place_before_consent_or_after_withdrawal()
    {
        Assert.Null(await Log.SetPlaceAsync(_ana, Canary, Community.NewRequest()));
        Assert.Equal(Canary, Community.Value(await Log.PlaceAsync(_rosa)));
        await DoesNotShowAsync();

        Assert.Null(await Log.ConsentAsync(_rosa, Community.NewRequest()));
        Assert.Equal(Canary, Community.Value(await _community.Initiative(_id).ViewAsync()).Point?.Place);

        Assert.Null(await _community.Initiative(_id).HideAsync(_rosa, asAdministrator: false));
        await DoesNotShowAsync();
        Assert.Equal(Canary, Community.Value(await Log.PlaceAsync(_rosa)));
    }

    [Fact]
    public async Task Only_the_initiative_itself_consents()
    {
        Assert.Equal("place_missing", (await Log.ConsentAsync(_rosa, Community.NewRequest()))?.Code);
        Assert.Null(await Log.SetPlaceAsync(_rosa, Canary, Community.NewRequest()));

        Assert.Equal("not_allowed", (await Log.ConsentAsync(_ana, Community.NewRequest()))?.Code);
        Assert.Equal("not_allowed", (await Log.ConsentAsync(_colleague, Community.NewRequest()))?.Code);
        var show = await _community.Initiative(_id).ShowAsync(_ana, Canary, Community.NewRequest());
        Assert.Equal("not_allowed", show?.Code);
        await DoesNotShowAsync();
    }

    [Fact]
    public async Task A_place_is_set_by_representatives_and_taken_back_by_whoever_may_change_the_initiative()
    {
        Assert.Equal("not_allowed", (await Log.SetPlaceAsync(_colleague, Canary, Community.NewRequest()))?.Code);
        Assert.Null(await Log.SetPlaceAsync(_rosa, Canary, Community.NewRequest()));
        Assert.Null(await Log.ConsentAsync(_rosa, Community.NewRequest()));
        var initiative = _community.Initiative(_id);

        Assert.Equal("not_allowed", (await initiative.HideAsync(_outsider, asAdministrator: false))?.Code);
        Assert.Equal("not_allowed", (await initiative.HideAsync(_colleague, asAdministrator: false))?.Code);
        Assert.Null(await initiative.HideAsync(_outsider, asAdministrator: true));
        await DoesNotShowAsync();
    }

    [Fact]
    public async Task Another_place_needs_another_consent_and_a_late_one_shows_nothing_again()
    {
        var consent = Community.NewRequest();
        Assert.Null(await Log.SetPlaceAsync(_rosa, Canary, Community.NewRequest()));
        Assert.Null(await Log.ConsentAsync(_rosa, consent));

        Assert.Null(await Log.SetPlaceAsync(_ana, new ExactPlace { Village = "Palma" }, Community.NewRequest()));
        await DoesNotShowAsync();
        Assert.Equal("request_reused", (await Log.ConsentAsync(_rosa, consent))?.Code);
        Assert.Null(await Log.SetPlaceAsync(_ana, Canary, Community.NewRequest()));
        Assert.Null(await Log.ConsentAsync(_rosa, consent));
        await DoesNotShowAsync();

    }

    [Fact]
    public async Task A_forgotten_place_stands_in_no_record()
    {
        var village = $"Aldea {Guid.NewGuid():N}";
        Assert.Null(await Log.SetPlaceAsync(_rosa, Canary with { Village = village }, Community.NewRequest()));
        Assert.Null(await Log.ConsentAsync(_rosa, Community.NewRequest()));
        Assert.True(cluster.Store.Contains(village));

        Assert.Null(await Log.SetPlaceAsync(_rosa, null, Community.NewRequest()));

        Assert.False(cluster.Store.Contains(village));
        Assert.Equal("not_found", (await Log.PlaceAsync(_rosa)).Refusal?.Code);
    }

    private static LogNoteChange Note() => new()
    {
        RequestId = Community.NewRequest(),
        Type = LogNoteKind.Visit,
        On = new DateOnly(2026, 5, 1),
        Text = "Visita al beneficio.",
    };

    private static LogNoteChange Step(bool done) => new() { RequestId = Community.NewRequest(), Done = done };

    private async Task LeaveAsync(MemberId member) => Community.Value(await _community.Organization(_organization).ChangeAsync(
        member,
        new OrganizationChange
        {
            RequestId = Community.NewRequest(),
            People = [new PersonChange { Member = member, Leaves = true }],
        },
        asAdministrator: false));

    private async Task<IReadOnlyList<Entry>> ChangedByAsync(LogNoteChange note)
    {
        var grain = _community.Grains.GetTopic(TopicId.Log(_id));
        var before = await grain.ReadAsync(default);
        Community.Value(await Log.AddAsync(_ana, note));
        return (await grain.ReadAsync(new TopicQuery { Since = new TopicCursor(before.Epoch, before.Head) })).Entries;
    }

    private Task<bool[]> AdmitAsync(params MemberId[] members) => AdmitAsync(_id, members);

    private async Task<bool[]> AdmitAsync(InitiativeId id, params MemberId[] members)
    {
        var admitted = await _community.Grains.GetTopic(TopicId.Log(id))
            .AdmitAsync([.. members.Select(member => new Admission(member, default))]);
        return [.. admitted.Statuses.Select(status => status != OpenStatus.Gone)];
    }

    private async Task DoesNotShowAsync()
    {
        object[] open =
        [
            Community.Value(await _community.Initiative(_id).ViewAsync()),
            await _community.Grains.GetTopic(TopicId.Of(_id)).ReadAsync(default),
            await _community.ReadAsync(TopicId.Of(_id)),
            await _community.ReadAsync(new TopicId(TopicKinds.Directory, "initiatives")),
            await _community.Member(_outsider).MineAsync(_outsider),
        ];
        var told = JsonSerializer.Serialize(open, TopicJson.Options);
        Assert.Contains(_id.Value, told, StringComparison.Ordinal);
        Assert.All(
            new[] { "14.98765", "91.12345", "Aldea Canario" },
            canary => Assert.DoesNotContain(canary, told, StringComparison.Ordinal));
    }
}
