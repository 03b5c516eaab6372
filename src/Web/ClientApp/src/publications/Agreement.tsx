import { put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { Publication } from './usePublication';

/** Somebody asks the reader to sign it: yes or no, after reading. */
export function Agreement({ publication: { id, about } }: { publication: Publication }) {
  const answer = useSubmit(async (agrees: boolean) => {
    await put(`/api/publications/${id}/agreement`, { requestId: requestId(), agrees });
  });
  return (
    <section class="box agreement" aria-labelledby="agreement">
      <h2 id="agreement" class="box-title">
        {t('publication.asked', { name: memberName(about.by) })}
      </h2>
      <p class="small">{t('publication.asked.text')}</p>
      <Problem form={answer} />
      <div class="acts">
        <Button look="primary" busy={answer.busy} onClick={() => void answer.submit(true)}>
          {t('publication.asked.agree')}
        </Button>
        <Button busy={answer.busy} onClick={() => void answer.submit(false)}>
          {t('publication.asked.decline')}
        </Button>
      </div>
    </section>
  );
}
