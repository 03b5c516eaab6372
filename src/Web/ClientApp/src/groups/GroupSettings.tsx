import { useSignal } from '@preact/signals';
import type { GroupAbout } from '../api/entries';
import { patch } from '../api/http';
import { requestId } from '../api/requestId';
import { Permit } from '../extracts/Permit';
import { t } from '../i18n';
import { useLive } from '../live/hooks';
import { Button } from '../ui/Button';
import { useSubmit } from '../ui/useSubmit';
import { type GroupChange, GroupForm } from './GroupForm';
import { Sensitive } from './Sensitive';
import type { TabProps } from './tabs';

/** What those who facilitate may change of a group. */
export default function GroupSettings({ view }: TabProps) {
  const { learn } = useLive();
  const saved = useSignal(false);
  const form = useSubmit(async (change: GroupChange) => {
    saved.value = false;
    const about = await patch<GroupAbout>(`/api/groups/${view.id}`, { requestId: requestId(), ...change });
    learn(`group/${view.id}`, [{ ...about, kind: 'groupAbout' }]);
    saved.value = true;
  });
  const { archived } = view.about;
  return (
    <>
      <GroupForm key={`${view.about.sensitive}`} about={view.about} form={form} act={t('action.save')} />
      <p role="status">{saved.value && t('form.saved')}</p>
      <hr />
      <Sensitive about={view.about} form={form} />
      <hr />
      {!view.about.sensitive && (
        <>
          <Permit of="group" id={view.id} permit={view.about.extract} form={form} />
          <hr />
        </>
      )}
      <p class="small">{t('group.archive.text')}</p>
      <div class="acts">
        <Button icon="archive" busy={form.busy} onClick={() => void form.submit({ archived: !archived })}>
          {t(archived ? 'group.unarchive' : 'group.archive')}
        </Button>
      </div>
    </>
  );
}
