import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { NewsItem } from '../api/entries';
import { del, post, put } from '../api/http';
import { requestId } from '../api/requestId';
import { useRequestId } from '../app/useRequestId';
import { language, LanguageNames, Languages, t } from '../i18n';
import { useTopic } from '../live/hooks';
import { entriesOf } from '../live/unread';
import { NewsTopic, titleIn } from '../news/news';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useSubmit } from '../ui/useSubmit';

const Path = '/api/admin/news';
const MaxTitle = 120;
const MaxText = 2000;

/** Where those who administer the network tell what is new on the platform, and change or delete what was told. */
export function WriteNewsPage() {
  const { state } = useTopic(NewsTopic);
  const items = entriesOf(state?.entries ?? new Map(), 'newsItem').sort((a, b) => b.no - a.no);
  const told = useSignal(0);
  return (
    <>
      <PageTitle title={t('platform.title')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('admin.news.text')}</p>
      <p role="status">{told.value > 0 && t('admin.news.told')}</p>
      <Writing key={told.value} item={null} onDone={() => told.value++} />
      {items.length > 0 && (
        <section class="look" aria-labelledby="told">
          <h2 id="told">{t('admin.news.all')}</h2>
          <ul class="stack">
            {items.map((item) => (
              <li key={item.no} class="card access">
                <Told item={item} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Something that was told. It is changed where it stands, so that nothing that is being written elsewhere goes. */
function Told({ item }: { item: NewsItem }) {
  const changes = useSignal(false);
  const goes = useSignal(false);
  const saved = useSignal(false);
  const title = titleIn(item, language.value);
  const remove = useSubmit(() => del<void>(`${Path}/${item.no}?requestId=${requestId()}`));
  if (changes.value) {
    const done = (isSaved: boolean) => {
      saved.value = isSaved;
      changes.value = false;
    };
    return <Writing item={item} onDone={() => done(true)} onCancel={() => done(false)} />;
  }
  return (
    <>
      <div class="access-words">
        <strong>{title}</strong>
        <p class="small">
          <RelativeTime at={item.at} />
        </p>
        <p class="small" role="status">
          {saved.value && t('admin.network.saved')}
        </p>
      </div>
      <div class="acts">
        <Button
          look="quiet"
          icon="pencil"
          label={t('admin.news.change', { title })}
          onClick={() => (changes.value = true)}
        />
        <Button
          look="quiet"
          icon="trash-2"
          label={t('admin.news.delete', { title })}
          onClick={() => (goes.value = true)}
        />
      </div>
      {goes.value && (
        <Confirm
          title={t('admin.news.delete.title', { title })}
          text={t('admin.news.delete.text')}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => void remove.submit()}
          onClose={() => (goes.value = false)}
        />
      )}
    </>
  );
}

interface WritingProps {
  /** What is said in other words; null: something new. */
  readonly item: NewsItem | null;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

function Writing({ item, onDone, onCancel }: WritingProps) {
  const id = useId();
  const idOf = useRequestId();
  const tell = useSubmit(async (form: FormData) => {
    const texts = textsOf(form);
    const body = { requestId: idOf(texts), texts };
    await (item ? put(`${Path}/${item.no}`, body) : post(Path, body));
    onDone();
  });
  const heading = item ? t('admin.news.change', { title: titleIn(item, language.value) }) : t('admin.news.write');
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <p class="small">{t('admin.news.write.hint')}</p>
      <Form onSubmit={(form) => void tell.submit(form)} label={heading}>
        {Languages.map((code) => (
          <details
            key={code}
            class="more-fields"
            open={item ? code in item.texts : code === language.value || undefined}
          >
            <summary lang={code}>{LanguageNames[code]}</summary>
            <Field
              label={t('admin.news.title', { language: LanguageNames[code] })}
              error={tell.errorOf(`texts.${code}.title`)}
            >
              {(field) => (
                <input
                  {...field}
                  name={`${code}.title`}
                  lang={code}
                  maxLength={MaxTitle}
                  defaultValue={item?.texts[code]?.title}
                />
              )}
            </Field>
            <Field
              label={t('admin.news.words', { language: LanguageNames[code] })}
              error={tell.errorOf(`texts.${code}.text`)}
            >
              {(field) => (
                <textarea
                  {...(field as object)}
                  name={`${code}.text`}
                  lang={code}
                  rows={5}
                  maxLength={MaxText}
                  defaultValue={item?.texts[code]?.text}
                />
              )}
            </Field>
          </details>
        ))}
        <Problem form={tell} fields={Languages.flatMap((code) => [`texts.${code}.title`, `texts.${code}.text`])} />
        <div class="acts">
          <Button look="primary" type="submit" busy={tell.busy}>
            {t(item ? 'action.save' : 'admin.news.act')}
          </Button>
          {onCancel && <Button onClick={onCancel}>{t('admin.news.cancel')}</Button>}
        </div>
      </Form>
    </section>
  );
}

/** The words of every language in which something stands. */
const textsOf = (form: FormData): Record<string, { title: string; text: string }> =>
  Object.fromEntries(
    Languages.map(
      (code) => [code, { title: textOf(form, `${code}.title`), text: textOf(form, `${code}.text`) }] as const,
    ).filter(([, { title, text }]) => title !== '' || text !== ''),
  );
