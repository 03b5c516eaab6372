import { addressOf } from '../app/slugs';
import type { EntryOf } from '../api/entries';
import { t } from '../i18n';
import { memberCard } from '../live/cards';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { askLink, endLink } from './following';

/** Somebody asks for a link: the word, and the two answers. */
export function AskedLink({ link }: { link: EntryOf<'link'> }) {
  const name = memberCard(link.member)?.name ?? '';
  const answer = useSubmit((accepts: boolean) => (accepts ? askLink(link.member) : endLink(link.member)));
  return (
    <li>
      <a class="for-me-row" href={addressOf.member(link.member, name)}>
        <Icon name="handshake" />
        <span>
          {t('home.forMe.link', { name })}
          {link.word && <q class="for-me-word">{link.word}</q>}
        </span>
      </a>
      <div class="acts for-me-acts">
        <Button look="primary" busy={answer.busy} onClick={() => void answer.submit(true)}>
          {t('home.forMe.link.accept')}
        </Button>
        <Button look="quiet" busy={answer.busy} onClick={() => void answer.submit(false)}>
          {t('home.forMe.link.decline')}
        </Button>
      </div>
      <Problem form={answer} />
    </li>
  );
}
