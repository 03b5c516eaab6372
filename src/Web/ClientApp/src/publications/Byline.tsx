import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { memberName, organizationCard } from '../live/cards';
import { useEntries } from '../live/hooks';
import { entryOf } from '../live/unread';
import { Face, MemberFace } from '../ui/Face';
import { MemberLink } from '../ui/MemberLink';
import { RelativeTime } from '../ui/RelativeTime';
import { type Publication, signers } from './usePublication';

/** Who signs it, in whose name, and since when it is there. */
export function Byline({ publication }: { publication: Publication }) {
  const { about } = publication;
  const authors = signers(publication);
  return (
    <div class="byline">
      <span class="byline-faces">
        {authors.slice(0, 3).map((id) => (
          <MemberFace key={id} id={id} />
        ))}
      </span>
      <p class="byline-words">
        <span class="byline-names">
          {authors.map((id, i) => {
            const name = memberName(id);
            return (
              <span key={id}>
                {i > 0 && (i === authors.length - 1 ? ` ${t('publication.and')} ` : ', ')}
                <MemberLink class="post-name" id={id} name={name} />
              </span>
            );
          })}
        </span>
        <InName publication={publication} />
        <span class="post-time">
          {about.sharedAt ? <RelativeTime at={about.sharedAt} /> : t('publication.stage.draft')}
          {about.sharedAt && about.changedAt && about.changedAt > about.sharedAt && (
            <>
              {' · '}
              {t('publication.changed')} <RelativeTime at={about.changedAt} />
            </>
          )}
        </span>
      </p>
    </div>
  );
}

/** The initiative or organization for which it is shared. */
function InName({ publication: { about } }: { publication: Publication }) {
  const initiatives = useEntries(about.initiative ? 'directory/initiatives' : null);
  const initiative = about.initiative ? entryOf(initiatives, 'initiativeCard', about.initiative) : undefined;
  const organization = about.organization ? organizationCard(about.organization) : undefined;
  return (
    <>
      {initiative && (
        <a class="post-org" href={addressOf.initiative(initiative.id, initiative.name)}>
          <Face id={initiative.id} name={initiative.name} kind="initiative" size={24} />
          {t('member.for', { name: initiative.name })}
        </a>
      )}
      {organization && (
        <a class="post-org" href={addressOf.organization(organization.id, organization.name)}>
          <Face id={organization.id} name={organization.name} kind="organization" size={24} />
          {t('member.for', { name: organization.name })}
        </a>
      )}
    </>
  );
}
