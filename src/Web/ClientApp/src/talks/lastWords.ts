import type { OwnTalk } from '../api/entries';
import { t } from '../i18n';
import { live } from '../live/live';
import { entryOf, threadOfTalk } from '../live/unread';
import { shortName } from './talks';
import { wordsOf } from '../threads/wordsOf';

const Longest = 140;

/** What was written last in a talk, where this browser holds it. */
export function lastWords({ id, lastNo, lastBy, pair }: OwnTalk): string | undefined {
  const self = live.value;
  const entries = self?.topics.view(`thread/${threadOfTalk(id)}`).state.value.entries;
  const post = entries && entryOf(entries, 'post', `${lastNo}`);
  if (!post) return undefined;
  const words = wordsOf(post).replace(/\s+/g, ' ').slice(0, Longest);
  if (lastBy === self?.member) return t('talk.own', { words });
  return pair ? words : t('talk.theirs', { name: shortName(lastBy), words });
}
