import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Entry } from '../api/entries';
import { post } from '../api/http';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { pageAddress } from './address';
import { bodyOf, isTemplate, Templates } from './templates';
import { type PageGroup, usePageGroup } from './usePage';
import '../styles/pages.css';

/** A title, and what it begins with. */
export default function NewPagePage() {
  const { group, cards, missing } = usePageGroup();
  return (
    <Found found={group ?? missing} title={t('page.new')} shape="card">
      {(found) => <New key={found.id} group={found} cards={cards} />}
    </Found>
  );
}

function New({ group, cards }: { group: PageGroup; cards: ReadonlyMap<string, Entry> }) {
  const { route } = useLocation();
  const idOf = useRequestId();
  const made = useSignal<{ id: string; title: string } | null>(null);
  const form = useSubmit(async (page: { title: string; body: string }) => {
    const { id } = await post<{ id: string }>(`/api/groups/${group.id}/pages`, { requestId: idOf(page), ...page });
    made.value = { id, title: page.title };
  });
  const isListed = made.value !== null && cards.has(made.value.id);
  useEffect(() => {
    // By its card in the group it is found under its address.
    if (made.value && isListed) route(`${pageAddress(group, made.value)}/escribir`, true);
  }, [isListed]);
  const submit = (data: FormData) => {
    const template = textOf(data, 'template');
    void form.submit({ title: textOf(data, 'title'), body: isTemplate(template) ? bodyOf(template) : '' });
  };
  return (
    <>
      <PageTitle
        title={t('page.new')}
        back={{
          href: `${addressOf.group(group.id, group.name)}/paginas`,
          label: t('thread.back', { name: group.name }),
        }}
      />
      <p class="lead">{t('thread.in', { name: group.name })}</p>
      <Form onSubmit={submit}>
        <Field label={t('page.title')} error={form.errorOf('title')}>
          {(field) => <input {...field} name="title" required maxLength={160} />}
        </Field>
        <fieldset class="templates">
          <legend>{t('page.template')}</legend>
          {Templates.map((template, i) => (
            <label key={template} class="template">
              <input type="radio" name="template" value={template} defaultChecked={i === 0} />
              {t(`page.template.${template}`)}
            </label>
          ))}
        </fieldset>
        {!form.field && <Problem form={form} />}
        <Button type="submit" look="primary" busy={form.busy || made.value !== null}>
          {t('page.create')}
        </Button>
      </Form>
    </>
  );
}
