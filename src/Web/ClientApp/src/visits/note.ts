import { post } from '../api/http';

/** How long something is on screen until that is a visit and no passing by. */
const Stay = 2_000;

/** What this page has told already, by day: it is told once. */
const told = new Set<string>();

const today = () => new Date().toISOString().slice(0, 10);

/** Tells that something is visited once it has stayed on screen for a moment. Gives the way to end that. What can't be told
 * for want of a line is told the next time. */
export function noteVisit(item: string, tell = (items: string[]) => post('/api/visits', { items })): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const arrive = () => {
    const visit = `${today()} ${item}`;
    if (told.has(visit)) return;
    told.add(visit);
    tell([item]).catch(() => told.delete(visit));
  };
  const look = () => {
    stop();
    if (document.visibilityState === 'visible') timer = setTimeout(arrive, Stay);
  };
  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
  };
}
