import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Membership } from '../api/entries';
import { partWithWords } from '../app/part';
import { t } from '../i18n';
import type { ShareDialogProps } from '../publications/ShareDialog';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

/** What stands behind the page's header is not seen. */
const BehindHeader = '-56px 0px 0px 0px';

/** One line that opens the kinds of things to share; they are loaded when they are wanted. */
export function ShareLine({ name, groups }: { name: string; groups: readonly Membership[] }) {
  const opened = useSignal<{ Kinds: ComponentType<ShareDialogProps> } | null>(null);
  const isAway = useSignal(false);
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!line.current) return;
    const watching = new IntersectionObserver(([seen]) => (isAway.value = !seen?.isIntersecting), {
      rootMargin: BehindHeader,
    });
    watching.observe(line.current);
    return () => watching.disconnect();
  }, []);
  const open = async () => {
    const { ShareDialog } = await partWithWords(() => import('../publications/ShareDialog'));
    opened.value = { Kinds: ShareDialog };
  };
  const Kinds = opened.value?.Kinds;
  return (
    <>
      <button ref={line} type="button" class="share-line" onClick={() => void open()}>
        <Icon name="plus" />
        {t('home.share', { name })}
      </button>
      {isAway.value && (
        <Button look="primary" icon="plus" class="share-fab" onClick={() => void open()}>
          {t('action.share')}
        </Button>
      )}
      {Kinds && <Kinds groups={groups} onClose={() => (opened.value = null)} />}
    </>
  );
}
