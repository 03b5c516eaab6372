import type { Attachment } from '../api/entries';
import { language, t } from '../i18n';
import { number } from '../i18n/format';

const Kilobyte = 1_000;
const Megabyte = 1_000_000;
const Gigabyte = 1_000_000_000;

/** "24 kB", "3,2 MB", "84 GB". */
export function sizeWords(bytes: number): string {
  if (bytes < Megabyte)
    return t('files.kb', { size: number(Math.max(1, Math.round(bytes / Kilobyte)), language.value) });
  const [unit, words] = bytes < Gigabyte ? ([Megabyte, 'files.mb'] as const) : ([Gigabyte, 'files.gb'] as const);
  const size = bytes / unit;
  return t(words, { size: number(size, language.value, { maximumFractionDigits: size < 10 ? 1 : 0 }) });
}

/** A voice note is called so in the reader's language; any other file by its own name. */
export const nameWords = ({ kind, seconds, name }: Pick<Attachment, 'kind' | 'seconds' | 'name'>): string =>
  kind === 'audio' && seconds !== undefined ? t('files.voice.name') : name;

/** "0:07", "4:12". */
export const timeWords = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;
