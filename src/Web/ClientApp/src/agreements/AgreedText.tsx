import { useSignal } from '@preact/signals';
import { get, Refused } from '../api/http';
import type { GroupId } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Button } from '../ui/Button';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { RelativeTime } from '../ui/RelativeTime';
import { useLoaded } from '../ui/useLoaded';
import type { Agreed, AgreedVersion } from './agreed';

interface AgreedTextProps {
  readonly group: GroupId;
  /** The newest version, so that a change is shown at once. */
  readonly version: number;
}

/** What a group agreed on, and since when. */
export function AgreedText({ group, version }: AgreedTextProps) {
  const chosen = useSignal<number | null>(null);
  const path = `/api/groups/${group}/agreements`;
  const wanted = chosen.value ?? version;
  const { value, failed, again } = useLoaded(() => get<Agreed>(`${path}?version=${wanted}`), `${group} ${wanted}`);
  if (failed instanceof Refused && failed.status === 404) {
    return <EmptyState id={group} title={t('agreements.none')} />;
  }
  if (failed && !value) return <LoadFailed cause={failed} onRetry={again} />;
  if (!value) return <Skeleton rows={3} />;
  return (
    <>
      <div class="post-text" dangerouslySetInnerHTML={{ __html: value.html }} />
      <p class="small">
        {memberName(value.by)} · <RelativeTime at={value.at} />
      </p>
      {version > 1 && (
        <Versions path={path} group={group} version={version} chosen={wanted} onChoose={(no) => (chosen.value = no)} />
      )}
    </>
  );
}

interface VersionsProps {
  readonly path: string;
  readonly group: GroupId;
  readonly version: number;
  readonly chosen: number;
  readonly onChoose: (version: number) => void;
}

/** The dates of what was agreed on before. */
function Versions({ path, group, version, chosen, onChoose }: VersionsProps) {
  const { value } = useLoaded(
    () => get<{ items: readonly AgreedVersion[] }>(`${path}/versions`),
    `${group} ${version} versions`,
  );
  if (!value) return null;
  return (
    <details>
      <summary>{t('agreements.versions', { n: value.items.length })}</summary>
      <ul>
        {[...value.items].reverse().map((one) => (
          <li key={one.version}>
            <Button look={one.version === chosen ? undefined : 'quiet'} onClick={() => onChoose(one.version)}>
              <RelativeTime at={one.at} /> · {memberName(one.by)}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
