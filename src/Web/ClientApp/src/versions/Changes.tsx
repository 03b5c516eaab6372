import { part } from '../app/part';
import { t } from '../i18n';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { useLoaded } from '../ui/useLoaded';
import type { Part } from './differences';
import '../styles/versions.css';

/** Pictures by what they show. */
const withoutIds = (source: string): string =>
  source.replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, (_, alt: string) => `[${t('publication.picture')}: ${alt}]`);

/** A version with what it says. */
export interface VersionText {
  readonly title: string;
  readonly source: string;
}

interface ChangesProps {
  readonly load: (version: number) => Promise<VersionText>;
  readonly lang?: string;
  /** Nothing for the first one. */
  readonly former: number | undefined;
  readonly later: number;
}

/** A version as it was written, with what it took out and put in. */
export function Changes({ load, lang, former, later }: ChangesProps) {
  const parts = useLoaded<readonly Part[]>(async () => {
    const [{ differences }, now, before] = await Promise.all([
      part(() => import('./differences')),
      load(later),
      former === undefined ? null : load(former),
    ]);
    const whole = ({ title, source }: VersionText) => `${title}\n\n${withoutIds(source)}`;
    return before ? differences(whole(before), whole(now)) : [{ kind: 'same' as const, text: whole(now) }];
  });
  if (parts.failed) return <LoadFailed cause={parts.failed} onRetry={parts.again} />;
  if (!parts.value) return <Skeleton shape="card" rows={1} />;
  const changes = parts.value.filter((one) => one.kind !== 'same').length;
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes" class="box-title">
        {former === undefined ? t('versions.first') : t('versions.between', { former, later })}
      </h2>
      {former !== undefined && changes === 0 && <p class="small">{t('versions.same')}</p>}
      <p class="difference is-plain" lang={lang}>
        {parts.value.map(({ kind, text }, i) =>
          kind === 'added' ? (
            <ins key={i}>{text}</ins>
          ) : kind === 'removed' ? (
            <del key={i}>{text}</del>
          ) : (
            <span key={i}>{text}</span>
          ),
        )}
      </p>
    </section>
  );
}
