import { useRoute } from 'preact-iso';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { useDrafting } from '../editor/useDrafting';
import { language, t } from '../i18n';
import { useLive } from '../live/hooks';
import { EmptyState, Skeleton } from '../ui/EmptyState';
import { LoadFailed } from '../ui/LoadFailed';
import { PageTitle } from '../ui/Page';
import { openExisting } from './draftings';
import { EditForm } from './EditForm';
import { publicationIn } from './kinds';
import { type Publication, titleOf, usePublication, useStanding } from './usePublication';

/** A draft, or something shared that its authors change. */
export default function EditPublicationPage() {
  const found = usePublication(publicationIn(useRoute().params.publication ?? ''));
  return (
    <Found found={found} title={t('publication.edit')} shape="card">
      {(publication) => <Edit key={publication.id} publication={publication} />}
    </Found>
  );
}

function Edit({ publication }: { publication: Publication }) {
  const { id, about } = publication;
  const { store, learn } = useLive();
  const mayEdit = useStanding(publication) === 'author';
  const { drafting, failed, again } = useDrafting(mayEdit ? id : null, () =>
    openExisting(store, learn, { id, type: about.type, language: about.language }),
  );
  const title = titleOf(publication, language.value);
  const isDraft = about.stage === 'draft';
  const back = isDraft
    ? { href: '/app', label: t('nav.home') }
    : { href: addressOf.publication(id, title), label: t('thread.back', { name: title }) };
  return (
    <>
      <PageTitle title={isDraft ? t(`publication.new.${about.type}`) : t('publication.edit')} back={back} />
      {!mayEdit && <EmptyState id={id} title={t('publication.edit.notYours')} />}
      {failed ? <LoadFailed cause={failed} onRetry={again} /> : null}
      {mayEdit && !failed && !drafting && <Skeleton shape="card" />}
      {drafting && <EditForm drafting={drafting} publication={publication} />}
    </>
  );
}
