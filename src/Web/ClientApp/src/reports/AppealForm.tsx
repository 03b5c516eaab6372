import { put } from '../api/http';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useSubmit } from '../ui/useSubmit';
import { WhyForm } from './WhyForm';

/** Why a warning or a hiding was wrong, said once. */
export function AppealForm({ path, onDone }: { path: string; onDone: () => void }) {
  const idOf = useRequestId();
  const form = useSubmit(async (text: string) => {
    await put(path, { requestId: idOf({ text }), text });
    onDone();
  });
  return (
    <section aria-labelledby="appeal">
      <h2 id="appeal">{t('appeal.title')}</h2>
      <p class="small">{t('appeal.text')}</p>
      <WhyForm form={form} label={t('appeal.words')} act={t('appeal.send')} />
    </section>
  );
}
