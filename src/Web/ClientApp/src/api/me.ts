import type { AccessRestored, OidcProvider } from './account';
import type {
  GroupId,
  GroupThread,
  MemberCard,
  MemberId,
  Membership,
  OrganizationCard,
  OrganizationId,
} from './entries';

/** A public profile, as HTTP gives it. */
export interface MemberProfile {
  readonly id: MemberId;
  readonly name: string;
  readonly organization?: OrganizationId;
  readonly role: string;
  readonly country: string;
  readonly territory: string;
  readonly languages: readonly string[];
  readonly axes: readonly string[];
  readonly about: string;
}

export interface Settings {
  readonly language: string;
  readonly theme: 'system' | 'light' | 'dark';
  readonly presence: 'on' | 'off';
  readonly dataSaver: 'on' | 'off';
  readonly firstSteps: 'todo' | 'done';
  readonly relations?: 'on' | 'off';
  readonly interactions?: 'on' | 'off';
  /** Whether anybody reads name, country and organization, also outside the network. */
  readonly publicProfile?: 'on' | 'off';
  /** Who may begin to write to the member. */
  readonly messages?: 'everyone' | 'known' | 'linked';
  /** Whether the network's words for newcomers were put away. */
  readonly welcome?: 'new' | 'seen';
  /** The number of the newest of what is new on the platform that was opened or put away. */
  readonly news?: string;
}

/** An account elsewhere by which a member comes in. */
export interface OidcLink {
  readonly provider: string;
  readonly name: string;
  readonly at: string;
}

/** Whoever is signed in: the answer of `GET /api/me` and of every way to sign in. */
export interface Me {
  readonly member: MemberProfile;
  readonly signInName: string;
  readonly email?: string;
  readonly roles: readonly string[];
  readonly session: string;
  readonly settings: Settings;
  readonly network: {
    readonly name: string;
    readonly demonstration: boolean;
    /** Where newcomers are welcomed. */
    readonly welcomeGroup?: GroupId;
    /** The number of the network's terms as they are now; 0: it has written none. */
    readonly terms?: number;
    /** How many days copies of everything are kept; left out where none are made. */
    readonly backupDays?: number;
    readonly oidcProviders?: readonly OidcProvider[];
  };
  /** Whether this session is one of a device that several people use: then nothing is kept there. */
  readonly shared: boolean;
  readonly hasRecoveryCode: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly at: string }[];
  /** False for whoever comes in by an account elsewhere alone; an answer that was kept for long doesn't say it. */
  readonly hasPassword?: boolean;
  /** The member's accounts at identity providers; left out when there are none. */
  readonly oidcLinks?: readonly OidcLink[];
  /** Who made a code that restores the access, the newest last; left out when nobody did. */
  readonly restored?: readonly AccessRestored[];
}

/** A thread's card with the group in which it stands. */
export interface GroupThreadCard {
  readonly group: string;
  readonly groupName: string;
  readonly card: GroupThread;
}

/** `GET /api/home`: what the first screen needs, in one answer. */
export interface Home {
  readonly me: Me;
  readonly memberships: readonly Membership[];
  readonly threads: readonly GroupThreadCard[];
  readonly people: readonly MemberCard[];
  readonly organizations: readonly OrganizationCard[];
}
