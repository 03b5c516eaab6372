import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import type { GroupId } from '../api/entries';
import { put } from '../api/http';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { exact } from '../i18n/dates';
import { groupCard } from '../live/cards';
import { useEntries, useMine } from '../live/hooks';
import { entriesOf, entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

/** Where whoever administers the network asks to read a group from outside, and which ones that person reads now. */
export function EmergencyPage() {
  const { query } = useRoute();
  const { route } = useLocation();
  const mine = useMine();
  useEntries('directory/groups');
  const entered = useSignal<GroupId | null>(null);
  const request = useRequestId();
  const visits = entriesOf(mine, 'membership').filter((one) => one.visitsUntil);
  const group = entered.value;
  const isHere = group !== null && entryOf(mine, 'membership', group)?.visitsUntil !== undefined;
  const named = query.grupo ? groupCard(query.grupo)?.name : undefined;
  useEffect(() => {
    // What the member's own topic doesn't tell yet is no page.
    if (isHere) route(addressOf.group(group, groupCard(group)?.name ?? ''));
  }, [isHere]);
  const form = useSubmit(async (data: FormData) => {
    const wanted = textOf(data, 'group');
    const reason = textOf(data, 'reason');
    const requestId = request({ wanted, reason });
    await put(`/api/admin/emergencies/${encodeURIComponent(wanted)}`, { requestId, reason });
    entered.value = wanted;
  });
  return (
    <>
      <PageTitle title={t('emergency.title')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('emergency.lead')}</p>
      {visits.length > 0 && (
        <section aria-labelledby="visits">
          <h2 id="visits">{t('emergency.now')}</h2>
          <ul class="rows">
            {visits.map(({ id, visitsUntil }) => (
              <li key={id}>
                <a href={addressOf.group(id, '')}>{groupCard(id)?.name ?? t('emergency.group.hidden')}</a>{' '}
                <span class="small">{t('emergency.until', { until: exact(new Date(visitsUntil ?? '')) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Form onSubmit={(data) => void form.submit(data)} label={t('emergency.title')}>
        <Field
          label={t('emergency.group')}
          hint={named ?? t('emergency.group.hint')}
          error={form.code === 'not_found' ? t('emergency.group.none') : undefined}
        >
          {(field) => (
            <input
              {...field}
              name="group"
              required
              pattern="g[0-9a-f]{32}"
              title={t('emergency.group.hint')}
              autocomplete="off"
              spellcheck={false}
              defaultValue={query.grupo}
            />
          )}
        </Field>
        <Field label={t('emergency.reason')} hint={t('emergency.reason.hint')} error={form.errorOf('reason')}>
          {(field) => <textarea {...(field as object)} name="reason" rows={3} maxLength={500} required />}
        </Field>
        {form.code !== 'not_found' && <Problem form={form} fields={['reason']} />}
        <Button look="primary" type="submit" busy={form.busy || group !== null}>
          {t('emergency.enter')}
        </Button>
      </Form>
    </>
  );
}
