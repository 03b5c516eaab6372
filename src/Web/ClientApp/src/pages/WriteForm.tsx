import { useEffect } from 'preact/hooks';
import { Editor } from '../editor/Editor';
import { t } from '../i18n';
import { Field } from '../ui/Field';
import { ConflictView } from '../versions/ConflictView';
import { isChanged, writtenIn } from './pageDraft';
import type { PageDrafting } from './PageDrafting';
import { PenNotice } from './PenNotice';
import { SaveBar } from './SaveBar';
import type { Page } from './usePage';
import { usePen } from './usePen';

interface WriteFormProps {
  readonly page: Page;
  readonly drafting: PageDrafting;
  /** Otherwise what was written here is shown and no more. */
  readonly mayWrite: boolean;
}

/** Title, text, and what was changed. While somebody else writes, what was begun here stays in sight. */
export function WriteForm({ page, drafting, mayWrite }: WriteFormProps) {
  const draft = drafting.draft.value;
  const { pen, is } = usePen(page, draft.hand, mayWrite);
  const { version } = page.about;
  useEffect(() => void drafting.meetNewer(version), [drafting, version]);
  useEffect(() => {
    // Whoever wrote laid the pen down: what was to be saved here is.
    if (is === 'free' || is === 'mine') drafting.again();
  }, [drafting, is]);
  const isOthers = is === 'other' || is === 'elsewhere';
  const theirs = drafting.conflict.value;
  const shows = isChanged(draft) || (mayWrite && !isOthers);
  return (
    <div class="write">
      {mayWrite && <PenNotice page={page} pen={pen} is={is} hasText={isChanged(draft)} />}
      {theirs && (
        <ConflictView
          mine={draft.text}
          theirs={{ ...writtenIn(theirs), by: theirs.by, at: theirs.at }}
          onSettle={(mine) => drafting.settle(mine ? 'mine' : 'theirs')}
          onJoin={() => drafting.settle('both')}
        />
      )}
      {shows && (
        <>
          <Field label={t('page.title')} error={draft.text.title.trim() ? undefined : t('refusal.required')}>
            {(field) => (
              <input
                {...field}
                class="write-title"
                maxLength={160}
                value={draft.text.title}
                onInput={(event) => drafting.change({ title: event.currentTarget.value })}
              />
            )}
          </Field>
          <Editor
            label={t('page.text')}
            value={draft.text.body}
            rows={16}
            onInput={(body) => drafting.change({ body })}
          />
        </>
      )}
      {shows && mayWrite && <SaveBar page={page} drafting={drafting} isOthers={isOthers} />}
    </div>
  );
}
