import { type PublicationKind, PublicationKinds } from '../api/entries';

export const isPublicationKind = (text: string | undefined): text is PublicationKind =>
  (PublicationKinds as readonly string[]).includes(text ?? '');

/** The id at the end of an address of something shared. */
export const publicationIn = (slug: string): string | undefined => /(?:^|-)(p[0-9a-f]{32})$/.exec(slug)?.[1];

/** The talk about something shared is the thread of the same number. */
export const threadOf = (publication: string): string => `t${publication.slice(1)}`;

/** Where a new one of a kind is written; a question mark and more may follow. */
export const newPath = (kind: PublicationKind): string => `/app/compartir/${kind}`;
