import type { NoticeLevel, TopicName } from '../api/entries';
import { put } from '../api/http';
import { t } from '../i18n';
import { idOf } from '../live/belonging';
import { useMine } from '../live/hooks';
import { entryOf, levelOf } from '../live/unread';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { Problem } from '../ui/Problem';
import { useSubmit } from '../ui/useSubmit';

const Levels: readonly NoticeLevel[] = ['all', 'mentions', 'none'];

interface LevelMenuProps {
  /** A group, or one of its threads. */
  readonly about: TopicName;
  /** The thread's group. */
  readonly group?: TopicName;
  readonly name: string;
  /** Whether nothing else around it says what the bell is for. */
  readonly alone?: boolean;
}

/** How much of a group or conversation reaches the reader: everything, what addresses the reader, or nothing. */
export function LevelMenu({ about, group, name, alone = false }: LevelMenuProps) {
  const mine = useMine();
  const form = useSubmit((level: NoticeLevel | null) => put<undefined>(`/api/me/levels/${about}`, { level }));
  const chosen = levelOf(mine, idOf(about), group && idOf(group));
  const isOwn = entryOf(mine, 'level', `level-${idOf(about)}`) !== undefined;
  return (
    <div class="level">
      <Menu
        label={t('notice.level', { name })}
        icon={chosen === 'none' ? 'bell-off' : 'bell'}
        words={alone ? t('nav.notices') : undefined}
      >
        {Levels.map((level) => (
          <Button
            key={level}
            look="quiet"
            icon={level === chosen ? 'check' : undefined}
            aria-pressed={level === chosen}
            onClick={() => void form.submit(level)}
          >
            {t(`notice.level.${level}`)}
          </Button>
        ))}
        {group && isOwn && (
          <Button look="quiet" icon="rotate-ccw" onClick={() => void form.submit(null)}>
            {t('notice.level.asGroup')}
          </Button>
        )}
      </Menu>
      <Problem form={form} />
    </div>
  );
}
