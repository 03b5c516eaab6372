import type {
  InitiativeId,
  Licence,
  MemberId,
  OrganizationId,
  PublicationId,
  PublicationKind,
  When,
} from '../api/entries';
import type { PendingFile } from '../files/pending';
import { sameText, type Signed, type Written } from '../versions/written';

/** What can be changed about something shared, beside its text. */
export interface PublicationChange {
  readonly type?: PublicationKind;
  /** Of the original; of a draft only. */
  readonly language?: string;
  /** Empty for none. */
  readonly organization?: OrganizationId;
  readonly initiative?: InitiativeId;
  readonly axes?: readonly string[];
  readonly country?: string;
  readonly territory?: string;
  readonly licence?: Licence;
  readonly when?: When;
  readonly clearWhen?: boolean;
  readonly place?: string;
  readonly methodVersion?: string;
  /** What the cover shows, in other words. */
  readonly cover?: { readonly id: string; readonly alt?: string };
  readonly clearCover?: boolean;
  readonly remove?: readonly string[];
}

/** A text as the server holds it while it is written; `no` counts its changes. */
export interface WorkingText extends Signed {
  readonly no: number;
  readonly of?: number;
}

/**
 * Something that is being written on this device: the text, and whatever the server has not been told yet. It is kept
 * here at once and reaches the server when there is a line.
 */
export interface Draft {
  /** What names it on this device: the id, or `new/…` while the server doesn't know of it. */
  readonly key: string;
  readonly id?: PublicationId;
  /** How it is begun at the server: the same on every try. */
  readonly creation: { readonly requestId: string; readonly type: PublicationKind; readonly language: string };
  /** Of this text. */
  readonly language: string;
  readonly text: Written;
  /** The text as the server holds it under `base`; null while it holds none. */
  readonly saved: Written | null;
  readonly base: number;
  /** What the server has not been told. */
  readonly facts: PublicationChange;
  /** Whom to ask to sign. */
  readonly asks: readonly MemberId[];
  readonly cover?: PendingFile;
  readonly files: readonly PendingFile[];
  /** Who is to read it: a group, or the network where it is empty. */
  readonly group: string;
  /** Who is named as having rendered it. */
  readonly credit?: readonly MemberId[];
  /** Which version of the original a rendering renders. */
  readonly of?: number;
  /** Nothing was done to it yet. */
  readonly fresh?: true;
}

export const newKey = (type: PublicationKind): string => `new/${type}`;
/** Where the store keeps it. */
export const draftName = (key: string): string => `draft/share/${key}`;

interface Begin {
  readonly key: string;
  readonly requestId: string;
  readonly type: PublicationKind;
  readonly language: string;
  readonly group?: string;
  readonly facts?: PublicationChange;
}

export const newDraft = ({ key, requestId, type, language, group = '', facts = {} }: Begin): Draft => ({
  key,
  creation: { requestId, type, language },
  language,
  text: { title: '', body: '' },
  saved: null,
  base: 0,
  facts,
  asks: [],
  files: [],
  group,
  fresh: true,
});

/** Whether the server knows all of it. */
export const isTold = (draft: Draft): boolean =>
  draft.id !== undefined &&
  Object.keys(draft.facts).length + draft.asks.length + draft.files.length === 0 &&
  draft.cover === undefined &&
  (sameText(draft.text, draft.saved) || (draft.saved === null && !draft.text.title && !draft.text.body));

/** What stands in a body for a picture that is still on its way. */
export const pictureSign = (file: PendingFile): string => `![${altOf(file)}](foto-${file.id})`;
const altOf = ({ alt, name }: PendingFile): string => (alt || name.replace(/\.\w+$/, '')).replace(/[[\]]/g, '');

/** The pictures in a body that are still on their way. */
export const waitingIn = (body: string): string[] =>
  [...body.matchAll(/\]\(foto-([\w-]+)\)/g)].map((one) => one[1] ?? '');

/** The body once a picture is there. */
export const withPicture = (body: string, file: string, id: string): string =>
  body.replaceAll(`](foto-${file})`, `](${id})`);

/** The body without a picture that was taken out again. */
export const withoutPicture = (body: string, sign: string): string =>
  body.replace(new RegExp(`\\n*!\\[[^\\]\\n]*\\]\\(${sign.replace(/[^\w-]/g, '')}\\)`, 'g'), '');

/** Facts without those that were told; what was changed meanwhile stays. */
export const untold = (facts: PublicationChange, told: PublicationChange): PublicationChange =>
  Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => told[name as keyof PublicationChange] !== value),
  ) as PublicationChange;

/** What is missing before it can be shared, by field. */
export type Lack = 'title' | 'body' | 'when';

export function lacks(text: Written, kind: PublicationKind, when: When | undefined): Lack[] {
  return [
    ...(text.title.trim() ? [] : (['title'] as const)),
    ...(text.body.trim() ? [] : (['body'] as const)),
    ...(kind === 'event' && !when ? (['when'] as const) : []),
  ];
}
