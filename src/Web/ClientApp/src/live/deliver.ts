import type { Entry, Post } from '../api/entries';
import { del, patch, post, put, Refused, send } from '../api/http';
import { type Command, type Item, type MarkRead, type Result, type Share, threadOf } from './outbox';
import type { Store } from './store';

/** Carries a command out over HTTP. `learn` takes the entries that the server answers with. */
export async function deliver(
  item: Item,
  store: Store,
  learn: (topic: string, entries: readonly Entry[]) => void,
  signedOut: () => void,
): Promise<Result> {
  try {
    const { id, command } = item;
    if (command.do === 'task') {
      learn(`tasks/${command.group}`, [await sendTask(id, command)]);
      return { came: 'done' };
    }
    const changed = await request(id, command, store);
    // Alone, outside a list of entries, a post comes without its kind.
    if (changed) learn(`thread/${threadOf(command)}`, [{ ...changed, kind: 'post' }]);
    return { came: 'done' };
  } catch (error) {
    if (!(error instanceof Refused)) return { came: 'later' };
    if (error.status === 401) {
      signedOut();
      return { came: 'later' };
    }
    if (error.passing) return { came: 'later', after: error.after };
    return { came: 'refused', code: error.code, detail: error.message };
  }
}

/** One request to the API. */
interface Call {
  readonly method: 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** What says a command that is held here for a while; nothing of any other. */
function callsOf(id: string, command: Command): Call[] {
  switch (command.do) {
    case 'see':
      return [{ method: 'PUT', path: '/api/me/notices/seen', body: { nos: command.nos, upTo: command.upTo } }];
    case 'markRead':
      return readingOf(command);
    case 'read':
      return [{ method: 'PUT', path: `/api/threads/${command.thread}/read`, body: { no: command.no } }];
    case 'delete':
      return [{ method: 'DELETE', path: `/api/threads/${command.thread}/posts/${command.no}?requestId=${id}` }];
    case 'task':
      return command.act.do === 'delete'
        ? [{ method: 'DELETE', path: `/api/groups/${command.group}/tasks/${command.act.no}?requestId=${id}` }]
        : [];
    default:
      return [];
  }
}

/**
 * Says what is held as the page goes away. No answer is waited for: it stays in the outbox, and is said once more when
 * the app is opened again, which changes nothing.
 */
export function sayLast(items: readonly Item[]): void {
  for (const { method, path, body } of items.flatMap(({ id, command }) => callsOf(id, command))) {
    const headers = { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) };
    void fetch(path, { method, headers, body: body && JSON.stringify(body), keepalive: true }).catch(() => {});
  }
}

async function sayAll(id: string, command: Command): Promise<undefined> {
  for (const { method, path, body } of callsOf(id, command)) await send<unknown>(method, path, body);
}

function request(id: string, command: Exclude<Command, { do: 'task' }>, store: Store): Promise<Post | undefined> {
  if (command.do === 'share') return shareKept(id, command, store);
  if (command.do === 'markRead') return markRead(id, command);
  if (command.do === 'see' || command.do === 'read' || command.do === 'delete') return sayAll(id, command);
  const thread = `/api/threads/${command.thread}`;
  switch (command.do) {
    case 'post':
      return command.files ? postWithFiles(id, command, store) : sendPost(id, command);
    case 'edit':
      return patch<Post>(`${thread}/posts/${command.no}`, { requestId: id, body: command.body });
    case 'react': {
      const path = `${thread}/posts/${command.no}/reactions/${command.name}`;
      return command.on ? put<undefined>(path) : del<undefined>(path);
    }
  }
}

/** As many threads as the server takes at once. */
const ReadAtOnce = 1_000;

function readingOf({ groups }: MarkRead): Call[] {
  return Object.entries(groups).flatMap(([group, threads]) => {
    const all = Object.entries(threads);
    return Array.from({ length: Math.ceil(all.length / ReadAtOnce) }, (_, part) => ({
      method: 'PUT' as const,
      path: `/api/groups/${group}/read`,
      body: { threads: Object.fromEntries(all.slice(part * ReadAtOnce, (part + 1) * ReadAtOnce)) },
    }));
  });
}

/** A group that is no longer there for the member keeps no other from being marked as read. */
async function markRead(id: string, command: MarkRead): Promise<undefined> {
  for (const { method, path, body } of callsOf(id, command)) {
    await send<unknown>(method, path, body).catch((error) => {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
    });
  }
}

function sendTask(requestId: string, { group, act }: Extract<Command, { do: 'task' }>): Promise<Entry> {
  const tasks = `/api/groups/${group}/tasks`;
  if (act.do === 'add') return post<Entry>(tasks, { requestId, ...act });
  const task = `${tasks}/${act.no}`;
  if (act.do === 'delete') return del<Entry>(`${task}?requestId=${requestId}`);
  return put<Entry>(act.do === 'edit' ? task : `${task}/${act.do}`, { requestId, ...act });
}

async function shareKept(id: string, command: Share, store: Store): Promise<undefined> {
  const sharing = await import('../publications/draftings');
  await sharing.shareKept(store, command.draft, id, command);
}

type NewPost = Extract<Command, { do: 'post' }>;

async function sendPost(requestId: string, command: NewPost, attachments?: object[]): Promise<Post> {
  const { thread, need, to, body, replyTo } = command;
  const said = { requestId, body, replyTo, attachments };
  if (to) return (await post<{ post: Post }>('/api/talks', { ...said, people: [to] })).post;
  return post<Post>(need ? `/api/needs/${need}/helps` : `/api/threads/${thread}/posts`, said);
}

/** The files first, from wherever they got to; most posts have none, so what uploads them is loaded here. */
async function postWithFiles(id: string, command: NewPost, store: Store): Promise<Post> {
  const { uploadsOf } = await import('../files/uploads');
  const uploads = uploadsOf(store);
  const files = command.files ?? [];
  const attachments: object[] = [];
  for (const file of files) attachments.push({ id: await uploads.finish(file), alt: file.alt || undefined });
  const made = await sendPost(id, command, attachments);
  uploads.forget(files);
  return made;
}
