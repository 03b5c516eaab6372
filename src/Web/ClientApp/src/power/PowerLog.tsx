import '../styles/notices.css';
import { useSignal } from '@preact/signals';
import type { PowerAct, TopicName } from '../api/entries';
import { t } from '../i18n';
import { byDay, dayName } from '../i18n/dates';
import { AxesTopic } from '../live/axes';
import { useEntries, useLive, useTopic } from '../live/hooks';
import { Button } from '../ui/Button';
import { minute } from '../ui/clock';
import { EmptyState, NoLine, Skeleton } from '../ui/EmptyState';
import { MemberFace } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { RelativeTime } from '../ui/RelativeTime';
import { actsIn, iconOf, sentence, type Theme, Themes } from './acts';
import { type GroupHere, reasonOf, whereOf } from './where';

interface PowerLogProps {
  readonly log: TopicName;
  /** One sentence on what appears here. */
  readonly empty: string;
  readonly group?: GroupHere;
}

/** What was done by a power that others don't have, newest first. */
export function PowerLog({ log, empty, group }: PowerLogProps) {
  const { line, older } = useLive();
  const { state, status } = useTopic(log);
  useEntries(AxesTopic);
  const theme = useSignal<Theme | 'all'>('all');
  const isLoading = useSignal(false);
  const failed = useSignal(false);
  const entries = state?.entries ?? new Map();
  const all = actsIn(entries);
  const shown = actsIn(entries, theme.value);
  const themes = Themes.filter((one) => actsIn(entries, one).length > 0);
  const more = async () => {
    isLoading.value = true;
    failed.value = !(await older(log).then(
      () => true,
      () => false,
    ));
    isLoading.value = false;
  };
  if (all.length === 0 && status !== 'held') return line.value === 'waiting' ? <NoLine /> : <Skeleton rows={5} />;
  if (all.length === 0) return <EmptyState id={log} title={empty} />;
  return (
    <>
      {themes.length > 1 && (
        <ul class="chips act-themes" aria-label={t('power.themes')}>
          {(['all', ...themes] as const).map((one) => (
            <li key={one}>
              <button
                type="button"
                class="chip chip-press"
                aria-pressed={one === theme.value}
                onClick={() => (theme.value = one)}
              >
                {t(`power.theme.${one}`)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.length === 0 && <p class="small">{t('power.none.theme')}</p>}
      {byDay(shown, ({ at }) => at).map(({ at, some }) => (
        <section key={at}>
          <h2 class="day">{dayName(new Date(at), minute.value)}</h2>
          <ul class="notices">
            {some.map((act) => (
              <ActRow key={act.id} act={act} group={group} />
            ))}
          </ul>
        </section>
      ))}
      {failed.value && <p class="field-error">{t('error.line')}</p>}
      {(state?.low ?? 0) > 1 && (
        <Button busy={isLoading.value} onClick={() => void more()}>
          {t('action.more')}
        </Button>
      )}
    </>
  );
}

function ActRow({ act, group }: { act: PowerAct; group?: GroupHere }) {
  const where = whereOf(act, group);
  const reason = reasonOf(act, group);
  return (
    <li class="notice">
      <span class="notice-face">
        {act.by ? (
          <MemberFace id={act.by} />
        ) : (
          <span class="hit-icon">
            <Icon name={iconOf(act)} size={24} />
          </span>
        )}
        {act.by && (
          <span class="notice-kind">
            <Icon name={iconOf(act)} size={14} />
          </span>
        )}
      </span>
      <div class="notice-words">
        <p>{sentence(act)}</p>
        {reason && <blockquote class="small">{reason}</blockquote>}
        <p class="small act-facts">
          <RelativeTime at={act.at} />
          {where && <a href={where.href}>{where.name}</a>}
          {act.listed && <span>{t('power.listed')}</span>}
        </p>
      </div>
    </li>
  );
}
