import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { GuestPreview, GuestsMade } from '../api/admin';
import { post } from '../api/http';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { MadeGuests } from './MadeGuests';
import { PreviewGuests } from './PreviewGuests';
import { textOfFile } from './people';

/** Inviting many: a list, what it would do, and the links that came of it. Nothing is made before it was looked at. */
export function InviteManyPage() {
  const text = useSignal('');
  const file = useRef<HTMLInputElement>(null);
  const preview = useSignal<GuestPreview | null>(null);
  const made = useSignal<GuestsMade | null>(null);
  const look = useSubmit(async (list: string) => {
    text.value = list;
    preview.value = await post<GuestPreview>('/api/admin/guests/preview', { text: list });
  });
  return (
    <>
      <PageTitle title={t('admin.invite')} back={{ href: '/app/admin/personas', label: t('nav.back') }} />
      {made.value ? (
        <MadeGuests
          made={made.value}
          onAnother={() => {
            text.value = '';
            made.value = preview.value = null;
          }}
        />
      ) : preview.value ? (
        <PreviewGuests
          preview={preview.value}
          onBack={() => (preview.value = null)}
          onMade={(answer) => (made.value = answer)}
        />
      ) : (
        <>
          <p class="lead">{t('admin.invite.text')}</p>
          <Form onSubmit={(form) => void look.submit(textOf(form, 'list'))} label={t('admin.invite')}>
            <Field label={t('admin.invite.list')} hint={t('admin.invite.list.hint')} error={look.errorOf('guests')}>
              {(field) => (
                <textarea
                  {...(field as object)}
                  name="list"
                  rows={10}
                  required
                  value={text.value}
                  onInput={(event) => (text.value = event.currentTarget.value)}
                />
              )}
            </Field>
            <div>
              <Button icon="table" onClick={() => file.current?.click()}>
                {t('admin.invite.file')}
              </Button>
              <input
                ref={file}
                type="file"
                accept=".csv,.txt,text/csv,text/plain"
                hidden
                onChange={(event) => {
                  const [chosen] = event.currentTarget.files ?? [];
                  event.currentTarget.value = '';
                  void chosen?.arrayBuffer().then((bytes) => (text.value = textOfFile(bytes)));
                }}
              />
            </div>
            <Problem form={look} fields={['guests']} />
            <Button look="primary" type="submit" busy={look.busy}>
              {t('admin.invite.look')}
            </Button>
          </Form>
        </>
      )}
    </>
  );
}
