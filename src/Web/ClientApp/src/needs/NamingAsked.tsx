import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { useLive, useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { helpThread } from './helpThread';
import type { Need } from './useNeed';
import { speakerOf } from './words';

/** Asks whoever helped whether the network may know. */
export function NamingAsked({ need: { id, about } }: { need: Need }) {
  const { member } = useLive();
  const naming = entryOf(useMine(), 'helping', `helping-${helpThread(id, member)}`)?.naming;
  const answer = useSubmit(async (agrees: boolean) => {
    await put(`/api/needs/${id}/naming`, { requestId: requestId(), agrees });
  });
  if (!naming) return null;
  const name = speakerOf(about);
  return (
    <section class="need-naming" aria-label={t('needs.naming.title')}>
      <p>{t(`needs.naming.${naming}.text`, { name })}</p>
      <Problem form={answer} />
      <div class="acts">
        {naming !== 'agreed' && (
          <Button look="primary" busy={answer.busy} onClick={() => void answer.submit(true)}>
            {t('needs.naming.yes')}
          </Button>
        )}
        {naming !== 'declined' && (
          <Button busy={answer.busy} onClick={() => void answer.submit(false)}>
            {t('needs.naming.no')}
          </Button>
        )}
      </div>
    </section>
  );
}
