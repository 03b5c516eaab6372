import { wordless } from '../app/wordless';
import { isSecretPlace } from '../live/secrecy';

const Help = '/app/ayuda';
/** Places that name whom one writes to, and codes that let people in. */
const Private = /^\/app\/(mensajes|invitacion|acceso)\//;

let place: string | null = null;

/** Where the reader was when a link led to the help, so that whoever asks there needn't say it; without names, which whoever answers may not know. */
export const placeBefore = (): string | null => place;

/** Notes it. Links stay as they are: what is said of places is for nobody else. */
export function noteWayToHelp(): void {
  addEventListener(
    'click',
    ({ target }) => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (link?.origin !== location.origin || link.pathname !== Help || location.pathname === Help) return;
      place = isSecretPlace() || Private.test(location.pathname) ? null : wordless(location.pathname);
    },
    { capture: true },
  );
}
