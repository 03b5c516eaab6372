import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Draft } from '../composer/useDraft';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { LargestFile, MostFiles, type PendingFile, pendingFile } from './pending';
import { uploadsOf } from './uploads';
import { sizeWords } from './words';

const none: readonly PendingFile[] = [];

/** The files beside a text that is being written: chosen, pasted, dropped, taken out again. Their upload begins at once
 * and goes on without a line and after a reload. */
export function useAttaching(name: string | undefined, draft: Signal<Draft>) {
  const { store } = useLive();
  const uploads = uploadsOf(store);
  const problem = useSignal<string | null>(null);
  const keeping = useRef<Promise<unknown>>(Promise.resolve());
  const files = draft.value.files ?? none;
  useEffect(() => {
    for (const file of files) void uploads.push(file);
  }, [uploads, files]);

  const put = (next: readonly PendingFile[]) => (draft.value = { ...draft.peek(), files: next });
  const now = () => draft.peek().files ?? none;
  const add = (chosen: Iterable<File>, seconds?: number) => {
    if (!name) return;
    const all = [...chosen];
    const fitting = all.filter((file) => file.size > 0 && file.size <= LargestFile).slice(0, MostFiles - now().length);
    problem.value = all.some((file) => file.size > LargestFile)
      ? t('files.tooLarge', { size: sizeWords(LargestFile) })
      : all.some((file) => file.size === 0)
        ? t('refusal.file_empty')
        : fitting.length < all.length
          ? t('files.tooMany', { n: MostFiles })
          : null;
    for (const file of fitting) {
      const pending = pendingFile(name, file, seconds);
      // It is beside the text at once: who sends while a slow phone still writes it down sends it as well.
      keeping.current = Promise.all([keeping.current, uploads.keep(pending, file)]);
      put([...now(), pending]);
    }
  };
  const drops = {
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      add(event.dataTransfer.files);
    },
  };
  return {
    files,
    add,
    /** Resolves when what was chosen is written down, so that what names it may be. */
    kept: () => keeping.current,
    change: (file: PendingFile) => put(now().map((one) => (one.id === file.id ? file : one))),
    remove: (file: PendingFile) => {
      problem.value = null;
      put(now().filter((one) => one.id !== file.id));
      void uploads.drop(file);
    },
    /** What was added while these were being sent. */
    besides: (sent: readonly PendingFile[]) => {
      const ids = new Set(sent.map((one) => one.id));
      return now().filter((one) => !ids.has(one.id));
    },
    paste: (event: ClipboardEvent) => {
      if (!event.clipboardData?.files.length) return;
      event.preventDefault();
      add(event.clipboardData.files);
    },
    drops,
    problem: problem.value,
    /** Whether one of them isn't taken. */
    isRefused: files.some((file) => uploads.progress(file).value.phase === 'refused'),
  };
}
