import { addressAt } from './place';
import { keepPushOn } from './push';

let isStarted = false;

/** From now on a push that is tapped opens its place in this page, and what is on stays on. */
export function startPush(): void {
  if (!('serviceWorker' in navigator)) return;
  void keepPushOn().catch(() => {});
  if (isStarted) return;
  isStarted = true;
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ readonly open?: unknown }>) => {
    const place = addressAt(data?.open);
    if (!place) return;
    history.pushState(null, '', place);
    dispatchEvent(new PopStateEvent('popstate'));
  });
}
