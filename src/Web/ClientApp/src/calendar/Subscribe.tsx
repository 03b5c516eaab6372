import { useSignal } from '@preact/signals';
import { del, get, post } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { CopyBox } from '../ui/CopyBox';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';

interface Address {
  readonly id: string;
  readonly at: string;
}

/** The private address at which other calendars find the member's events: made, shown once, taken back. */
export function Subscribe() {
  const found = useLoaded(() => get<Address | undefined>('/api/calendar/address'));
  const url = useSignal('');
  const ended = useSignal(false);
  const make = useSubmit(async () => {
    url.value = (await post<{ url: string }>('/api/calendar/address', { requestId: requestId() })).url;
    ended.value = false;
    found.again();
  });
  const end = useSubmit(async () => {
    await del('/api/calendar/address');
    url.value = '';
    ended.value = true;
    found.again();
  });
  const has = found.value?.at;
  return (
    <section class="subscribe" aria-labelledby="subscribe">
      <h2 id="subscribe" class="overline">
        {t('calendar.address.title')}
      </h2>
      <p class="small">{t('calendar.address.lead')}</p>
      {url.value && (
        <>
          <CopyBox label={t('calendar.address.label')} value={url.value} />
          <p class="small">{t('calendar.address.once')}</p>
        </>
      )}
      {!url.value && has && (
        <p class="small">{t('calendar.address.since', { date: shortDate(new Date(has), new Date()) })}</p>
      )}
      <p role="status" class="small">
        {ended.value && t('calendar.address.ended')}
      </p>
      <Problem form={make} />
      <Problem form={end} />
      <div class="acts">
        <Button busy={make.busy} onClick={() => void make.submit()}>
          {t(has ? 'calendar.address.again' : 'calendar.address.act')}
        </Button>
        {has && (
          <Button look="quiet" busy={end.busy} onClick={() => void end.submit()}>
            {t('calendar.address.end')}
          </Button>
        )}
      </div>
    </section>
  );
}
