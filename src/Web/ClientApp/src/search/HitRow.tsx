import type { SearchHit } from '../api/search';
import { t } from '../i18n';
import { axisLabel } from '../live/axes';
import { memberName, organizationCard } from '../live/cards';
import { countryName } from '../ui/countryName';
import { Face, MemberFace } from '../ui/Face';
import { Icon } from '../ui/Icon';
import { RelativeTime } from '../ui/RelativeTime';
import { groupName } from './groupName';
import { Kinds } from './kinds';
import { Marked } from './Marked';

/** Something that was found: what it is, its name, whose, and the words around what was looked for. */
export function HitRow({ hit, showsKind }: { hit: SearchHit; showsKind: boolean }) {
  const kind = Kinds[hit.kind];
  const own = hit.kind === 'axis' ? axisLabel(hit.id) : undefined;
  const title = own ?? (hit.title || (hit.kind === 'thread' || hit.kind === 'post' ? t('thread.hidden') : ''));
  const group = groupName(hit);
  return (
    <li class="directory-row hit">
      <HitFace hit={hit} />
      <div class="directory-words">
        <a class="cover-link directory-name" href={kind.address(hit, group)}>
          <Marked text={title} marks={title === hit.title ? hit.titleMarks : []} />
        </a>
        <p class="directory-line">
          {showsKind && <span class="hit-kind">{t(kind.one)}</span>}
          {hit.by && <span>{memberName(hit.by)}</span>}
          {hit.organization && <span class="directory-organization">{organizationCard(hit.organization)?.name}</span>}
          {hit.country && <span>{countryName(hit.country)}</span>}
          {hit.kind !== 'group' && group && <span>{group}</span>}
          {hit.at && hit.kind !== 'group' && (
            <span>
              <RelativeTime at={hit.at} />
            </span>
          )}
        </p>
        {hit.excerpt && (
          <p class="hit-text">
            <Marked text={hit.excerpt} marks={hit.marks} />
          </p>
        )}
      </div>
    </li>
  );
}

function HitFace({ hit }: { hit: SearchHit }) {
  if (hit.kind === 'person') return <MemberFace id={hit.id} />;
  if (hit.kind === 'post' && hit.by) return <MemberFace id={hit.by} />;
  if (hit.kind === 'organization' || hit.kind === 'initiative') {
    return <Face id={hit.id} name={hit.title} kind={hit.kind} />;
  }
  return (
    <span class="hit-icon">
      <Icon name={Kinds[hit.kind].icon} size={24} />
    </span>
  );
}
