import { useSignal } from '@preact/signals';
import { useLocation, useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { NotFoundPage } from '../app/NotFoundPage';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { Editor } from '../editor/Editor';
import { useDrafting } from '../editor/useDrafting';
import { isLanguage, language, t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { Field } from '../ui/Field';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import type { Written } from '../versions/written';
import { Conflict } from './Conflict';
import { openExisting, share } from './draftings';
import type { Drafting } from './Drafting';
import { publicationIn } from './kinds';
import { SaveWords } from './SaveWords';
import { nameOf, useText } from './Texts';
import { originalOf, type Publication, titleOf, usePublication, useStanding } from './usePublication';
import '../styles/publications.css';
import '../styles/publish.css';

/** The original and a rendering of it beside each other. */
export default function TranslatePage() {
  const { params } = useRoute();
  const found = usePublication(publicationIn(params.publication ?? ''));
  const code = params.language ?? '';
  if (!isLanguage(code)) return <NotFoundPage />;
  return (
    <Found found={found} title={t('publication.translation')} shape="card">
      {(publication) => <Translate key={`${publication.id} ${code}`} publication={publication} code={code} />}
    </Found>
  );
}

function Translate({ publication, code }: { publication: Publication; code: string }) {
  const { id, about } = publication;
  const { store, learn } = useLive();
  const mayEdit = useStanding(publication) === 'author' && code !== about.language;
  const { drafting, failed, again } = useDrafting(mayEdit ? `${id} ${code}` : null, () =>
    openExisting(store, learn, { id, type: about.type, language: code, rendering: true }),
  );
  const title = titleOf(publication, language.value);
  return (
    <div class="is-wide">
      <PageTitle
        title={t('publication.translation.to', { language: nameOf(code) })}
        back={{ href: addressOf.publication(id, title), label: t('thread.back', { name: title }) }}
      />
      {!mayEdit && <EmptyState id={id} title={t('publication.edit.notYours')} />}
      {failed ? <LoadFailed cause={failed} onRetry={again} /> : null}
      {mayEdit && !failed && !drafting && <Skeleton shape="card" />}
      {drafting && <Both drafting={drafting} publication={publication} code={code} />}
    </div>
  );
}

interface BothProps {
  readonly drafting: Drafting;
  readonly publication: Publication;
  readonly code: string;
}

function Both({ drafting, publication, code }: BothProps) {
  const { id, about } = publication;
  const { member } = useLive();
  const { route } = useLocation();
  const requestOf = useRequestId();
  const original = originalOf(publication);
  const { text } = drafting.draft.value;
  const isMissing = useSignal(false);
  const write = (change: Partial<Written>) =>
    drafting.change((draft) => ({
      ...draft,
      of: original?.version || undefined,
      text: { ...draft.text, ...change },
    }));
  const act = useSubmit(async () => {
    isMissing.value = !text.title.trim() || !text.body.trim();
    if (isMissing.value) return;
    const credit = [...new Set([...(publication.texts.find((one) => one.language === code)?.credit ?? []), member])];
    const sharing = { anew: true, language: code, credit };
    await share(drafting, requestOf({ ...sharing, text }), sharing);
    route(addressOf.publication(id, text.title), true);
  });
  const missing = (value: string) => (isMissing.value && !value.trim() ? t('refusal.required') : undefined);
  return (
    <div class="publish">
      <Conflict drafting={drafting} />
      <div class="two-texts translate">
        <section class="translate-original" aria-labelledby="original">
          <h2 id="original" class="overline">
            {nameOf(about.language)} · {t('publication.original')}
          </h2>
          {original && <Original id={id} publication={publication} />}
        </section>
        <section aria-labelledby="rendering">
          <h2 id="rendering" class="overline">
            {nameOf(code)}
          </h2>
          <Field label={t('publication.title')} error={missing(text.title)}>
            {(field) => (
              <input
                {...field}
                class="publish-title"
                maxLength={160}
                lang={code}
                value={text.title}
                onInput={(event) => write({ title: event.currentTarget.value })}
              />
            )}
          </Field>
          <Editor
            label={t('publication.body')}
            lang={code}
            rows={18}
            value={text.body}
            error={missing(text.body)}
            onInput={(body) => write({ body })}
          />
          {!text.body && <CopyOriginal id={id} publication={publication} onCopy={write} />}
        </section>
      </div>
      <div class="share-bar">
        <SaveWords drafting={drafting} />
        <Problem form={act} />
        <div class="share-bar-row">
          <p class="small">{t('publication.translation.credit')}</p>
          {about.stage === 'draft' ? (
            <p class="small">{t('publication.translation.withDraft')}</p>
          ) : (
            <Button look="primary" busy={act.busy} onClick={() => void act.submit()}>
              {t('action.share')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function useOriginal(id: string, publication: Publication) {
  const { about } = publication;
  const original = originalOf(publication);
  return useText(id, { language: about.language, version: original?.version ?? 0, at: original?.at ?? '' }).value;
}

function Original({ id, publication }: { id: string; publication: Publication }) {
  const view = useOriginal(id, publication);
  if (!view) return <Skeleton shape="card" rows={2} />;
  return (
    <div lang={view.language}>
      <p class="text-title">{view.title}</p>
      <div class="prose" dangerouslySetInnerHTML={{ __html: view.html }} />
    </div>
  );
}

/** One translates over the original, so that pictures and headings stay where they are. */
function CopyOriginal({
  id,
  publication,
  onCopy,
}: {
  id: string;
  publication: Publication;
  onCopy: (text: Written) => void;
}) {
  const view = useOriginal(id, publication);
  if (!view) return null;
  return (
    <Button look="quiet" icon="copy" onClick={() => onCopy({ title: view.title, body: view.source })}>
      {t('publication.translation.copy')}
    </Button>
  );
}
