import { t } from '../i18n';
import { CopyBox } from '../ui/CopyBox';

interface CodeCardProps {
  readonly code: string;
  readonly signInName: string;
}

/** The code that restores the access, with the name that goes with it; all that a print of the page holds. */
export function CodeCard({ code, signInName }: CodeCardProps) {
  return (
    <section class="box printable" aria-labelledby="own-code">
      <h2 id="own-code" class="box-title">
        {t('code.title')}
      </h2>
      <p>{t('code.text')}</p>
      <dl class="data">
        <div>
          <dt>{t('code.signInName')}</dt>
          <dd>
            <strong>{signInName}</strong>
          </dd>
        </div>
      </dl>
      <CopyBox label={t('access.code')} value={code} print />
    </section>
  );
}
