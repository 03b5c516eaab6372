import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { me, phase } from '../app/session';
import { destination } from './destination';

/** Leaves a page that is only for those who are not signed in; true while it leaves. */
export function useOnward(): boolean {
  const { query, route } = useLocation();
  const inside = phase.value === 'signedIn';
  // While the next page is loading this one still stands, under an address that no longer says where to go.
  const asked = useRef(query.a);
  useEffect(() => {
    if (inside) route(destination(asked.current, me.peek()?.settings.firstSteps), true);
  }, [inside]);
  return inside;
}
