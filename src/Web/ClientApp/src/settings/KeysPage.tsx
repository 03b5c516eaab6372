import '../styles/settings.css';
import { useSignal } from '@preact/signals';
import type { Items, ProgramKey } from '../api/account';
import { del, get } from '../api/http';
import { t } from '../i18n';
import { shortDate } from '../i18n/dates';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { CopyBox } from '../ui/CopyBox';
import { Dialog } from '../ui/Dialog';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';
import { NewKey } from './NewKey';

/** Keys by which programs act in the member's name. */
export function KeysPage() {
  const made = useSignal('');
  const list = useLoaded(() => get<Items<ProgramKey>>('/api/tokens'));
  return (
    <>
      <PageTitle title={t('programs.title')} back={{ href: '/app/ajustes', label: t('nav.back') }} />
      <p class="lead">{t('programs.text')}</p>
      {made.value ? (
        <section class="card made" role="status">
          <h2>{t('programs.made')}</h2>
          <p>{t('programs.made.text')}</p>
          <CopyBox label={t('programs.value')} value={made.value} />
          <Button icon="plus" onClick={() => (made.value = '')}>
            {t('programs.another')}
          </Button>
        </section>
      ) : (
        <NewKey
          onMade={(key) => {
            made.value = key;
            list.again();
          }}
        />
      )}
      <section class="after" aria-label={t('programs.title')}>
        {list.failed !== undefined ? (
          <LoadFailed cause={list.failed} onRetry={list.again} />
        ) : !list.value ? (
          <Skeleton rows={2} />
        ) : list.value.items.length === 0 ? (
          <EmptyState id="keys" title={t('programs.none')} />
        ) : (
          <ul>
            {list.value.items.map((key) => (
              <KeyRow key={key.id} program={key} onRemoved={list.again} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function KeyRow({ program, onRemoved }: { program: ProgramKey; onRemoved: () => void }) {
  const asks = useSignal(false);
  const { id, name, scope, expiresAt } = program;
  const remove = useSubmit(async () => {
    await del(`/api/tokens/${id}`);
    asks.value = false;
    onRemoved();
  });
  const until = shortDate(new Date(expiresAt), minute.value);
  const title = t('programs.remove', { name });
  return (
    <li class="setting-row">
      <span>
        {name}
        <span class="choice-hint">
          {t(`programs.scope.${scope}`)} · {t('programs.until', { date: until })}
        </span>
      </span>
      <Button look="quiet" icon="trash-2" label={title} onClick={() => (asks.value = true)} />
      {asks.value && (
        <Dialog title={title} onClose={() => (asks.value = false)}>
          <p>{t('programs.remove.text')}</p>
          <Problem form={remove} />
          <div class="acts">
            <Button look="danger" busy={remove.busy} onClick={() => void remove.submit()}>
              {t('action.remove')}
            </Button>
            <Button onClick={() => (asks.value = false)}>{t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}
