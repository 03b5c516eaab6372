import { t } from '../i18n';

/** Said to those whom an invitation brought as far as somebody's yes. */
export function WaitsForApproval({ by, provider }: { by: string | undefined; provider?: string }) {
  const name = by ?? t('join.waiting.someone');
  return (
    <div class="box" role="status">
      <h2 class="box-title">{t('join.waiting')}</h2>
      <p>{provider ? t('join.waiting.oidc', { name, provider }) : t('join.waiting.text', { name })}</p>
    </div>
  );
}
