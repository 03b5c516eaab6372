import type { GroupId, TopicName } from '../api/entries';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { useHide } from './useHide';
import { useModerates } from './useModerates';

/** Hides something, where the reader moderates. */
export function HideButton({ about, group }: { about: TopicName; group?: GroupId }) {
  const hide = useHide(about, undefined, group);
  if (!useModerates(group)) return null;
  return (
    <>
      <Button look="quiet" icon="eye-off" onClick={hide.open}>
        {t('hiding.act')}
      </Button>
      {hide.dialog}
    </>
  );
}
