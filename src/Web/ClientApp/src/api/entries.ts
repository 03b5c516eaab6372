import type { Hidden } from './hiding';

/**
 * The records that topics are made of, as the server writes them; `kind` tells which one it is. They mirror the
 * contracts in `src/Grains`, which say what each field means.
 */

export type MemberId = string;
export type OrganizationId = string;
export type InitiativeId = string;
export type ProjectId = string;
export type NeedId = string;
export type GroupId = string;
export type ThreadId = string;
/** `k…` */
export type TalkId = string;
export type FileId = string;
export type PublicationId = string;
export type PageId = string;

/** `kind/id`, such as `thread/t018f…` or `directory/members`. */
export type TopicName = string;

interface Base<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  readonly no: number;
  readonly rev: number;
}

export interface Tombstone extends Base<'tombstone'> {
  /** Who deleted it, where that was somebody else than who wrote it. */
  readonly by?: MemberId;
  readonly at?: string;
}

export type ThreadKind = 'conversation' | 'article' | 'action' | 'event' | 'information';

export interface ThreadAbout extends Base<'threadAbout'> {
  /** Absent where it belongs to another place. */
  readonly group?: GroupId;
  /** The topic of what is talked about, where that isn't a group; who reads that reads the thread. */
  readonly place?: TopicName;
  readonly title: string;
  readonly type: ThreadKind;
  readonly axes: readonly string[];
  readonly by: MemberId;
  readonly at: string;
  readonly closed: boolean;
  readonly pinned: boolean;
  /** Whether it tells the whole group. */
  readonly announces?: boolean;
}

export const Reactions = ['thanks', 'useful', 'agree', 'celebrate', 'help', 'noted'] as const;
export type ReactionName = (typeof Reactions)[number];

export type FileKind = 'picture' | 'audio' | 'video' | 'document' | 'text' | 'archive';

/** A file as it stands in a post. */
export interface Attachment {
  readonly id: FileId;
  readonly name: string;
  readonly kind: FileKind;
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  readonly thumbnail?: number;
  readonly seconds?: number;
  readonly alt?: string;
}

export interface Post extends Base<'post'> {
  readonly by: MemberId;
  readonly at: string;
  readonly source: string;
  readonly html: string;
  readonly reactions: Readonly<Partial<Record<ReactionName, readonly MemberId[]>>>;
  readonly editedAt?: string;
  readonly editedBy?: MemberId;
  readonly replyTo?: number;
  readonly mentions: readonly MemberId[];
  readonly requestId: string;
  readonly attachments?: readonly Attachment[];
  readonly hidden?: Hidden;
}

export type GroupAccess = 'open' | 'onRequest' | 'byInvitation';
export type GroupVisibility = 'listed' | 'hidden';
export type GroupRole = 'member' | 'facilitator';

export interface GroupAbout extends Base<'groupAbout'> {
  readonly name: string;
  readonly purpose: string;
  readonly axes: readonly string[];
  readonly access: GroupAccess;
  readonly visibility: GroupVisibility;
  readonly membersInvite: boolean;
  readonly archived: boolean;
  readonly at: string;
  readonly by: MemberId;
  /** Whether what is said here leaves no trace elsewhere. */
  readonly sensitive?: boolean;
  /** After how many days messages are deleted; absent: never. */
  readonly keepDays?: number;
  /** That it may be taken along into another network. */
  readonly extract?: ExtractPermit;
}

/** Who allowed that something is taken along into another network, and until when. */
export interface ExtractPermit {
  readonly by: MemberId;
  readonly until: string;
}

export interface GroupMember extends Base<'groupMember'> {
  readonly role: GroupRole;
  readonly since: string;
}

/** The visits of one who administers the network to a group, in emergencies. */
export interface EmergencyEntry extends Base<'emergencyEntry'> {
  readonly by: MemberId;
  /** Oldest first. */
  readonly visits: readonly EmergencyVisit[];
}

export interface EmergencyVisit {
  readonly at: string;
  readonly until: string;
  readonly endedAt?: string;
  readonly reason: string;
}

/** That the group agreed on something; its id is `agreed`. */
export interface GroupAgreed extends Base<'groupAgreed'> {
  readonly version: number;
  readonly at: string;
  readonly by: MemberId;
}

export interface GroupThread extends Base<'groupThread'> {
  readonly title: string;
  readonly type: ThreadKind;
  readonly axes: readonly string[];
  readonly by: MemberId;
  readonly at: string;
  readonly closed: boolean;
  readonly pinned: boolean;
  readonly lastNo: number;
  readonly lastAt: string;
  readonly lastBy: MemberId;
  readonly excerpt: string;
  /** Whether it tells the whole group. */
  readonly announces?: boolean;
  /** All messages up to this number were deleted for their age. */
  readonly deletedUpTo?: number;
}

export type OrganizationKind =
  'ngo' | 'publicAdministration' | 'university' | 'company' | 'socialCenter' | 'producerOrganization';

export interface OrganizationAbout extends Base<'organizationAbout'> {
  readonly name: string;
  readonly type: OrganizationKind;
  readonly country: string;
  readonly territory: string;
  readonly site: string;
  readonly languages: readonly string[];
  readonly about: string;
  readonly axes: readonly string[];
  /** That an administrator of the network verified it. */
  readonly verified?: { readonly by: MemberId; readonly at: string };
  /** That it may be taken along into another network. */
  readonly extract?: ExtractPermit;
}

export interface OrganizationPerson extends Base<'organizationPerson'> {
  readonly role: string;
  readonly represents: boolean;
  /** A representative named the person, who has not confirmed it yet. */
  readonly unconfirmed?: boolean;
}

export type InitiativeKind = 'agricultural' | 'livestock' | 'services' | 'manufacturing';

/** A number that somebody counted; `on` is a day such as `2026-03-01`. */
export interface CountedFigure {
  readonly value: number;
  readonly on: string;
  readonly source: string;
}

export interface InitiativeAbout extends Base<'initiativeAbout'> {
  readonly name: string;
  readonly organization: OrganizationId;
  readonly kinds: readonly InitiativeKind[];
  readonly products: readonly string[];
  readonly families?: CountedFigure;
  /** In percent. */
  readonly women?: CountedFigure;
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
  readonly about: string;
}

export interface InitiativePerson extends Base<'initiativePerson'> {
  readonly role: string;
  readonly represents: boolean;
  readonly unconfirmed?: boolean;
}

/** In degrees; a village alone is a place, too. */
export interface ExactPlace {
  readonly latitude?: number;
  readonly longitude?: number;
  readonly village: string;
}

/** The exact place, while the initiative shows it to the network. */
export interface InitiativePoint extends Base<'initiativePoint'> {
  readonly place: ExactPlace;
  readonly by: MemberId;
  readonly at: string;
}

export interface LogAbout extends Base<'logAbout'> {
  readonly place?: ExactPlace;
}

export const LogNoteKinds = ['visit', 'agreement', 'nextStep', 'note'] as const;
export type LogNoteKind = (typeof LogNoteKinds)[number];

export interface LogNote extends Base<'logNote'> {
  readonly type: LogNoteKind;
  readonly on: string;
  readonly text: string;
  readonly by: MemberId;
  readonly at: string;
  readonly done: boolean;
}

export const ProjectStages = ['idea', 'preparing', 'running', 'paused', 'finished'] as const;
export type ProjectStage = (typeof ProjectStages)[number];
export type ProjectRole = 'leads' | 'takesPart';

/** What a project is about; days are such as `2026-03-01`. */
export interface ProjectAbout extends Base<'projectAbout'> {
  readonly name: string;
  readonly purpose: string;
  readonly stage: ProjectStage;
  readonly starts?: string;
  readonly ends?: string;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territories: readonly string[];
  readonly languages: readonly string[];
  readonly group?: GroupId;
  readonly by: MemberId;
  readonly at: string;
}

/** An organization or initiative that takes part, or is asked to; the id is its id. */
export interface ProjectActor extends Base<'projectActor'> {
  readonly role: ProjectRole;
  readonly unconfirmed: boolean;
  /** Another role that it is asked to take. */
  readonly asked?: ProjectRole;
  readonly by: MemberId;
  readonly at: string;
}

export interface ProjectPerson extends Base<'projectPerson'> {
  readonly role: string;
  /** Coordinates the project; otherwise takes part. */
  readonly represents: boolean;
  readonly unconfirmed?: boolean;
}

export interface ProjectGoal extends Base<'projectGoal'> {
  readonly text: string;
  readonly done: boolean;
  readonly order: number;
}

export interface ProjectUpdate extends Base<'projectUpdate'> {
  readonly text: string;
  readonly by: MemberId;
  readonly at: string;
  /** The organization or initiative in whose name it was told. */
  readonly actor?: string;
  readonly editedAt?: string;
}

export interface ProjectIndicator extends Base<'projectIndicator'> {
  readonly name: string;
  readonly unit: string;
  readonly target?: number;
  readonly due?: string;
  readonly source: string;
  readonly direction: 'up' | 'down';
  /** It isn't counted any longer. */
  readonly closed: boolean;
}

/** What an indicator was on a day. */
export interface ProjectValue extends Base<'projectValue'> {
  readonly indicator: number;
  readonly on: string;
  readonly value: number;
  readonly source: string;
  readonly by: MemberId;
  readonly at: string;
}

/** What a project has of the member: the own place, and what those are asked for whom the member speaks. */
export interface ProjectPlace extends Base<'projectPlace'> {
  readonly name: string;
  readonly belongs: boolean;
  readonly role: string;
  readonly represents: boolean;
  readonly unconfirmed: boolean;
  readonly asks: readonly string[];
}

export type NeedKind = 'need' | 'offer';
export type NeedStage = 'open' | 'answered' | 'closed';

export interface NeedAbout extends Base<'needAbout'> {
  readonly type: NeedKind;
  readonly title: string;
  readonly text: string;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly by: MemberId;
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  /** The last day on which it holds, such as `2026-03-01`. */
  readonly until?: string;
  readonly at: string;
  readonly stage: NeedStage;
  readonly answeredAt?: string;
  /** Who helped, of those who agreed to be named. */
  readonly answeredBy: readonly MemberId[];
  readonly thanks: string;
  readonly hidden?: Hidden;
}

export type Naming = 'asked' | 'agreed' | 'declined';

/** One who said "I can help", for the need's people; the id is the conversation's. */
export interface NeedHelp extends Base<'needHelp'> {
  readonly by: MemberId;
  readonly at: string;
  readonly lastNo: number;
  readonly lastAt: string;
  readonly lastBy: MemberId;
  readonly naming?: Naming;
}

/** One who may read who helps; the id is the member's. */
export type HelpReader = Base<'helpReader'>;

/** A conversation about a need or offer that the member may read, on either side. */
export interface Helping extends Base<'helping'> {
  readonly need: NeedId;
  readonly thread: ThreadId;
  readonly helper: MemberId;
  readonly lastNo: number;
  readonly lastAt: string;
  readonly lastBy: MemberId;
  readonly naming?: Naming;
}

/** What a talk of a few people is. */
export interface TalkAbout extends Base<'talkAbout'> {
  /** Whether it is the one talk of two people. */
  readonly pair: boolean;
  readonly title: string;
  readonly by: MemberId;
  readonly at: string;
  readonly lastNo: number;
}

/** One who takes part in a talk; the id is the member's. */
export interface TalkPerson extends Base<'talkPerson'> {
  readonly at: string;
  readonly by: MemberId;
}

/** A talk of the member; the id is the talk's. */
export interface OwnTalk extends Base<'ownTalk'> {
  readonly pair: boolean;
  readonly title: string;
  /** The member, too. */
  readonly people: readonly MemberId[];
  readonly lastNo: number;
  readonly lastAt: string;
  readonly lastBy: MemberId;
  /** Not shown in the list while its newest message is not beyond this number. */
  readonly hiddenUpTo?: number;
}

/** Somebody whom the member blocks. */
export interface BlockedMember extends Base<'blocked'> {
  readonly member: MemberId;
  readonly at: string;
}

/** The files that came into a group with one post or something shared. */
export interface GroupFiles extends Base<'groupFiles'> {
  /** Where they are: a thread or a publication. */
  readonly in: TopicName;
  /** The number of the post in a thread. */
  readonly post?: number;
  /** The title of something shared. */
  readonly title?: string;
  readonly by: MemberId;
  readonly at: string;
  readonly files: readonly Attachment[];
}

/** What a task came from. */
export interface TaskSource {
  readonly topic: TopicName;
  readonly no?: number;
}

/** Something that a group has to do. */
export interface GroupTask extends Base<'task'> {
  readonly title: string;
  readonly text: string;
  readonly by: MemberId;
  readonly at: string;
  readonly owner?: MemberId;
  /** A day, as `2026-03-01`. */
  readonly due?: string;
  readonly doneAt?: string;
  readonly doneBy?: MemberId;
  readonly from?: TaskSource;
}

/** One who has, or once had, tasks of the group; the id is the member's. */
export type TaskOwner = Base<'taskOwner'>;

/** The open tasks that the member has in one group: how many, and those that are due first. */
export interface OwnTasks extends Base<'ownTasks'> {
  readonly group: GroupId;
  readonly open: number;
  readonly tasks: readonly { readonly no: number; readonly title: string; readonly due?: string }[];
}

/** The member's own place in an initiative; the id is the initiative's. */
export interface InitiativePlace extends Base<'initiativePlace'> {
  readonly name: string;
  readonly role: string;
  readonly represents: boolean;
  readonly unconfirmed: boolean;
}

export interface Membership extends Base<'membership'> {
  readonly name: string;
  readonly role?: GroupRole;
  readonly invited: boolean;
  readonly requested: boolean;
  readonly requests: number;
  readonly oldestRequestAt?: string;
  /** For those who can answer: how many of them have waited for three days. */
  readonly overdueRequests?: number;
  /** Whether nothing of the group is kept on devices; then its name stands in the group alone. */
  readonly sensitive?: boolean;
  /** For one who administers the network and reads the group in an emergency, without a role: until when. */
  readonly visitsUntil?: string;
}

/** What organizations say of the member's own place in them. */
export interface OwnProfile extends Base<'profile'> {
  readonly places: readonly {
    readonly organization: string;
    readonly role?: string;
    readonly unconfirmed?: boolean;
  }[];
}

/** Requests to join an organization: the own one, or for those who can answer, all; the id is the organization's. */
export interface OrganizationRequests extends Base<'organizationRequests'> {
  readonly requested: boolean;
  readonly requests: number;
  readonly overdueRequests: number;
}

/** How many people who came by an own invitation wait for an answer; the id is the invitation's. */
export interface WaitingGuests extends Base<'guests'> {
  readonly waiting: number;
}

export type AxisState = 'confirmed' | 'proposed' | 'merged';

/** A theme of the network; the id is its key, as people, organizations, groups and threads name it. */
export interface Axis extends Base<'axis'> {
  /** By language; at least one. */
  readonly labels: Readonly<Record<string, string>>;
  readonly about: string;
  /** The key of the one that it is a part of. */
  readonly parent?: string;
  readonly state: AxisState;
  /** The key of the one that it was merged into. */
  readonly mergedInto?: string;
  readonly by?: MemberId;
  readonly at: string;
}

/** The main color on one kind of ground, with what is made of it; each `#rrggbb`. */
export interface LookShades {
  readonly main: string;
  readonly hover: string;
  readonly soft: string;
  readonly on: string;
}

export interface LookColors {
  readonly light: LookShades;
  readonly dark: LookShades;
}

/** How the network looks and what it says to whoever comes; what is left out is the product's own. */
export interface NetworkLook extends Base<'look'> {
  readonly logo?: Attachment;
  readonly colors?: LookColors;
  /** Markdown by language. */
  readonly welcome: Readonly<Record<string, string>>;
  readonly at: string;
}

/** Something new on the platform itself, as those who administer the network tell it. */
export interface NewsItem extends Base<'newsItem'> {
  /** By language; the text is Markdown. */
  readonly texts: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
  readonly at: string;
}

export interface ReadPosition extends Base<'read'> {
  readonly upTo: number;
}

export type NoticeType =
  | 'mention'
  | 'reply'
  | 'comment'
  | 'reaction'
  | 'message'
  | 'announcement'
  | 'invitation'
  | 'request'
  | 'accepted'
  | 'declined'
  | 'facilitates'
  | 'noLongerFacilitates'
  | 'naming'
  | 'signing'
  | 'linkAsked'
  | 'linked'
  | 'guests'
  | 'report'
  | 'reportDismissed'
  | 'reportHandled'
  | 'warned'
  | 'hidden'
  | 'shownAgain'
  | 'appealDecided'
  | 'agreementsChanged'
  | 'question'
  | 'questionAnswered'
  | 'noLongerSensitive'
  | 'emergencyEntry'
  | 'webhookOff';

/** Something that concerns the member; it names who and what by id and holds no word that anybody wrote. */
export interface Notice extends Base<'notice'> {
  readonly type: NoticeType;
  /** Where it leads: a thread, or what asks, answers or names. */
  readonly about?: TopicName;
  /** Where a thread belongs. */
  readonly place?: TopicName;
  readonly post?: number;
  /** The newest last, at most 3. */
  readonly by: readonly MemberId[];
  readonly count: number;
  readonly at: string;
  readonly seen?: boolean;
}

/** Entry 1 of an inbox. */
export interface InboxAbout extends Base<'inboxAbout'> {
  readonly seenUpTo: number;
}

export type NoticeLevel = 'all' | 'mentions' | 'none';

/** To what the member said yes or no, and when; the id is `consent-terms` or `consent-` and the setting that asks: presence,
 *  interactions, publicProfile. */
export interface Consent extends Base<'consent'> {
  readonly given: boolean;
  readonly at: string;
  /** The version of what was read. */
  readonly version: number;
}

/** How much of a group or conversation is to reach the member; the id is `level-` and that of the group or thread. */
export interface ChosenLevel extends Base<'level'> {
  readonly level: NoticeLevel;
}

export type DigestRhythm = 'weekly' | 'daily' | 'never';

/** Which mails come to the member, and when; the id is `mail`. */
export interface MailChoice extends Base<'mail'> {
  /** Whether one comes when somebody addresses the member, who is away. */
  readonly atOnce: boolean;
  readonly digest: DigestRhythm;
  readonly day: 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
  /** 0 to 23, as all hours here. */
  readonly hour: number;
  readonly quietFrom?: number;
  readonly quietTo?: number;
  /** IANA; empty: the network's. */
  readonly zone: string;
}

/** What the member heard who asked to join something; the id is `asked-` and that of the group or organization. */
export interface JoinAnswered extends Base<'joinAnswered'> {
  readonly accepted: boolean;
  readonly at: string;
}

export interface Setting extends Base<'setting'> {
  readonly value: string;
}

/** What the member follows: an id, `axis-{key}`, `country-GT`, `territory-GT-alta-verapaz`. */
export interface Follow extends Base<'follow'> {
  readonly target: string;
  readonly at: string;
}

export interface Link extends Base<'link'> {
  readonly member: MemberId;
  readonly state: 'none' | 'asked' | 'asks' | 'linked';
  readonly word: string;
  readonly at: string;
}

export interface AccountState extends Base<'account'> {
  readonly blocked: boolean;
  readonly endedSessions: readonly string[];
}

export interface MemberCard extends Base<'memberCard'> {
  readonly name: string;
  readonly organization?: OrganizationId;
  readonly country: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
}

export interface OrganizationCard extends Base<'organizationCard'> {
  readonly name: string;
  readonly type: OrganizationKind;
  readonly country: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
  readonly verified?: boolean;
}

export interface InitiativeCard extends Base<'initiativeCard'> {
  readonly name: string;
  readonly organization: OrganizationId;
  readonly kinds: readonly InitiativeKind[];
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
  readonly families?: number;
  readonly familiesOn?: string;
  readonly women?: number;
  readonly womenOn?: string;
}

export interface ProjectCard extends Base<'projectCard'> {
  readonly name: string;
  readonly stage: ProjectStage;
  readonly starts?: string;
  readonly ends?: string;
  readonly country: string;
  readonly axes: readonly string[];
  /** Organizations and initiatives that take part by their own word, those that lead first. */
  readonly actors: readonly string[];
  /** Who coordinates it. */
  readonly people: readonly MemberId[];
  readonly group?: GroupId;
}

/** What is left out is a need, open, for anywhere, in any language. */
export interface NeedCard extends Base<'needCard'> {
  readonly type?: NeedKind;
  readonly title: string;
  readonly by: MemberId;
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  readonly axes?: readonly string[];
  readonly country?: string;
  readonly languages?: readonly string[];
  readonly until?: string;
  /** The day on which it was stated. */
  readonly on: string;
  readonly stage?: NeedStage;
  /** It says nothing then. */
  readonly hidden?: boolean;
}

/** Where an action takes place that is shared with the network. */
export interface ActionCard extends Base<'actionCard'> {
  readonly country: string;
}

export interface GroupCard extends Base<'groupCard'> {
  readonly name: string;
  readonly purpose: string;
  readonly access: GroupAccess;
  readonly axes: readonly string[];
  readonly members: number;
  readonly archived: boolean;
}

export const PublicationKinds = ['article', 'action', 'event', 'information', 'method'] as const;
export type PublicationKind = (typeof PublicationKinds)[number];
export const Licences = ['by-sa', 'by', 'by-nc-sa', 'by-nd', 'cc0', 'reserved'] as const;
export type Licence = (typeof Licences)[number];
export type PublicationStage = 'draft' | 'shared' | 'withdrawn';

/** When something is: instants, and the IANA name of the zone in which they were meant. */
export interface When {
  readonly start: string;
  readonly end?: string;
  readonly zone: string;
  readonly allDay: boolean;
}

export interface PublicationAbout extends Base<'publicationAbout'> {
  readonly type: PublicationKind;
  readonly by: MemberId;
  /** In whose name it is shared, beside its authors'. */
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  readonly stage: PublicationStage;
  /** Its readers once it is shared; absent for the network. */
  readonly group?: GroupId;
  /** Of the original. */
  readonly language: string;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territory: string;
  readonly licence: Licence;
  readonly cover?: Attachment;
  /** Also the pictures in the body. */
  readonly attachments?: readonly Attachment[];
  readonly when?: When;
  readonly place?: string;
  readonly methodVersion?: string;
  readonly at: string;
  readonly sharedAt?: string;
  readonly changedAt?: string;
  readonly comments: number;
  readonly commentedAt?: string;
  readonly hidden?: Hidden;
}

/** One language version: the shared one, or while there is none the draft. */
export interface PublicationText extends Base<'publicationText'> {
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** 0 while it was never shared. */
  readonly version: number;
  /** Which version of the original this rendering renders. */
  readonly of?: number;
  /** Who rendered it. */
  readonly credit: readonly MemberId[];
  readonly by: MemberId;
  readonly at: string;
}

/** The id is the member's. */
export interface PublicationAuthor extends Base<'publicationAuthor'> {
  readonly state: 'author' | 'asked' | 'declined';
  readonly at: string;
}

export const TrialResults = ['yes', 'partly', 'no'] as const;
export type TrialResult = (typeof TrialResults)[number];

/** Somebody tried a method, and says where and how it went. */
export interface PublicationTrial extends Base<'publicationTrial'> {
  readonly by: MemberId;
  readonly at: string;
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  readonly country: string;
  readonly territory: string;
  readonly worked: TrialResult;
  readonly text: string;
}

/** What the member began, signs or is asked to sign; the id is the publication's. */
export interface Authorship extends Base<'authorship'> {
  readonly type: PublicationKind;
  readonly title: string;
  readonly stage: PublicationStage;
  readonly state: 'author' | 'asked' | 'declined';
  readonly changedAt: string;
}

/** Something shared, as it stands in a feed; the id is the publication's. */
export interface FeedItem extends Base<'feedItem'> {
  readonly type: PublicationKind;
  /** In the language of the original. */
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly languages: readonly string[];
  /** Of the renderings, by language. */
  readonly titles?: Readonly<Record<string, { readonly title: string; readonly summary: string }>>;
  readonly by: MemberId;
  readonly authors: readonly MemberId[];
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  readonly group?: GroupId;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territory: string;
  readonly cover?: Attachment;
  readonly when?: When;
  readonly place?: string;
  readonly sharedAt: string;
  readonly comments: number;
  readonly commentedAt?: string;
}

/** A page of a group; what it says is fetched by its version. */
export interface PageAbout extends Base<'pageAbout'> {
  readonly group: GroupId;
  readonly title: string;
  readonly by: MemberId;
  readonly at: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly savedBy: MemberId;
  readonly savedAt: string;
  readonly beginning: string;
  readonly pinned: boolean;
  /** Whether only those who facilitate the group write it. */
  readonly locked: boolean;
  /** Since when it is put away. */
  readonly archivedAt?: string;
  readonly deleted?: boolean;
  /** Who hid it and why; it has no title then. */
  readonly hidden?: Hidden;
}

/** Who writes a page now; it ends by itself unless it is kept. */
export interface PagePen extends Base<'pagePen'> {
  readonly by: MemberId;
  /** Which of the member's browsers. */
  readonly hand: string;
  readonly since: string;
  readonly until: string;
}

/** A page's card in its group. */
export interface GroupPage extends Base<'groupPage'> {
  readonly title: string;
  readonly by: MemberId;
  readonly at: string;
  readonly version: number;
  readonly pinned: boolean;
  readonly archived: boolean;
}

/** An event as it stands in the calendar of a year; the id is the publication's. */
export interface CalendarItem extends Base<'calendarItem'> {
  /** In the language of the original. */
  readonly title: string;
  readonly language: string;
  /** Of the renderings, by language. */
  readonly titles?: Readonly<Record<string, string>>;
  readonly when: When;
  readonly place: string;
  readonly by: MemberId;
  readonly organization?: OrganizationId;
  readonly group?: GroupId;
  readonly axes: readonly string[];
  readonly country: string;
}

export type Attendance = 'going' | 'maybe' | 'no';

/** What hosts need to know of who reads the answers. */
export interface AnswersAbout extends Base<'answersAbout'> {
  readonly readers: number;
  /** The topic out of which members are taken who may read no more. */
  readonly parent?: TopicName;
}

/** Whether a member goes to an event; the id is the member's. */
export interface EventAnswer extends Base<'eventAnswer'> {
  readonly answer: Attendance;
  readonly at: string;
}

/** What the member answered to an event; the id is `answer-` and the publication's. */
export interface Answering extends Base<'answering'> {
  readonly answer: Attendance;
  readonly at: string;
}

export type ActType =
  | 'facilitates'
  | 'noLongerFacilitates'
  | 'memberRemoved'
  | 'accessChanged'
  | 'visibilityChanged'
  | 'archived'
  | 'reopened'
  | 'represents'
  | 'noLongerRepresents'
  | 'personRemoved'
  | 'verified'
  | 'noLongerVerified'
  | 'axisConfirmed'
  | 'axisMerged'
  | 'axisApart'
  | 'postDeleted'
  | 'postEdited'
  | 'accessRestored'
  | 'administratorAppointed'
  | 'reportDismissed'
  | 'reportHandled'
  | 'warned'
  | 'termsPublished'
  | 'hidden'
  | 'shownAgain'
  | 'appealGranted'
  | 'appealRejected'
  | 'agreementsChanged'
  | 'administratorDismissed'
  | 'accessSuspended'
  | 'suspensionLifted'
  | 'networkChanged'
  | 'sensitive'
  | 'noLongerSensitive'
  | 'keepDaysChanged'
  | 'newsChanged'
  | 'emergencyEntered'
  | 'webhookAdded'
  | 'webhookChanged'
  | 'webhookRemoved'
  | 'extractAllowed'
  | 'extractDenied';

/** What somebody did by a power that others don't have. */
export interface PowerAct extends Base<'act'> {
  readonly type: ActType;
  /** Absent: the network itself. */
  readonly by?: MemberId;
  readonly member?: MemberId;
  readonly about?: TopicName;
  readonly post?: number;
  readonly from?: string;
  readonly to?: string;
  readonly at: string;
  /** In the log of a group: whether the network's says it as well. */
  readonly listed?: boolean;
}

export type Entry =
  | Tombstone
  | ThreadAbout
  | Post
  | GroupAbout
  | GroupMember
  | GroupThread
  | GroupAgreed
  | EmergencyEntry
  | OrganizationAbout
  | OrganizationPerson
  | InitiativeAbout
  | InitiativePerson
  | InitiativePoint
  | LogAbout
  | LogNote
  | ProjectAbout
  | ProjectActor
  | ProjectPerson
  | ProjectGoal
  | ProjectUpdate
  | ProjectIndicator
  | ProjectValue
  | ProjectPlace
  | NeedAbout
  | NeedHelp
  | HelpReader
  | Helping
  | TalkAbout
  | TalkPerson
  | OwnTalk
  | BlockedMember
  | GroupTask
  | TaskOwner
  | OwnTasks
  | GroupFiles
  | Membership
  | OwnProfile
  | InitiativePlace
  | OrganizationRequests
  | WaitingGuests
  | JoinAnswered
  | ChosenLevel
  | MailChoice
  | InboxAbout
  | Notice
  | ReadPosition
  | Setting
  | Consent
  | Follow
  | Link
  | AccountState
  | MemberCard
  | OrganizationCard
  | InitiativeCard
  | ProjectCard
  | NeedCard
  | ActionCard
  | GroupCard
  | Axis
  | NetworkLook
  | NewsItem
  | PowerAct
  | PublicationAbout
  | PublicationText
  | PublicationAuthor
  | PublicationTrial
  | Authorship
  | FeedItem
  | PageAbout
  | PagePen
  | GroupPage
  | CalendarItem
  | AnswersAbout
  | EventAnswer
  | Answering;

export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>;
