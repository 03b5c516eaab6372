using System.Text.Json.Serialization;

namespace Comparte;

/// <summary>A member of the network: <c>m</c> and a UUIDv7 without hyphens. Also the grain key.</summary>
[GenerateSerializer, Immutable, Alias("member-id")]
[JsonConverter(typeof(EntityIdConverter<MemberId>))]
public readonly record struct MemberId([property: Id(0)] string Value) : IEntityId<MemberId>
{
    /// <inheritdoc />
    public static char Prefix => 'm';

    /// <inheritdoc />
    public static MemberId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out MemberId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>An organization: <c>o</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("organization-id")]
[JsonConverter(typeof(EntityIdConverter<OrganizationId>))]
public readonly record struct OrganizationId([property: Id(0)] string Value) : IEntityId<OrganizationId>
{
    /// <inheritdoc />
    public static char Prefix => 'o';

    /// <inheritdoc />
    public static OrganizationId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out OrganizationId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>An initiative: <c>n</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("initiative-id")]
[JsonConverter(typeof(EntityIdConverter<InitiativeId>))]
public readonly record struct InitiativeId([property: Id(0)] string Value) : IEntityId<InitiativeId>
{
    /// <inheritdoc />
    public static char Prefix => 'n';

    /// <inheritdoc />
    public static InitiativeId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out InitiativeId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A project in common: <c>j</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("project-id")]
[JsonConverter(typeof(EntityIdConverter<ProjectId>))]
public readonly record struct ProjectId([property: Id(0)] string Value) : IEntityId<ProjectId>
{
    /// <inheritdoc />
    public static char Prefix => 'j';

    /// <inheritdoc />
    public static ProjectId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out ProjectId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>What somebody needs or offers: <c>w</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("need-id")]
[JsonConverter(typeof(EntityIdConverter<NeedId>))]
public readonly record struct NeedId([property: Id(0)] string Value) : IEntityId<NeedId>
{
    /// <inheritdoc />
    public static char Prefix => 'w';

    /// <inheritdoc />
    public static NeedId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out NeedId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A community group: <c>g</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("group-id")]
[JsonConverter(typeof(EntityIdConverter<GroupId>))]
public readonly record struct GroupId([property: Id(0)] string Value) : IEntityId<GroupId>
{
    /// <inheritdoc />
    public static char Prefix => 'g';

    /// <inheritdoc />
    public static GroupId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out GroupId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A thread: <c>t</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("thread-id")]
[JsonConverter(typeof(EntityIdConverter<ThreadId>))]
public readonly record struct ThreadId([property: Id(0)] string Value) : IEntityId<ThreadId>
{
    /// <inheritdoc />
    public static char Prefix => 't';

    /// <inheritdoc />
    public static ThreadId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out ThreadId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>An invitation: <c>i</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("invitation-id")]
[JsonConverter(typeof(EntityIdConverter<InvitationId>))]
public readonly record struct InvitationId([property: Id(0)] string Value) : IEntityId<InvitationId>
{
    /// <inheritdoc />
    public static char Prefix => 'i';

    /// <inheritdoc />
    public static InvitationId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out InvitationId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A file that somebody uploaded: <c>x</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("file-id")]
[JsonConverter(typeof(EntityIdConverter<FileId>))]
public readonly record struct FileId([property: Id(0)] string Value) : IEntityId<FileId>
{
    /// <inheritdoc />
    public static char Prefix => 'x';

    /// <inheritdoc />
    public static FileId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out FileId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Something that people share: <c>p</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("publication-id")]
[JsonConverter(typeof(EntityIdConverter<PublicationId>))]
public readonly record struct PublicationId([property: Id(0)] string Value) : IEntityId<PublicationId>
{
    /// <inheritdoc />
    public static char Prefix => 'p';

    /// <inheritdoc />
    public static PublicationId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out PublicationId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>A page of a group: <c>h</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("page-id")]
[JsonConverter(typeof(EntityIdConverter<PageId>))]
public readonly record struct PageId([property: Id(0)] string Value) : IEntityId<PageId>
{
    /// <inheritdoc />
    public static char Prefix => 'h';

    /// <inheritdoc />
    public static PageId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out PageId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>People who write to each other: <c>k</c> and a UUIDv7 without hyphens.</summary>
[GenerateSerializer, Immutable, Alias("talk-id")]
[JsonConverter(typeof(EntityIdConverter<TalkId>))]
public readonly record struct TalkId([property: Id(0)] string Value) : IEntityId<TalkId>
{
    /// <inheritdoc />
    public static char Prefix => 'k';

    /// <inheritdoc />
    public static TalkId Of(string value) => new(value);

    /// <summary>Reads an id; false when the text is not one of this type.</summary>
    public static bool TryParse(string? text, out TalkId id) => EntityId.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
