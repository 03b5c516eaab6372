import type { TopicName } from '../api/entries';
import { get } from '../api/http';
import type { HiddenView } from '../api/hiding';
import { NotFoundPage } from '../app/NotFoundPage';
import { t } from '../i18n';
import { useTopic } from '../live/hooks';
import { Skeleton } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useLoaded } from '../ui/useLoaded';
import { HiddenLine } from './HiddenLine';

/** What an address shows that isn't there for the reader: that it is hidden, to whoever would read it otherwise. */
export function HiddenOrMissing({ about }: { about: TopicName }) {
  useTopic('directory/members');
  const { value, failed } = useLoaded(() => get<HiddenView>(`/api/hidden/${about}`), about);
  if (failed) return <NotFoundPage />;
  if (!value) return <Skeleton shape="card" />;
  return (
    <>
      <PageTitle title={t('hiding.page')} />
      <HiddenLine about={about} hidden={value.hidden} isOwn={false} looks={value.words !== undefined} />
    </>
  );
}
