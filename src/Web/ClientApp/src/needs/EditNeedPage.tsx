import '../styles/people.css';
import '../styles/needs.css';
import { useLocation, useRoute } from 'preact-iso';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { Found } from '../app/Found';
import { addressOf } from '../app/slugs';
import { t } from '../i18n';
import { EmptyState } from '../ui/EmptyState';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type NeedDraft, NeedForm } from './NeedForm';
import { type Need, useNeed } from './useNeed';
import { useOwn } from './useOwn';

/** Changing a need or an offer, for those who stated it. */
export default function EditNeedPage() {
  return (
    <Found found={useNeed(useRoute().params.need ?? '')} title={t('needs.edit')}>
      {(need) => <Edit key={need.id} need={need} />}
    </Found>
  );
}

function Edit({ need: { id, about } }: { need: Need }) {
  const { route } = useLocation();
  const isOwn = useOwn().isOwn(about);
  const save = useSubmit(async (change: NeedDraft) => {
    await patch(`/api/needs/${id}`, { requestId: requestId(), ...change });
    route(addressOf.need(id, change.title), true);
  });
  return (
    <>
      <PageTitle title={t('needs.edit')} back={{ href: addressOf.need(id, about.title), label: t('nav.back') }} />
      {isOwn ? (
        <NeedForm about={about} form={save} act={t('action.save')} />
      ) : (
        <EmptyState id={id} title={t('needs.notYours')} />
      )}
    </>
  );
}
