import { useSignal } from '@preact/signals';
import { put } from '../api/http';
import { me, refreshMe } from '../app/session';
import { t } from '../i18n';
import { useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { byName } from '../people/search';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { LookForm } from './LookForm';

/** What the network is called, and which group receives newcomers. */
export function NetworkNamePage() {
  const { state } = useTopic('directory/groups');
  const saved = useSignal(false);
  const network = me.value?.network;
  const open = byName(
    entriesOf(state?.entries ?? new Map(), 'groupCard').filter(
      ({ access, archived }) => access === 'open' && !archived,
    ),
  );
  const form = useSubmit(async (data: FormData) => {
    saved.value = false;
    await put<void>('/api/admin/network', {
      name: textOf(data, 'name'),
      welcomeGroup: textOf(data, 'welcomeGroup') || undefined,
    });
    await refreshMe();
    saved.value = true;
  });
  return (
    <>
      <PageTitle title={t('admin.network')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('admin.network.lead')}</p>
      <Form onSubmit={(data) => void form.submit(data)} label={t('admin.network')}>
        <Field label={t('admin.network.name')} error={form.errorOf('name')}>
          {(field) => <input {...field} name="name" maxLength={60} required defaultValue={network?.name} />}
        </Field>
        <Field
          label={t('admin.network.welcome')}
          hint={t('admin.network.welcome.hint')}
          error={form.errorOf('welcomeGroup')}
        >
          {(field) => (
            <select {...(field as object)} name="welcomeGroup">
              <option value="">{t('admin.network.welcome.none')}</option>
              {open.map(({ id, name }) => (
                <option key={id} value={id} selected={id === network?.welcomeGroup}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Problem form={form} fields={['name', 'welcomeGroup']} />
        <p role="status">{saved.value && t('admin.network.saved')}</p>
        <Button look="primary" type="submit" busy={form.busy}>
          {t('action.save')}
        </Button>
      </Form>
      <section class="look" aria-labelledby="look">
        <h2 id="look">{t('admin.look')}</h2>
        <p class="lead">{t('admin.look.lead')}</p>
        <LookForm />
      </section>
    </>
  );
}
