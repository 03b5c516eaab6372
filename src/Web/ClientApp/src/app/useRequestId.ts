import { useRef } from 'preact/hooks';
import { requestId } from '../api/requestId';

/** A way to ask for something that makes a thing: `done` once it is made. */
export interface Requests {
  /** The id of a request with this body: the same on every try, so that what was made once is not made twice. */
  idOf(body: unknown): string;
  done(): void;
}

/** Keeps one request id until it succeeds. Another body is another request, which the server would refuse under the same. */
export function useRequestId(): Requests {
  const kept = useRef<{ id: string; body: string } | null>(null);
  return {
    idOf: (body) => {
      const text = JSON.stringify(body);
      if (kept.current?.body !== text) kept.current = { id: requestId(), body: text };
      return kept.current.id;
    },
    done: () => {
      kept.current = null;
    },
  };
}
