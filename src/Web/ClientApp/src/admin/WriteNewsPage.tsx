import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { NewsItem } from '../api/entries';
import { del, post, put } from '../api/http';
import { requestId } from '../api/requestId';
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
  const changed = useSignal<NewsItem | null>(null);
  const goes = useSignal<NewsItem | null>(null);
  const told = useSignal(0);
  const remove = useSubmit(async ({ no }: NewsItem) => {
    await del<void>(`${Path}/${no}?requestId=${requestId()}`);
    goes.value = null;
  });
  const done = () => {
    changed.value = null;
    told.value++;
  };
  return (
    <>
      <PageTitle title={t('platform.title')} back={{ href: '/app/admin', label: t('nav.back') }} />
      <p class="lead">{t('admin.news.text')}</p>
      <p role="status">{told.value > 0 && t('admin.news.told')}</p>
      <Writing
        key={`${changed.value?.no} ${told.value}`}
        item={changed.value}
        onDone={done}
        onCancel={() => (changed.value = null)}
      />
      {items.length > 0 && (
        <section class="look" aria-labelledby="told">
          <h2 id="told">{t('admin.news.all')}</h2>
          <ul class="stack">
            {items.map((item) => {
              const title = titleIn(item, language.value);
              return (
                <li key={item.no} class="card access">
                  <div class="access-words">
                    <strong>{title}</strong>
                    <p class="small">
                      <RelativeTime at={item.at} />
                    </p>
                  </div>
                  <div class="acts">
                    <Button
                      look="quiet"
                      icon="pencil"
                      label={t('admin.news.change', { title })}
                      onClick={() => (changed.value = item)}
                    />
                    <Button
                      look="quiet"
                      icon="trash-2"
                      label={t('admin.news.delete', { title })}
                      onClick={() => (goes.value = item)}
                    />
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {goes.value && (
        <Confirm
          title={t('admin.news.delete.title', { title: titleIn(goes.value, language.value) })}
          text={t('admin.news.delete.text')}
          act={t('action.delete')}
          busy={remove.busy}
          error={remove.error}
          onConfirm={() => goes.value && void remove.submit(goes.value)}
          onClose={() => (goes.value = null)}
        />
      )}
    </>
  );
}

interface WritingProps {
  /** What is said in other words; null: something new. */
  readonly item: NewsItem | null;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

function Writing({ item, onDone, onCancel }: WritingProps) {
  const request = useMemo(() => requestId(), []);
  const tell = useSubmit(async (form: FormData) => {
    const body = { requestId: request, texts: textsOf(form) };
    await (item ? put(`${Path}/${item.no}`, body) : post(Path, body));
    onDone();
  });
  const heading = item ? t('admin.news.change', { title: titleIn(item, language.value) }) : t('admin.news.write');
  return (
    <section aria-labelledby="write">
      <h2 id="write">{heading}</h2>
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
          {item && <Button onClick={onCancel}>{t('admin.news.cancel')}</Button>}
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
