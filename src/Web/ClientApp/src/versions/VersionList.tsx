import type { MemberId } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { RelativeTime } from '../ui/RelativeTime';
import '../styles/versions.css';

/** A version in one line. */
export interface Version {
  readonly version: number;
  readonly title: string;
  readonly at: string;
  readonly by: MemberId;
  /** What was changed, in its writer's words. */
  readonly note?: string;
  /** The former version whose text it has again. */
  readonly of?: number;
}

interface VersionListProps {
  /** The newest first. */
  readonly versions: readonly Version[];
  readonly chosen: number | undefined;
  readonly onChoose: (version: number) => void;
}

/** The versions of a text, of which one is looked at. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  return (
    <ol class="versions">
      {versions.map(({ version, by, at, note, of }) => (
        <li key={version}>
          <button type="button" class="version-row" aria-pressed={version === chosen} onClick={() => onChoose(version)}>
            <strong>{t('versions.n', { n: version })}</strong>
            <span class="small">
              {memberName(by)} · <RelativeTime at={at} />
            </span>
            {(note || of !== undefined) && (
              <span class="version-note">{note || t('versions.restored', { n: of ?? 0 })}</span>
            )}
          </button>
        </li>
      ))}
    </ol>
  );
}
