import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { useLive, useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { ButtonLink } from '../ui/Button';
import { BlockAct } from './BlockAct';
import { isBlocked, pairTalk } from './talks';
import { useAccepts } from './useAccepts';

/** The way to write to somebody, or the word that they don't take messages of the reader; and the way to block them. */
export function WriteTo({ id, name }: { id: string; name: string }) {
  const { member } = useLive();
  const mine = useMine();
  const accepts = useAccepts(id);
  const begun = entryOf(mine, 'ownTalk', pairTalk(member, id)) !== undefined;
  const blocked = isBlocked(mine, id);
  return (
    <>
      {begun || (accepts && !blocked) ? (
        <ButtonLink icon="mail" href={addressOf.pair(id, name)}>
          {t('talk.write')}
        </ButtonLink>
      ) : (
        accepts === false && !blocked && <p class="small">{t('talk.notAccepted')}</p>
      )}
      <BlockAct id={id} name={name} />
    </>
  );
}
