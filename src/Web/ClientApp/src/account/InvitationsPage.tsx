import '../styles/account.css';
import { useSignal } from '@preact/signals';
import { useRoute } from 'preact-iso';
import type { Invitation, InvitationMade, Items } from '../api/account';
import { get } from '../api/http';
import { me, setting } from '../app/session';
import { isLanguage, type Language, t } from '../i18n';
import { Button } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { useLoaded } from '../ui/useLoaded';
import { InvitationRow } from './InvitationRow';
import { MadeInvitation } from './MadeInvitation';
import { NewInvitation } from './NewInvitation';
import { useInvitingPlaces } from './useInvitingPlaces';

/** Making invitations, and what became of those made. */
export default function InvitationsPage() {
  const { query } = useRoute();
  const places = useInvitingPlaces();
  const made = useSignal<{ readonly made: InvitationMade; readonly guest: Language } | null>(null);
  const asks = useSignal(query.grupo !== undefined);
  const list = useLoaded(() => get<Items<Invitation>>('/api/invitations'));
  const language = setting('language');
  return (
    <>
      <PageTitle title={t('invite.title')} />
      {places && <p class="lead">{t('invite.text')}</p>}
      {made.value ? (
        <MadeInvitation
          {...made.value}
          network={me.value?.network.name ?? t('app.name')}
          onAnother={() => {
            made.value = null;
            asks.value = true;
          }}
        />
      ) : !places ? (
        <p class="alert">{t('invite.may.not')}</p>
      ) : asks.value ? (
        <NewInvitation
          places={places}
          group={query.grupo}
          language={isLanguage(language) ? language : 'es'}
          onMade={(answer, guest) => {
            made.value = { made: answer, guest };
            list.again();
          }}
        />
      ) : (
        <Button look="primary" icon="plus" onClick={() => (asks.value = true)}>
          {t('invite.new')}
        </Button>
      )}
      <section aria-labelledby="made">
        <h2 id="made" class="overline">
          {t('invite.list')}
        </h2>
        {list.failed !== undefined ? (
          <LoadFailed cause={list.failed} onRetry={list.again} />
        ) : !list.value ? (
          <Skeleton rows={2} />
        ) : list.value.items.length === 0 ? (
          <EmptyState id="invitations" title={t('invite.list.none')} />
        ) : (
          <ul class="stack">
            {list.value.items.map((one) => (
              <InvitationRow key={one.id} invitation={one} onChanged={list.again} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
