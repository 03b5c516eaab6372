import { useRef } from 'preact/hooks';
import { requestId } from '../api/requestId';

/**
 * Answers the id of a request with this body: the same on every try, so that what was made once is not made twice.
 * Another body is another request, which the server would refuse under the same id. A page that has made what it asks
 * for goes away, and the id with it.
 */
export function useRequestId(): (body: unknown) => string {
  const kept = useRef<{ id: string; body: string } | null>(null);
  return (body) => {
    const text = JSON.stringify(body);
    if (kept.current?.body !== text) kept.current = { id: requestId(), body: text };
    return kept.current.id;
  };
}
