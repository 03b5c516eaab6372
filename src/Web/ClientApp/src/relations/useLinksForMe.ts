import { addressOf } from '../app/slugs';
import type { ForMeRow } from '../home/ForMe';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { useMine } from '../live/hooks';
import { entriesOf } from '../live/unread';

/** Who asks for a link; the word is read and answered on the page of whoever asks. */
export const useLinksForMe = (): ForMeRow[] =>
  entriesOf(useMine(), 'link')
    .filter((link) => link.state === 'asks')
    .map(({ id, member }) => {
      const name = memberName(member);
      return {
        key: id,
        href: addressOf.member(member, name),
        icon: 'handshake',
        words: t('home.forMe.link', { name }),
      };
    });
