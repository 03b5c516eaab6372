import type { TopicName } from '../api/entries';
import { get, post as send } from '../api/http';
import type { HiddenView } from '../api/hiding';
import type { ReportPlace } from '../api/reports';
import { requestId } from '../api/requestId';
import { Attachments } from '../files/Attachments';
import { t } from '../i18n';
import { Button, ButtonLink } from '../ui/Button';
import { Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { Problem } from '../ui/Problem';
import { useLoaded } from '../ui/useLoaded';
import { useSubmit } from '../ui/useSubmit';

interface BehindProps {
  readonly about: TopicName;
  readonly post?: number;
  readonly place: ReportPlace;
  readonly isOwn: boolean;
}

/** What was hidden, for its author and those who moderate it, and what each may do about it. */
export function Behind({ about, post, place, isOwn }: BehindProps) {
  const path = `/api/hidden/${about}${post === undefined ? '' : `?post=${post}`}`;
  const { value, failed, again } = useLoaded(() => get<HiddenView>(path), path);
  const back = useSubmit(() => send('/api/hidden/shown', { requestId: requestId(), about, post }));
  if (failed && !value) return <LoadFailed cause={failed} onRetry={again} />;
  if (!value) return <Skeleton rows={1} />;
  const { words } = value;
  return (
    <div class="behind">
      {words?.title && <p class="strong">{words.title}</p>}
      {words && <div class="post-text" dangerouslySetInnerHTML={{ __html: words.html }} />}
      {words &&
        words.attachments.length > 0 &&
        (isOwn ? (
          <Attachments files={words.attachments} by="" />
        ) : (
          <p class="small">{words.attachments.map(({ name }) => name).join(', ')}</p>
        ))}
      <div class="acts">
        {value.case !== undefined && (
          <ButtonLink href={`/app/denuncias/${place}/${value.case}`}>{t('appeal.act')}</ButtonLink>
        )}
        {value.mayShow && (
          <Button icon="rotate-ccw" busy={back.busy} onClick={() => void back.submit()}>
            {t('hiding.show')}
          </Button>
        )}
      </div>
      <Problem form={back} />
    </div>
  );
}
