import type { Entry, Post } from '../api/entries';
import { del, patch, post, put, Refused } from '../api/http';
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

function request(id: string, command: Exclude<Command, { do: 'task' }>, store: Store): Promise<Post | undefined> {
  if (command.do === 'share') return shareKept(id, command, store);
  if (command.do === 'see') return put<undefined>('/api/me/notices/seen', { nos: command.nos, upTo: command.upTo });
  if (command.do === 'markRead') return markRead(command);
  const thread = `/api/threads/${command.thread}`;
  switch (command.do) {
    case 'post':
      return command.files ? postWithFiles(id, command, store) : sendPost(id, command);
    case 'edit':
      return patch<Post>(`${thread}/posts/${command.no}`, { requestId: id, body: command.body });
    case 'delete':
      return del<undefined>(`${thread}/posts/${command.no}?requestId=${id}`);
    case 'react': {
      const path = `${thread}/posts/${command.no}/reactions/${command.name}`;
      return command.on ? put<undefined>(path) : del<undefined>(path);
    }
    case 'read':
      return put<undefined>(`${thread}/read`, { no: command.no });
  }
}

/** As many threads as the server takes at once. */
const ReadAtOnce = 1_000;

/** A group that is no longer there for the member keeps no other from being marked as read. */
async function markRead({ groups }: MarkRead): Promise<undefined> {
  for (const [group, threads] of Object.entries(groups)) {
    const all = Object.entries(threads);
    for (let from = 0; from < all.length; from += ReadAtOnce) {
      const some = Object.fromEntries(all.slice(from, from + ReadAtOnce));
      await put<undefined>(`/api/groups/${group}/read`, { threads: some }).catch((error) => {
        if (!(error instanceof Refused) || error.status !== 404) throw error;
      });
    }
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
