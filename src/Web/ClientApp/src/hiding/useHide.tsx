import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { GroupId, TopicName } from '../api/entries';
import { part } from '../app/part';
import type { HideDialog } from './HideDialog';

interface Hiding {
  readonly open: () => void;
  /** The dialog while it is open. It stands outside of any menu, which closes before it opens. */
  readonly dialog: ComponentChild;
}

/** The dialog in which one hides something; it comes when it is opened. */
export function useHide(about: TopicName, post?: number, group?: GroupId): Hiding {
  const opened = useSignal<{ readonly Dialog: typeof HideDialog } | null>(null);
  const show = async () => {
    const { HideDialog: Dialog } = await part(() => import('./HideDialog'));
    opened.value = { Dialog };
  };
  const Dialog = opened.value?.Dialog;
  return {
    open: () => void show(),
    dialog: Dialog && <Dialog about={about} post={post} group={group} onClose={() => (opened.value = null)} />,
  };
}
