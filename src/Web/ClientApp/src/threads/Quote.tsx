import type { Entry } from '../api/entries';
import { wordsOf } from './wordsOf';
import { t } from '../i18n';
import { memberName } from '../live/cards';

/** The beginning of the post that is answered, and the way to it. */
export function Quote({ no, quoted }: { no: number; quoted: Entry | undefined }) {
  const words =
    quoted?.kind === 'post'
      ? quoted.hidden
        ? t('hiding.page')
        : wordsOf(quoted)
      : quoted
        ? t('post.deleted')
        : t('post.quote.older');
  return (
    <a class="quote" href={`#p${no}`}>
      {quoted?.kind === 'post' && <strong>{memberName(quoted.by)}</strong>}
      <span class="clip">{words}</span>
    </a>
  );
}
