import { useSignal } from '@preact/signals';
import { Editor } from '../editor/Editor';
import { PendingFiles } from '../files/PendingFiles';
import { isLanguage, t } from '../i18n';
import { Field } from '../ui/Field';
import { AboutFields } from './AboutFields';
import { Conflict } from './Conflict';
import { CoverField } from './CoverField';
import { type Lack, lacks, waitingIn } from './draft';
import type { Drafting } from './Drafting';
import { factsOf, saying } from './facts';
import { FilesField } from './FilesField';
import { Guide } from './Guide';
import { ShareBar } from './ShareBar';
import { SignFields } from './SignFields';
import { useFilesOf } from './useFilesOf';
import type { Publication } from './usePublication';
import { WhenFields } from './WhenFields';
import '../styles/files.css';
import '../styles/people.css';
import '../styles/publications.css';
import '../styles/publish.css';

interface EditFormProps {
  readonly drafting: Drafting;
  /** What the server knows of it; nothing while it is only here. */
  readonly publication: Publication | undefined;
}

/** Everything about something to share: the words first, what is asked seldom behind. */
export function EditForm({ drafting, publication }: EditFormProps) {
  const draft = drafting.draft.value;
  const facts = factsOf(draft, publication?.about);
  const missing = useSignal<readonly Lack[]>([]);
  const files = useFilesOf(drafting, facts.attachments.length);
  const { title, body } = draft.text;
  const write = (text: Partial<typeof draft.text>) => {
    drafting.change((now) => ({ ...now, text: { ...now.text, ...text } }));
    if (missing.value.length > 0) missing.value = lacks(drafting.draft.peek().text, facts.type, facts.when);
  };
  const say = (change: Parameters<typeof saying>[1]) => {
    drafting.change((now) => saying(now, change));
    if (change.when) missing.value = missing.value.filter((one) => one !== 'when');
  };
  const check = () => {
    missing.value = lacks(draft.text, facts.type, facts.when);
    // The first thing that is missing comes to the one who has to write it.
    queueMicrotask(() => document.querySelector<HTMLElement>('.publish [aria-invalid]')?.focus());
    return missing.value.length === 0;
  };
  const lang = isLanguage(draft.language) ? draft.language : undefined;
  const pictures = new Set(waitingIn(body));
  const beside = draft.files.filter((file) => !pictures.has(file.id));
  return (
    <div class="publish" data-kind={facts.type}>
      <Conflict drafting={drafting} />
      <Field label={t('publication.title')} error={missing.value.includes('title') ? t('refusal.required') : undefined}>
        {(field) => (
          <input
            {...field}
            class="publish-title"
            maxLength={160}
            lang={lang}
            autofocus={!title}
            // A page that is opened in the app has no autofocus of its own.
            ref={(box) => focusOnce(box, !title && !publication)}
            value={title}
            onInput={(event) => write({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <CoverField drafting={drafting} cover={facts.cover} onTake={files.takeCover} onSay={say} />
      {(facts.type === 'event' || facts.type === 'action') && (
        <WhenFields
          when={facts.when}
          place={facts.place}
          needed={facts.type === 'event'}
          isMissing={missing.value.includes('when')}
          onSay={say}
        />
      )}
      <Editor
        label={t('publication.body')}
        lang={lang}
        value={body}
        error={missing.value.includes('body') ? t('refusal.required') : undefined}
        onInput={(text) => write({ body: text })}
        takePictures={files.takePictures}
        takeFiles={files.takeFiles}
      />
      {!body.trim() && <Guide kind={facts.type} onUse={(guide) => write({ body: guide })} />}
      {files.problem && (
        <p class="field-error" role="alert">
          {files.problem}
        </p>
      )}
      {draft.files.length > 0 && (
        <PendingFiles
          files={[...beside, ...draft.files.filter((file) => pictures.has(file.id))]}
          onRemove={files.remove}
        />
      )}
      <FilesField
        attachments={facts.attachments}
        body={body}
        onTake={files.takeFiles}
        onRecord={files.takeRecording}
        onRemove={files.removeHeld}
      />
      <AboutFields
        facts={facts}
        language={draft.language}
        isDraft={publication === undefined || publication.about.stage === 'draft'}
        onSay={say}
      />
      <SignFields drafting={drafting} facts={facts} publication={publication} onSay={say} />
      <ShareBar drafting={drafting} publication={publication} isReady={check} />
    </div>
  );
}

const focused = new WeakSet<HTMLElement>();

function focusOnce(box: HTMLInputElement | null, wanted: boolean): void {
  if (!box || focused.has(box)) return;
  focused.add(box);
  // After the heading, which takes the focus of a new page.
  if (wanted) setTimeout(() => box.focus({ preventScroll: true }));
}
