import type { NeedKind } from '../api/entries';
import { t } from '../i18n';
import { Chip } from '../ui/Chip';

/** Whether something is needed or offered, by outline, icon and word. */
export const NeedChip = ({ type = 'need' }: { type?: NeedKind }) => (
  <Chip look={type} icon={type === 'need' ? 'hand-helping' : 'hand-heart'}>
    {t(`needKind.${type}`)}
  </Chip>
);
