import { type PublicationKind, PublicationKinds } from '../api/entries';
import { t } from '../i18n';
import { kindIcons } from '../ui/Chip';
import { Icon } from '../ui/Icon';
import { newPath } from './kinds';

/** What can be shared, each with a word on what it is for. `query` says where, such as `?grupo=…`. */
export function KindChoices({ query = '' }: { query?: string }) {
  return (
    <ul class="kinds">
      {PublicationKinds.map((kind: PublicationKind) => (
        <li key={kind}>
          <a class="kind-choice" data-kind={kind} href={newPath(kind) + query}>
            <Icon name={kindIcons[kind]} />
            <span>
              <strong>{t(`kind.${kind}`)}</strong>
              <span class="small">{t(`publication.kind.${kind}`)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
