import { useSignal } from '@preact/signals';
import type { ExactPlace } from '../api/entries';
import { del, put } from '../api/http';
import { requestId } from '../api/requestId';
import { t } from '../i18n';
import { exact } from '../i18n/dates';
import { useTopic } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { placeInWords } from '../ui/countryName';
import { Icon } from '../ui/Icon';
import { useSubmit } from '../ui/useSubmit';
import { PlaceDialog } from './PlaceDialog';
import type { Initiative, InitiativeRights } from './useInitiative';

interface PlaceSectionProps {
  readonly initiative: Initiative;
  readonly rights: InitiativeRights;
}

/** Where an initiative is: country and department for everybody, the exact place for its people or by its consent. */
export function PlaceSection({ initiative, rights }: PlaceSectionProps) {
  const { id, about, point } = initiative;
  const { state } = useTopic(rights.accompanies ? `log/${id}` : null);
  const known = state ? entryOf(state.entries, 'logAbout', 'about')?.place : undefined;
  const words = placeInWords(about.territory, about.country);
  if (!words && !point && !rights.accompanies) return null;
  return (
    <section aria-labelledby="place">
      <h2 id="place" class="overline">
        {t('initiative.place')}
      </h2>
      {words && (
        <p class="place">
          <Icon name="map-pin" /> {words}
        </p>
      )}
      {!rights.accompanies && point && <PlaceWords place={point.place} />}
      {rights.accompanies && <Exact initiative={initiative} rights={rights} place={known} />}
    </section>
  );
}

/** The village, and the degrees as maps take them. */
function PlaceWords({ place: { village, latitude, longitude } }: { place: ExactPlace }) {
  const degrees = latitude === undefined || longitude === undefined ? '' : `${latitude}, ${longitude}`;
  return <p class="place-exact">{[village, degrees].filter(Boolean).join(' · ')}</p>;
}

/** The exact place for those who know it, with what they may do about it. */
function Exact({ initiative, rights, place }: PlaceSectionProps & { place: ExactPlace | undefined }) {
  const { id, point } = initiative;
  const open = useSignal<'form' | 'consent' | 'forget' | null>(null);
  const path = `/api/initiatives/${id}/place`;
  const act = useSubmit(async (work: () => Promise<unknown>) => {
    await work();
    open.value = null;
  });
  return (
    <div class="card place-card">
      <h3 class="box-title">
        <Icon name={point ? 'eye' : 'lock'} /> {t('initiative.place.exact')}
      </h3>
      {place ? <PlaceWords place={place} /> : <p>{t('initiative.place.none')}</p>}
      <p class="small">
        {point ? t('initiative.place.shown', { date: exact(new Date(point.at)) }) : t('initiative.place.private')}
      </p>
      {act.error && open.value === null && <p role="alert">{act.error}</p>}
      <div class="acts">
        {rights.leads && (
          <Button icon="map-pin" onClick={() => (open.value = 'form')}>
            {t(place ? 'initiative.place.change' : 'initiative.place.set')}
          </Button>
        )}
        {place && !point && rights.speaks && (
          <Button icon="eye" onClick={() => (open.value = 'consent')}>
            {t('initiative.place.consent')}
          </Button>
        )}
        {point && (rights.leads || rights.changes) && (
          <Button icon="eye-off" busy={act.busy} onClick={() => void act.submit(() => del(`${path}/consent`))}>
            {t('initiative.place.withdraw')}
          </Button>
        )}
        {place && rights.leads && (
          <Button look="quiet" icon="trash-2" onClick={() => (open.value = 'forget')}>
            {t('initiative.place.forget')}
          </Button>
        )}
      </div>
      {place && !point && rights.leads && !rights.speaks && <p class="small">{t('initiative.place.consent.others')}</p>}
      {open.value === 'form' && (
        <PlaceDialog path={path} place={place} isShown={point !== undefined} onClose={() => (open.value = null)} />
      )}
      {open.value === 'consent' && (
        <Confirm
          title={t('initiative.place.consent.sure')}
          text={t('initiative.place.consent.text')}
          act={t('initiative.place.consent')}
          busy={act.busy}
          error={act.error}
          onConfirm={() => void act.submit(() => put(`${path}/consent`, { requestId: requestId() }))}
          onClose={() => (open.value = null)}
        />
      )}
      {open.value === 'forget' && (
        <Confirm
          title={t('initiative.place.forget.sure')}
          text={t('initiative.place.forget.text')}
          act={t('initiative.place.forget')}
          busy={act.busy}
          error={act.error}
          onConfirm={() => void act.submit(() => del(`${path}?requestId=${requestId()}`))}
          onClose={() => (open.value = null)}
        />
      )}
    </div>
  );
}
