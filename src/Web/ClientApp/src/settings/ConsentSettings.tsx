import type { Consent } from '../api/entries';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { useMine } from '../live/hooks';
import { entryOf } from '../live/unread';
import { minute } from '../ui/clock';

const Asked = ['terms', 'presence', 'interactions', 'publicProfile'] as const;

/** To what the member said yes or no, and since when; each is changed where it is chosen. */
export function ConsentSettings() {
  const mine = useMine();
  const said = Asked.flatMap((what) => {
    const consent = entryOf(mine, 'consent', `consent-${what}`);
    return consent ? [{ what, consent }] : [];
  });
  return (
    <section class="setting-group" aria-labelledby="consents">
      <h2 id="consents">{t('settings.consents')}</h2>
      {said.length > 0 && (
        <dl class="data">
          {said.map(({ what, consent }) => (
            <div key={what}>
              <dt>{t(`settings.consents.${what}`)}</dt>
              <dd>{answer(consent)}</dd>
            </div>
          ))}
        </dl>
      )}
      {said.length === 0 && <p class="small">{t('settings.consents.none')}</p>}
      <p>
        <a class="way" href="/app/condiciones">
          {t('terms.read.notice')}
        </a>
      </p>
    </section>
  );
}

const answer = ({ given, at }: Consent) =>
  t(given ? 'settings.consents.yes' : 'settings.consents.no', { date: shortDate(new Date(at), minute.value) });
