import { t } from '../i18n';

/** Said to those whom an invitation brought as far as somebody's yes. */
export function WaitsForApproval({ by }: { by: string | undefined }) {
  return (
    <div class="box" role="status">
      <h2 class="box-title">{t('join.waiting')}</h2>
      <p>{t('join.waiting.text', { name: by ?? t('join.waiting.someone') })}</p>
    </div>
  );
}
