import { del, get, post, Refused } from '../api/http';
import { requestId } from '../api/requestId';
import { uploadsOf } from '../files/uploads';
import type { Store } from '../live/store';
import { sameText } from '../versions/written';
import { type Draft, draftName, newDraft, type WorkingText } from './draft';
import { Drafting, type Learn } from './Drafting';

/** What is kept here of something that is being written. */
export const keptDraft = (store: Store, key: string): Promise<Draft | undefined> =>
  store.value<Draft>(draftName(key)).catch(() => undefined);

/** Goes on with what is kept here, or begins. */
export async function openNew(store: Store, learn: Learn, fresh: Draft): Promise<Drafting> {
  const kept = await keptDraft(store, fresh.key);
  return new Drafting(store, uploadsOf(store), learn, kept ?? fresh);
}

interface Existing {
  readonly id: string;
  readonly language: string;
  readonly type: Draft['creation']['type'];
  /** Whether this is a rendering, which may not be begun yet. */
  readonly rendering?: boolean;
}

/** Where a text of something is kept here. */
export const keyOf = ({ id, language, rendering }: Pick<Existing, 'id' | 'language' | 'rendering'>): string =>
  rendering ? `${id}/${language}` : id;

/**
 * Goes on with something that the server knows: with what is written there, unless more was written here that it has not
 * been told. Without a line what is kept here is enough.
 */
export async function openExisting(store: Store, learn: Learn, existing: Existing): Promise<Drafting> {
  const { id, language, type, rendering } = existing;
  const key = keyOf(existing);
  const [kept, working] = await Promise.all([keptDraft(store, key), workingText(id, language, rendering === true)]);
  if (!working && !kept) throw new Refused(0, 'no_line', '');
  const fresh = newDraft({ key, requestId: requestId(), type, language });
  const held: Draft = kept ?? { ...fresh, id };
  const { no = 0, title = '', body = '' } = working ?? {};
  const untouched = !kept || sameText(held.text, held.saved);
  const draft =
    working && untouched ? { ...held, base: no, saved: no > 0 ? { title, body } : null, text: { title, body } } : held;
  return new Drafting(store, uploadsOf(store), learn, draft);
}

/** Undefined without a line; a rendering that is not begun is empty. */
async function workingText(id: string, language: string, mayBeNew: boolean): Promise<WorkingText | undefined> {
  try {
    return await get<WorkingText>(`/api/publications/${id}/texts/${language}/working`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.passing) return undefined;
    if (mayBeNew && error.status === 404) return { no: 0, title: '', body: '' };
    throw error;
  }
}

/** How something is shared. */
export interface Sharing {
  /** A new version of something that is shared already. */
  readonly anew: boolean;
  readonly language: string;
  /** Who reads it; the network where it is left out. */
  readonly group?: string;
  readonly credit?: readonly string[];
}

/** Shares what is written, for the first time or anew. Throws what stands in the way. */
export async function share(drafting: Drafting, request: string, sharing: Sharing): Promise<string> {
  if (!(await drafting.save())) throw drafting.refusal.peek() ?? new Refused(409, 'text_changed', '');
  const { id = '' } = drafting.draft.peek();
  const { anew, language, group, credit } = sharing;
  if (anew) await post(`/api/publications/${id}/texts/${language}/share`, { requestId: request, credit });
  else await post(`/api/publications/${id}/share`, { requestId: request, group });
  await drafting.forget();
  return id;
}

/** The same from what is kept here under a name, once there is a line again. What was told already is kept no more. */
export async function shareKept(store: Store, key: string, request: string, sharing: Sharing): Promise<void> {
  const kept = await keptDraft(store, key);
  const [id = ''] = key.split('/');
  // Thrown away meanwhile, before the server knew of it.
  if (!kept && id === 'new') return;
  const { language } = sharing;
  const told: Draft = { ...newDraft({ key, requestId: request, type: 'article', language }), id };
  await share(new Drafting(store, uploadsOf(store), () => {}, kept ?? told, false), request, sharing);
}

/** Throws away what is written: here, and at the server where it is a draft. */
export async function throwAway(drafting: Drafting): Promise<void> {
  const { id } = drafting.draft.peek();
  if (id) await del(`/api/publications/${id}?requestId=${requestId()}`);
  await drafting.forget();
}
