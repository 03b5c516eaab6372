import '../styles/settings.css';
import type { Device, Items } from '../api/account';
import { del, get } from '../api/http';
import { signOut } from '../app/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Chip } from '../ui/Chip';
import { minute } from '../ui/clock';
import { Skeleton } from '../ui/EmptyState';
import { Icon } from '../ui/Icon';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';

/** The devices on which the member is signed in, this one first. */
export function DevicesPage() {
  const list = useLoaded(() => get<Items<Device>>('/api/sessions'));
  const devices = [...(list.value?.items ?? [])].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt),
  );
  return (
    <>
      <PageTitle title={t('devices.title')} back={{ href: '/app/ajustes', label: t('nav.back') }} />
      <p class="lead">{t('devices.text')}</p>
      {list.failed !== undefined ? (
        <LoadFailed cause={list.failed} onRetry={list.again} />
      ) : !list.value ? (
        <Skeleton rows={3} />
      ) : (
        <ul class="stack">
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} onEnded={list.again} />
          ))}
        </ul>
      )}
    </>
  );
}

function DeviceRow({ device, onEnded }: { device: Device; onEnded: () => void }) {
  const name = device.device || t('devices.unknown');
  const end = useSubmit(async () => {
    if (device.current) {
      await signOut();
      return;
    }
    await del(`/api/sessions/${device.id}`);
    onEnded();
  });
  return (
    <li class="card device">
      <Icon name={device.kind === 'token' ? 'key-round' : iconOf(name)} />
      <div>
        <h2 class="device-name">{name}</h2>
        <p class="small">
          <Words of="devices.seen" at={device.current ? minute.value.toISOString() : device.seenAt} /> ·{' '}
          <Words of="devices.since" at={device.at} />
        </p>
        {device.current && <Chip look="action">{t('devices.this')}</Chip>}
        {device.kind === 'token' && <Chip>{t('devices.program')}</Chip>}
        <Problem form={end} />
      </div>
      <Button busy={end.busy} label={t('devices.end', { name })} onClick={() => void end.submit()}>
        {t('devices.end.short')}
      </Button>
    </li>
  );
}

/** A sentence with a time in it that says more when asked. */
function Words({ of, at }: { of: 'devices.seen' | 'devices.since'; at: string }) {
  const mark = '\u0001';
  const [before, after] = t(of, { date: mark }).split(mark);
  return (
    <span>
      {before}
      <RelativeTime at={at} />
      {after}
    </span>
  );
}

const iconOf = (name: string) => (/Android|iPhone|iPad/.test(name) ? 'smartphone' : 'monitor');
