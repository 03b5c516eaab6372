import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso';
import { Refused } from '../api/http';
import { myGroups } from '../app/places';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';
import { waitingIn } from './draft';
import { share, throwAway } from './draftings';
import type { Drafting } from './Drafting';
import { SaveWords } from './SaveWords';
import type { Publication } from './usePublication';

interface ShareBarProps {
  readonly drafting: Drafting;
  readonly publication: Publication | undefined;
  /** Whether all is there that has to be; shows what isn't. */
  readonly isReady: () => boolean;
}

/** Always in sight: what is saved, who will read it, and the one act. */
export function ShareBar({ drafting, publication, isReady }: ShareBarProps) {
  const { route } = useLocation();
  const { outbox, line } = useLive();
  const requestOf = useRequestId();
  const throws = useSignal(false);
  const draft = drafting.draft.value;
  const anew = publication?.about.stage === 'shared';
  const groups = myGroups();
  const group = anew ? publication.about.group : draft.group || undefined;
  const sharing = { anew, language: draft.language, group: anew ? undefined : group };

  /** What can't be shared now is shared once there is a line, also after the page is closed. */
  const later = async () => {
    await drafting.handOver();
    const { key, text } = drafting.draft.peek();
    await outbox.add({ do: 'share', draft: key, title: text.title, ...sharing });
    route('/app');
  };
  const act = useSubmit(async () => {
    if (!isReady()) return;
    if (line.value === 'waiting') return later();
    try {
      const { key } = drafting.draft.peek();
      const id = await share(drafting, requestOf({ ...sharing, key, text: drafting.draft.peek().text }), sharing);
      // The form was scrolled down; what was shared is read from its beginning.
      scrollTo(0, 0);
      route(addressOf.publication(id, drafting.draft.peek().text.title), true);
    } catch (error) {
      if (!(error instanceof Refused) || !error.passing) throw error;
      await later();
    }
  });
  const away = useSubmit(async () => {
    await throwAway(drafting);
    route('/app', true);
  });
  const waiting = draft.files.length + (draft.cover ? 1 : 0) + waitingIn(draft.text.body).length > 0;
  return (
    <div class="share-bar">
      <SaveWords drafting={drafting} />
      <Problem form={act} />
      <div class="share-bar-row">
        {!anew && (
          <label class="share-readers">
            <span class="small">{t('publication.readers')}</span>
            <select
              value={draft.group}
              onChange={(event) => {
                const { value } = event.currentTarget;
                drafting.change((now) => ({ ...now, group: value }));
              }}
            >
              <option value="">{t('publication.readers.network')}</option>
              {groups.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === draft.group}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        {!anew && (
          <Button
            look="quiet"
            icon="trash-2"
            label={t('publication.throwAway')}
            onClick={() => (throws.value = true)}
          />
        )}
        <Button look="primary" busy={act.busy} onClick={() => void act.submit()}>
          {t(act.busy && waiting ? 'publication.sendingFiles' : anew ? 'publication.shareChanges' : 'action.share')}
        </Button>
      </div>
      {throws.value && (
        <Confirm
          title={t('publication.throwAway.sure')}
          text={t('publication.throwAway.text')}
          act={t('publication.throwAway')}
          busy={away.busy}
          error={away.error}
          onConfirm={() => void away.submit()}
          onClose={() => (throws.value = false)}
        />
      )}
    </div>
  );
}
