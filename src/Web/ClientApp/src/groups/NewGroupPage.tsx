import { useLocation } from 'preact-iso';
import { post } from '../api/http';
import { addressOf } from '../app/slugs';
import { useRequestId } from '../app/useRequestId';
import { t } from '../i18n';
import { PageTitle } from '../ui/Page';
import { useSubmit } from '../ui/useSubmit';
import { type GroupChange, GroupForm } from './GroupForm';

export default function NewGroupPage() {
  const { route } = useLocation();
  const idOf = useRequestId();
  const form = useSubmit(async (group: GroupChange) => {
    const { id } = await post<{ id: string }>('/api/groups', { requestId: idOf(group), ...group });
    route(addressOf.group(id, group.name ?? ''));
  });
  return (
    <>
      <PageTitle title={t('groups.new')} back={{ href: '/app/grupos', label: t('group.back') }} />
      <GroupForm form={form} act={t('group.form.create')} />
    </>
  );
}
