import { speakMore } from '../i18n';
import { remember, remembered } from './remember';

const Name = 'comparte.renewedAt';
/** One page is not loaded anew more often: what fails again then fails for another reason. */
const Once = 60_000;
const Patience = 10_000;

/** The page itself. */
export const page = { reload: () => location.reload() };

/**
 * Loads a part of the app that comes later. Where the server answers but no longer has it, this page is of a former
 * version: it is loaded anew, and what asked waits for that.
 */
export async function part<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (Date.now() - Number(remembered(Name)) < Once || !(await hasLine())) throw cause;
    remember(Name, `${Date.now()}`);
    // Where nothing can be remembered, once could become for ever.
    if (remembered(Name) === null) throw cause;
    await renewWorker().catch(() => {});
    page.reload();
    return new Promise<never>(() => {});
  }
}

/** The same with the words that the first screens don't need: whatever is loaded later may say them. */
export const partWithWords = <T>(load: () => Promise<T>): Promise<T> =>
  part(async () => (await Promise.all([load(), speakMore()]))[0]);

const hasLine = (): Promise<boolean> =>
  fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(Patience) }).then(
    (answer) => answer.ok,
    () => false,
  );

/** The worker would give the former page again: a newer one takes its place first. */
async function renewWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/app');
  await registration?.update();
  const fresh = registration?.installing ?? registration?.waiting;
  if (!fresh) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, Patience);
    fresh.addEventListener('statechange', () => {
      if (fresh.state === 'activated' || fresh.state === 'redundant') resolve();
    });
  });
}
