import '../styles/people.css';
import '../styles/talks.css';
import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import type { MemberCard, MemberId } from '../api/entries';
import { post } from '../api/http';
import { Messages } from '../app/places';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { useFormDraft } from '../composer/useFormDraft';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { threadOfTalk } from '../live/unread';
import { FindPerson } from '../people/FindPerson';
import { Button } from '../ui/Button';
import { Face } from '../ui/Face';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { pairTalk } from './talks';

/** The most people in a talk beside the reader. */
const Others = 11;

interface NewTalk {
  readonly people: readonly MemberId[];
  readonly title?: string;
  readonly body: string;
}

/** To whom one writes, and the first words. With one person it is the talk of the two, also without a line. */
export default function NewTalkPage() {
  const { route } = useLocation();
  const { member, outbox } = useLive();
  const chosen = useSignal<readonly MemberCard[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const draft = useFormDraft('new/talk', box, ['title', 'body']);
  const idOf = useRequestId();
  const [only, ...more] = chosen.value;
  const form = useSubmit(async ({ people, title, body }: NewTalk) => {
    if (only && people.length === 1) {
      const thread = threadOfTalk(pairTalk(member, only.id));
      await outbox.add({ do: 'post', thread, to: only.id, body });
      await draft.forget();
      route(addressOf.pair(only.id, only.name), true);
      return;
    }
    const talk = { people, title, body };
    const { id } = await post<{ id: string }>('/api/talks', { requestId: idOf(talk), ...talk });
    await draft.forget();
    route(addressOf.talk(id, title ?? ''), true);
  });
  const submit = (data: FormData) =>
    void form.submit({
      people: chosen.value.map(({ id }) => id),
      title: more.length > 0 ? textOf(data, 'title') : undefined,
      body: textOf(data, 'body'),
    });
  return (
    <>
      <PageTitle title={t('talk.new.title')} back={{ href: Messages, label: t('nav.messages') }} />
      <Form own={box} onSubmit={submit}>
        <fieldset class="talk-to">
          <legend class="field-label">{t('talk.to')}</legend>
          <ul class="talk-chosen">
            {chosen.value.map((card) => (
              <li key={card.id} class="chip">
                <Face id={card.id} name={card.name} size={24} />
                {card.name}
                <Button
                  look="quiet"
                  icon="x"
                  label={t('talk.to.remove', { name: card.name })}
                  onClick={() => {
                    chosen.value = chosen.value.filter(({ id }) => id !== card.id);
                    box.current?.querySelector<HTMLInputElement>('[type=search]')?.focus();
                  }}
                />
              </li>
            ))}
          </ul>
          {chosen.value.length < Others && (
            <FindPerson
              present={new Set([member, ...chosen.value.map(({ id }) => id)])}
              label={t('talk.find')}
              onChoose={(card) => (chosen.value = [...chosen.value, card])}
            />
          )}
        </fieldset>
        {more.length > 0 && (
          <Field label={t('talk.title')} hint={t('talk.title.hint')} error={form.errorOf('title')}>
            {(field) => <input {...field} name="title" maxLength={80} />}
          </Field>
        )}
        <Field label={t('talk.body')} error={form.errorOf('body')}>
          {(field) => <textarea {...(field as object)} name="body" required rows={4} />}
        </Field>
        <Problem form={form} fields={['title', 'body']} />
        <Button type="submit" look="primary" icon="send" busy={form.busy} disabled={!only}>
          {t('action.send')}
        </Button>
      </Form>
    </>
  );
}
