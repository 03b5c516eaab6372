import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Unsent } from './Unsent';

/** How long the line may be away before it is said: short breaks mend themselves. */
const Grace = 3_000;

/** The state of the line in words, with a shape of its own for each state; and what the line brought back. */
export function LineWords() {
  const { line, outbox } = useLive();
  const state = line.value;
  const shown = useSignal(state);
  useEffect(() => {
    if (state !== 'connecting' || shown.value !== 'live') {
      shown.value = state;
      return;
    }
    const timer = setTimeout(() => {
      shown.value = state;
    }, Grace);
    return () => clearTimeout(timer);
  }, [state]);
  const waiting = outbox.items.value.filter((item) => item.command.do === 'post').length;
  const short = shown.value === 'waiting' ? 'line.waiting.short' : shown.value === 'slow' ? 'line.slow.short' : null;
  return (
    <>
      <p class={`line line-${shown.value}`} role="status" title={t(`line.${shown.value}`)}>
        <span class="line-mark" aria-hidden="true" />
        <span>{t(short ?? `line.${shown.value}`)}</span>
        {shown.value !== 'live' && waiting > 0 && <span>· {t('line.kept', { n: waiting })}</span>}
      </p>
      <Unsent />
    </>
  );
}
