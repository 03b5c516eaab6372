import type { Presence } from '../api/live';
import { savesData } from '../app/session';
import { t } from '../i18n';
import { usePresence } from '../live/hooks';
import { presenceWord } from '../live/presence';
import { minute } from '../ui/clock';

/** When a person was here, in words; nothing of those who don't show it. */
export function PresenceWords({ id, known }: { id: string; known: Presence | undefined }) {
  const seen = usePresence(savesData.value ? null : id) ?? known;
  const word = presenceWord(seen, minute.value.getTime());
  if (!word || savesData.value) return null;
  return <p class={word === 'now' ? 'presence is-now' : 'presence'}>{t(`presence.${word}`)}</p>;
}
