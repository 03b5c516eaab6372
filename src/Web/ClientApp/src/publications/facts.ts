import type { Attachment, Licence, PublicationAbout, PublicationKind, When } from '../api/entries';
import type { Draft, PublicationChange } from './draft';

/** What is said of something beside its text, as it will be once the server knows all. */
export interface Facts {
  readonly type: PublicationKind;
  readonly organization: string;
  readonly initiative: string;
  readonly axes: readonly string[];
  readonly country: string;
  readonly territory: string;
  readonly licence: Licence;
  readonly when: When | undefined;
  readonly place: string;
  readonly methodVersion: string;
  readonly cover: Attachment | undefined;
  readonly attachments: readonly Attachment[];
}

/** What was said last: here, else at the server, else what is so unless one says otherwise. Pure. */
export function factsOf({ creation, facts }: Draft, about: PublicationAbout | undefined): Facts {
  const removed = new Set(facts.remove ?? []);
  const cover = facts.clearCover ? undefined : about?.cover;
  return {
    type: facts.type ?? about?.type ?? creation.type,
    organization: facts.organization ?? about?.organization ?? '',
    initiative: facts.initiative ?? about?.initiative ?? '',
    axes: facts.axes ?? about?.axes ?? [],
    country: facts.country ?? about?.country ?? '',
    territory: facts.territory ?? about?.territory ?? '',
    licence: facts.licence ?? about?.licence ?? 'by-sa',
    when: facts.clearWhen ? undefined : (facts.when ?? about?.when),
    place: facts.place ?? about?.place ?? '',
    methodVersion: facts.methodVersion ?? about?.methodVersion ?? '',
    cover: cover && facts.cover?.id === cover.id ? { ...cover, alt: facts.cover.alt } : cover,
    attachments: (about?.attachments ?? []).filter(({ id }) => !removed.has(id)),
  };
}

/** A draft that says something more. */
export function saying(draft: Draft, change: PublicationChange): Draft {
  const facts = { ...draft.facts, ...change } as {
    -readonly [Name in keyof PublicationChange]: PublicationChange[Name];
  };
  if (change.when) delete facts.clearWhen;
  if (change.clearWhen) delete facts.when;
  if (change.clearCover) delete facts.cover;
  return { ...draft, facts };
}
