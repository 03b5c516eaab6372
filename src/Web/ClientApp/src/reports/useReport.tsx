import { useSignal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { GroupId, TopicName } from '../api/entries';
import { part } from '../app/part';
import type { ReportDialog } from './ReportDialog';

interface Reporting {
  readonly open: () => void;
  /** The dialog while it is open. It stands outside of any menu, which closes before it opens. */
  readonly dialog: ComponentChild;
}

/** The dialog in which one reports something; it comes when it is opened. */
export function useReport(about: TopicName, post?: number, group?: GroupId): Reporting {
  const opened = useSignal<{ readonly Dialog: typeof ReportDialog } | null>(null);
  const show = async () => {
    const { ReportDialog: Dialog } = await part(() => import('./ReportDialog'));
    opened.value = { Dialog };
  };
  const Dialog = opened.value?.Dialog;
  return {
    open: () => void show(),
    dialog: Dialog && <Dialog about={about} post={post} group={group} onClose={() => (opened.value = null)} />,
  };
}
