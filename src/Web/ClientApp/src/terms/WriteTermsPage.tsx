import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { get, post } from '../api/http';
import { requestId } from '../api/requestId';
import type { TermsSource, TermsSourceText } from '../api/terms';
import { language, LanguageNames, Languages, t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Confirm } from '../ui/Confirm';
import { Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { Form, textOf } from '../ui/Form';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { Questions } from './Answers';

const MaxAge = 21;
const MaxNotice = 20_000;
const Max = { responsible: 600, purpose: 1200, place: 1200, readers: 1200 } as const;

/** Where those who administer the network write what whoever joins is told. */
export function WriteTermsPage() {
  const { value, failed, again, set } = useLoaded(() => get<TermsSource>('/api/terms/source'));
  return (
    <>
      <PageTitle title={t('terms.write')} back={{ href: '/app/admin', label: t('admin.title') }} />
      <p class="lead">{t('terms.write.lead')}</p>
      <p class="small" role="status">
        {value?.at && t('terms.since', { n: value.no, date: shortDate(new Date(value.at), minute.value) })}
      </p>
      {value ? (
        <Writing key={value.no} source={value} onPublished={set} />
      ) : failed ? (
        <LoadFailed cause={failed} onRetry={again} />
      ) : (
        <Skeleton rows={4} shape="card" />
      )}
    </>
  );
}

interface WritingProps {
  readonly source: TermsSource;
  readonly onPublished: (source: TermsSource) => void;
}

function Writing({ source, onPublished }: WritingProps) {
  const request = useMemo(() => requestId(), []);
  const wanted = useSignal<FormData | null>(null);
  const publish = useSubmit(async (form: FormData) => {
    const made = await post<TermsSource>('/api/terms', {
      requestId: request,
      after: source.no,
      leastAge: Number(textOf(form, 'leastAge') || '0'),
      texts: textsOf(form),
    });
    wanted.value = null;
    onPublished(made);
  });
  const send = async (form: FormData) => {
    // What is wrong is said at its field, and the question makes room for it.
    if (!(await publish.submit(form))) wanted.value = null;
  };
  return (
    <>
      <Form onSubmit={(form) => (wanted.value = form)}>
        <Field label={t('terms.write.age')} hint={t('terms.write.age.hint')} error={publish.errorOf('leastAge')}>
          {(attributes) => (
            <input
              {...attributes}
              type="number"
              name="leastAge"
              min={0}
              max={MaxAge}
              required
              defaultValue={String(source.leastAge)}
            />
          )}
        </Field>
        {Languages.map((code) => (
          <InLanguage
            key={code}
            code={code}
            text={source.texts[code]}
            isFirst={Object.keys(source.texts).length === 0 && code === language.value}
            errorOf={publish.errorOf}
          />
        ))}
        <Problem form={publish} />
        <Button look="primary" type="submit" busy={publish.busy}>
          {t('terms.write.act')}
        </Button>
      </Form>
      {wanted.value && (
        <Confirm
          title={t('terms.write.sure')}
          text={t('terms.write.sure.text')}
          act={t('terms.write.act')}
          busy={publish.busy}
          error={publish.error}
          onConfirm={() => wanted.value && void send(wanted.value)}
          onClose={() => (wanted.value = null)}
        />
      )}
    </>
  );
}

interface InLanguageProps {
  readonly code: (typeof Languages)[number];
  readonly text: TermsSourceText | undefined;
  /** Nothing is written yet, and this is the writer's own. */
  readonly isFirst: boolean;
  readonly errorOf: (name: string) => string | undefined;
}

/** The words in one language; a language with nothing in it is left out. */
function InLanguage({ code, text, isFirst, errorOf }: InLanguageProps) {
  const failed = Questions.some((question) => errorOf(`texts.${code}.${question}`)) || errorOf(`texts.${code}.notice`);
  return (
    <details class="more-fields terms-language" open={text !== undefined || isFirst || failed !== undefined}>
      <summary lang={code}>{LanguageNames[code]}</summary>
      {Questions.map((question) => (
        <Field
          key={question}
          label={t(`terms.${question}`)}
          hint={question === 'responsible' ? t('terms.write.responsible.hint') : t('terms.write.empty')}
          error={errorOf(`texts.${code}.${question}`)}
        >
          {(attributes) => (
            <textarea
              {...attributes}
              lang={code}
              name={`${code}.${question}`}
              rows={3}
              maxLength={Max[question]}
              defaultValue={text?.[question]}
            />
          )}
        </Field>
      ))}
      <Field label={t('terms.notice')} hint={t('terms.write.notice.hint')} error={errorOf(`texts.${code}.notice`)}>
        {(attributes) => (
          <textarea
            {...attributes}
            lang={code}
            name={`${code}.notice`}
            rows={10}
            maxLength={MaxNotice}
            defaultValue={text?.notice}
          />
        )}
      </Field>
    </details>
  );
}

/** The words of every language in which something stands. */
export function textsOf(form: FormData): Record<string, Record<string, string>> {
  const texts = Languages.map((code) => {
    const fields = [...Questions, 'notice'].map((field) => [field, textOf(form, `${code}.${field}`)] as const);
    return [code, Object.fromEntries(fields)] as const;
  });
  return Object.fromEntries(texts.filter(([, text]) => Object.values(text).some((words) => words !== '')));
}
