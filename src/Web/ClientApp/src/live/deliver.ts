import type { Entry, Post } from '../api/entries';
import { del, patch, post, put, Refused } from '../api/http';
import type { Item, Result } from './outbox';

/** Carries a command out over HTTP. `learn` takes the entries that the server answers with. */
export async function deliver(
  item: Item,
  learn: (topic: string, entries: readonly Entry[]) => void,
  signedOut: () => void,
): Promise<Result> {
  try {
    const changed = await request(item);
    // Alone, outside a list of entries, a post comes without its kind.
    if (changed) learn(`thread/${item.command.thread}`, [{ ...changed, kind: 'post' }]);
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

function request({ id, command }: Item): Promise<Post | undefined> {
  const thread = `/api/threads/${command.thread}`;
  switch (command.do) {
    case 'post':
      return post<Post>(`${thread}/posts`, { requestId: id, body: command.body, replyTo: command.replyTo });
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
