import { useEffect } from 'preact/hooks';
import { get } from '../api/http';
import { t } from '../i18n';
import { Icon } from '../ui/Icon';
import { useLoaded } from '../ui/useLoaded';
import { noteVisit } from './note';

interface VisitCount {
  readonly total: number;
}

/** How often something was visited; being here is a visit. Without a line there is no count, and none is missed. */
export function Visits({ of }: { of: string }) {
  useEffect(() => noteVisit(of), [of]);
  const { value } = useLoaded(() => get<VisitCount>(`/api/visits/${of}`), of);
  return (
    <p class="small visits">
      {value && (
        <>
          <Icon name="eye" /> {t('visits', { n: value.total })}
        </>
      )}
    </p>
  );
}
