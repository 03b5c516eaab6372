import { useEffect } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import type { Entry, GroupId, MemberId, PageAbout, PageId, PagePen } from '../api/entries';
import { get } from '../api/http';
import type { Missing } from '../app/Found';
import { findBySlug } from '../app/slugs';
import { findGroup } from '../groups/findGroup';
import { bodiesOf } from '../live/belonging';
import { useLive, useMine, useTopic } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { type Kept, useKept } from '../people/useKept';
import { pageAddress } from './address';
import type { PageText } from './pageDraft';

/** The group in which a page stands, as far as a page needs it. */
export interface PageGroup {
  readonly id: GroupId;
  readonly name: string;
  /** Whether nothing is written there any more, or not by the reader. */
  readonly isClosed: boolean;
  readonly facilitates: boolean;
}

/** A page of a group, as its topic tells it. */
export interface Page {
  readonly id: PageId;
  readonly about: PageAbout;
  readonly pen: PagePen | undefined;
  readonly group: PageGroup;
}

/** What a group is to its pages; nothing while it is not known. Pure. */
export function pageGroupOf(
  id: GroupId,
  mine: ReadonlyMap<string, Entry>,
  group: ReadonlyMap<string, Entry>,
): PageGroup | undefined {
  const membership = entryOf(mine, 'membership', id);
  const about = entryOf(group, 'groupAbout', 'about');
  const name = about?.name ?? membership?.name;
  if (name === undefined) return undefined;
  const isClosed = about?.archived === true || membership?.visitsUntil !== undefined;
  return { id, name, isClosed, facilitates: membership?.role === 'facilitator' };
}

/** The group that the address names, followed while the view is there. */
export function usePageGroup(): { group: PageGroup | undefined; cards: ReadonlyMap<string, Entry>; missing: Missing } {
  const { params } = useRoute();
  const mine = useMine();
  const { line } = useLive();
  const id = findGroup(params.group ?? '', mine);
  const { state, status } = useTopic(id ? `group/${id}` : null);
  const group = id && state ? pageGroupOf(id, mine, state.entries) : undefined;
  const complete = status === 'held' && state?.low === 0;
  const isMissing = status === 'gone' || complete || (mine.size > 0 && !id);
  const missing = isMissing ? 'missing' : line.value === 'waiting' ? 'away' : 'loading';
  return { group, cards: state?.entries ?? new Map<string, Entry>(), missing };
}

/** The page that the address names, followed while the view is there. */
export function usePage(): Page | Missing {
  const { params } = useRoute();
  const { line, store } = useLive();
  const { group, cards, missing } = usePageGroup();
  const card = findBySlug(entriesOf(cards, 'groupPage'), params.page ?? '');
  const id = card?.id;
  const { state, status } = useTopic(id ? `page/${id}` : null);
  const isHidden = card?.title === '';
  useEffect(() => {
    if (id && isHidden) void store.setValue(keptText(id), undefined).catch(() => {});
  }, [id, isHidden]);
  if (!group || !id) return missing;
  const entries = state?.entries ?? new Map<string, Entry>();
  const about = entryOf(entries, 'pageAbout', 'about');
  // Who wrote when the line was lost is nothing to go by.
  const pen = line.value === 'waiting' ? undefined : entryOf(entries, 'pagePen', 'pen');
  // That it is hidden may be known of its card alone, without a line.
  const isKnown = about?.hidden !== undefined || !isHidden;
  if (about && !about.deleted && isKnown) return { id, about, group, pen };
  if (about?.deleted || status === 'gone') return 'missing';
  return line.value === 'waiting' ? 'away' : 'loading';
}

/** Whether a page is the member's: who wrote what it says now, and who made it. */
export const isOwn = ({ by, savedBy }: PageAbout, member: MemberId): boolean => member === by || member === savedBy;

/** Where a page is read. */
export const addressOfPage = ({ id, about, group }: Page): string => pageAddress(group, { id, title: about.title });

/** Where the text that was read last is kept. */
export const keptText = (page: PageId): string => `${bodiesOf(page)}page`;

export const fetchText = (page: PageId, version?: number): Promise<PageText> =>
  get<PageText>(`/api/pages/${page}/text${version === undefined ? '' : `?version=${version}`}`);

/** What a page says; what was opened stays readable without a line. */
export const usePageText = ({ id, about }: Page): Kept<PageText> =>
  useKept<PageText>(keptText(id), () => fetchText(id), String(about.version));
