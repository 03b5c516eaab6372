import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Running } from '../api/admin';
import { get, post } from '../api/http';
import { sizeWords } from '../files/words';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { faultsOf } from './health';
import { Box, type Part, Sending } from './RunningBox';
import { PushBox } from './PushBox';
import { TestMail } from './TestMail';

const Path = '/api/admin/running';
/** How often one looks while something is being made. */
const Pause = 2_000;

/** How the network runs: whether all is well, and what keeps it so. */
export function RunningPage() {
  const { value, failed, again } = useLoaded(() => get<Running>(Path));
  const busy = value?.store.backup?.running || value?.store.check?.running;
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(again, Pause);
    return () => clearTimeout(timer);
  }, [busy, value]);
  return (
    <>
      <PageTitle title={t('admin.running')} back={{ href: '/app/admin', label: t('nav.back') }} />
      {value ? (
        <>
          <Health of={value} />
          <Disk of={value} />
          <Backup of={value} onBegun={again} />
          <Check of={value} onBegun={again} />
          <Mail of={value} onTried={again} />
          <PushBox of={value} />
          <Host of={value} />
        </>
      ) : failed !== undefined ? (
        <LoadFailed cause={failed} onRetry={again} />
      ) : (
        <Skeleton rows={5} shape="card" />
      )}
    </>
  );
}

/** One green line, or what to do. */
function Health({ of }: Part) {
  const faults = faultsOf(of, minute.value.getTime());
  return (
    <div role="status">
      {faults.length === 0 ? (
        <p class="alert health-well">{t('admin.health.well')}</p>
      ) : (
        faults.map((key) => (
          <p key={key} class="alert alert-danger">
            {t(key)}
          </p>
        ))
      )}
    </div>
  );
}

function Disk({ of: { store } }: Part) {
  return (
    <Box id="disk" title={t('admin.running.disk')}>
      <dl class="data">
        <div>
          <dt>{t('admin.running.disk')}</dt>
          <dd>{t('admin.running.free', { n: sizeWords(store.freeBytes) })}</dd>
        </div>
        <div>
          <dt>{t('admin.running.data')}</dt>
          <dd>{sizeWords(store.dataBytes)}</dd>
        </div>
        <div>
          <dt>{t('admin.running.storage')}</dt>
          <dd>{t(`admin.running.storage.${store.storage}`, { folder: store.dataFolder })}</dd>
        </div>
      </dl>
    </Box>
  );
}

interface ActingPart extends Part {
  readonly onBegun: () => void;
}

function Backup({ of: { store }, onBegun }: ActingPart) {
  const { backup } = store;
  const make = useSubmit(async () => {
    await post<void>(`${Path}/backup`);
    onBegun();
  });
  return (
    <Box id="backup" title={t('admin.running.backup')}>
      {backup ? (
        <>
          <p>
            {backup.at ? (
              <>
                <RelativeTime at={backup.at} /> · {sizeWords(backup.bytes ?? 0)}
              </>
            ) : (
              t('admin.running.backup.none')
            )}
          </p>
          <p class="small">{t('admin.running.backup.kept', { folder: backup.folder, n: backup.days })}</p>
          <Problem form={make} />
          <Acting busy={backup.running || make.busy} words={t('admin.running.backup.making')}>
            <Button onClick={() => void make.submit()}>{t('admin.running.backup.make')}</Button>
          </Acting>
        </>
      ) : (
        <p>{t('admin.running.backup.off')}</p>
      )}
    </Box>
  );
}

function Check({ of: { store }, onBegun }: ActingPart) {
  const { check } = store;
  const begin = useSubmit(async () => {
    await post<void>(`${Path}/check`);
    onBegun();
  });
  if (!check) return null;
  const state = !check.at ? 'never' : check.well === undefined ? 'failed' : check.well ? 'well' : 'found';
  return (
    <Box id="check" title={t('admin.running.check')}>
      <p>
        {t(`admin.running.check.${state}`)}
        {check.at && (
          <>
            {' '}
            · <RelativeTime at={check.at} />
          </>
        )}
      </p>
      <Problem form={begin} />
      <Acting busy={check.running || begin.busy} words={t('admin.running.check.making')}>
        <Button onClick={() => void begin.submit()}>{t('admin.running.check.make')}</Button>
      </Acting>
    </Box>
  );
}

/** An act, or that it is being done. */
function Acting({ busy, words, children }: { busy: boolean; words: string; children: ComponentChildren }) {
  return (
    <>
      <p role="status" class={busy ? 'small' : 'sr'}>
        {busy && words}
      </p>
      {!busy && <div class="acts">{children}</div>}
    </>
  );
}

function Mail({ of: { mail }, onTried }: Part & { readonly onTried: () => void }) {
  return (
    <Box id="mail" title={t('admin.running.mail')}>
      <p>{t(mail.sends ? 'admin.running.mail.on' : 'admin.running.mail.off')}</p>
      <Sending sentAt={mail.sends ? mail.sentAt : undefined} failedAt={mail.failedAt} />
      {mail.sends && <TestMail onTried={onTried} />}
    </Box>
  );
}

function Host({ of: { version, hosts, connected, dashboard } }: Part) {
  return (
    <Box id="hosts" title={t('admin.running.hosts')}>
      <dl class="data">
        <div>
          <dt>{t('admin.running.version')}</dt>
          <dd>{version}</dd>
        </div>
        {hosts.map((since, at) => (
          <div key={since}>
            <dt>{`${at + 1}`}</dt>
            <dd>
              {t('admin.running.since')} <RelativeTime at={since} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('admin.running.connected')}</dt>
          <dd>{connected}</dd>
        </div>
      </dl>
      {dashboard && (
        <p>
          <a href="/admin/orleans/" target="_blank" rel="noreferrer">
            {t('admin.running.dashboard')}
          </a>
        </p>
      )}
    </Box>
  );
}
