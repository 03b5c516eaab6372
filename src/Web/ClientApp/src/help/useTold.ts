import type { NoticeType } from '../api/entries';
import { useEntries, useLive } from '../live/hooks';
import { entriesOf } from '../live/unread';

/** Grows whenever the reader is told something of this kind: what is asked over HTTP is then to be asked again. */
export function useTold(type: NoticeType): number {
  const { member } = useLive();
  const told = entriesOf(useEntries(`inbox/${member}`), 'notice').filter((notice) => notice.type === type);
  return Math.max(0, ...told.map(({ rev }) => rev));
}
