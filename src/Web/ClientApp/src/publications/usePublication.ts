import type {
  Entry,
  PublicationAbout,
  PublicationAuthor,
  PublicationId,
  PublicationText,
  PublicationTrial,
} from '../api/entries';
import type { Missing } from '../app/Found';
import { Languages } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';

/** Something shared, or to be shared, as its topic tells it. */
export interface Publication {
  readonly id: PublicationId;
  readonly about: PublicationAbout;
  /** The original first. */
  readonly texts: readonly PublicationText[];
  /** Whoever began it first. */
  readonly authors: readonly PublicationAuthor[];
  /** The newest first. */
  readonly trials: readonly PublicationTrial[];
}

/** Its parts from what is held of its topic. Pure. */
export function publicationOf(id: PublicationId, entries: ReadonlyMap<string, Entry>): Publication | undefined {
  const about = entryOf(entries, 'publicationAbout', 'about');
  if (!about) return undefined;
  const rank = (language: string) =>
    language === about.language ? -1 : Languages.findIndex((one) => one === language);
  return {
    id,
    about,
    texts: entriesOf(entries, 'publicationText').sort((a, b) => rank(a.language) - rank(b.language)),
    authors: entriesOf(entries, 'publicationAuthor').sort((a, b) => a.no - b.no),
    trials: entriesOf(entries, 'publicationTrial').sort((a, b) => b.no - a.no),
  };
}

/** What an address names, followed while the page is open. */
export function usePublication(id: PublicationId | undefined): Publication | Missing {
  const { line } = useLive();
  const { state, status } = useTopic(id ? `publication/${id}` : null);
  const found = id && state ? publicationOf(id, state.entries) : undefined;
  if (found) return found;
  if (!id || status === 'gone') return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
}

/** The members who sign it. */
export const signers = ({ authors }: Publication): string[] =>
  authors.filter((one) => one.state === 'author').map((one) => one.id);

/** What the reader is to it. */
export function useStanding(publication: Publication): 'author' | 'asked' | 'reader' {
  const { member } = useLive();
  const own = publication.authors.find((one) => one.id === member);
  return own?.state === 'author' ? 'author' : own?.state === 'asked' ? 'asked' : 'reader';
}

/** The original's text, as far as it was shared or written. */
export const originalOf = ({ about, texts }: Publication): PublicationText | undefined =>
  texts.find((one) => one.language === about.language);

/** The version that a reader gets: in their language, else the original. */
export const textFor = (publication: Publication, language: string): PublicationText | undefined =>
  publication.texts.find((one) => one.language === language && one.version > 0) ?? originalOf(publication);

/** What it is called, in the reader's language where there is one. */
export const titleOf = (publication: Publication, language: string): string =>
  textFor(publication, language)?.title ?? '';
