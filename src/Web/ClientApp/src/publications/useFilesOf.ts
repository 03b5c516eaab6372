import { useSignal } from '@preact/signals';
import { LargestFile, MostFiles, type PendingFile, pendingFile } from '../files/pending';
import { uploadsOf } from '../files/uploads';
import { sizeWords } from '../files/words';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { draftName, pictureSign, withoutPicture } from './draft';
import type { Drafting } from './Drafting';
import { saying } from './facts';

/** The pictures and files of something that is being written: chosen, in the text or beside it, taken out again. */
export function useFilesOf(drafting: Drafting, held: number) {
  const { store } = useLive();
  const problem = useSignal<string | null>(null);
  const name = () => draftName(drafting.draft.peek().key);
  const fitting = (chosen: readonly File[]): File[] => {
    const room = MostFiles - held - drafting.draft.peek().files.length;
    const good = chosen.filter((file) => file.size > 0 && file.size <= LargestFile).slice(0, Math.max(0, room));
    problem.value = chosen.some((file) => file.size > LargestFile)
      ? t('files.tooLarge', { size: sizeWords(LargestFile) })
      : chosen.some((file) => file.size === 0)
        ? t('refusal.file_empty')
        : good.length < chosen.length
          ? t('publication.files.tooMany', { n: MostFiles })
          : null;
    return good;
  };
  const take = async (chosen: readonly File[], seconds?: number): Promise<PendingFile[]> => {
    const made: PendingFile[] = [];
    for (const file of fitting(chosen)) {
      const pending = pendingFile(name(), file, seconds);
      await drafting.take(pending, file, 'file');
      made.push(pending);
    }
    return made;
  };
  return {
    problem: problem.value,
    takeFiles: (chosen: readonly File[]) => void take(chosen),
    takeRecording: (file: File, seconds: number) => void take([file], seconds),
    takePictures: async (chosen: readonly File[]) => (await take(chosen)).map(pictureSign).join('\n\n'),
    takeCover: async (file: File) => {
      if (file.size > LargestFile) problem.value = t('files.tooLarge', { size: sizeWords(LargestFile) });
      else await drafting.take(pendingFile(name(), file), file, 'cover');
    },
    /** One that is on its way. */
    remove: (file: PendingFile) => {
      problem.value = null;
      drafting.change((draft) => ({
        ...draft,
        files: draft.files.filter((one) => one.id !== file.id),
        text: { ...draft.text, body: withoutPicture(draft.text.body, `foto-${file.id}`) },
      }));
      void uploadsOf(store).drop(file);
    },
    /** One that the server has. */
    removeHeld: (id: string) =>
      drafting.change((draft) => {
        const without = { ...draft, text: { ...draft.text, body: withoutPicture(draft.text.body, id) } };
        return saying(without, { remove: [...(draft.facts.remove ?? []), id] });
      }),
  };
}
