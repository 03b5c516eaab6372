import '../styles/people.css';
import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { useLive, useTopic } from '../live/hooks';
import { Button, ButtonLink } from '../ui/Button';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { NearRow } from './NearRow';
import { useNear } from './useNear';

const AtOnce = 20;

/** Everybody near the reader, with the reason. */
export default function NearPage() {
  const { line } = useLive();
  const { status } = useTopic('directory/members');
  const near = useNear();
  const shown = useSignal(AtOnce);
  const waits = near.length === 0 && status !== 'held';
  return (
    <>
      <PageTitle title={t('near.title')} back={{ href: '/app/personas', label: t('nav.people') }} />
      <p class="lead">{t('near.text')}</p>
      {waits && (line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />)}
      {!waits && near.length === 0 && (
        <EmptyState id="near" title={t('near.none')}>
          <ButtonLink look="primary" href="/app/perfil">
            {t('near.none.act')}
          </ButtonLink>
        </EmptyState>
      )}
      <ul class="directory">
        {near.slice(0, shown.value).map((one) => (
          <NearRow key={one.card.id} near={one} />
        ))}
      </ul>
      {near.length > shown.value && <Button onClick={() => (shown.value += AtOnce)}>{t('action.more')}</Button>}
    </>
  );
}
