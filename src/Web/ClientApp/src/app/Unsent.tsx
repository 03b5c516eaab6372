import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import type { Item } from '../live/outbox';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { partWithWords } from './part';

type List = ComponentType<{ items: readonly Item[] }>;

/** Leads to what the server refused, wherever it was written: some of it has no place on screen any more. */
export function Unsent() {
  const { outbox } = useLive();
  const list = useSignal<{ List: List } | null>(null);
  const refused = outbox.items.value.filter((item) => item.state === 'refused');
  if (refused.length === 0) return null;
  const words = t('unsent.open', { n: refused.length });
  const open = async () => {
    const { RefusedItems } = await partWithWords(() => import('../threads/RefusedItems'));
    list.value = { List: RefusedItems };
  };
  const List = list.value?.List;
  return (
    <>
      <Button look="quiet" icon="triangle-alert" class="unsent" label={words} onClick={() => void open()}>
        <span class="unsent-words">{words}</span>
      </Button>
      {List && (
        <Dialog title={t('unsent.title')} onClose={() => (list.value = null)}>
          <List items={refused} />
        </Dialog>
      )}
    </>
  );
}
