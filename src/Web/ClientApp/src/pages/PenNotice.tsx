import { useSignal } from '@preact/signals';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import type { Pen } from './Pen';
import type { PenIs } from './pageDraft';
import { nameOf, PenLine } from './PenLine';
import type { Page } from './usePage';

interface PenNoticeProps {
  readonly page: Page;
  readonly pen: Pen;
  readonly is: PenIs;
  /** Whether something was written here that isn't in the page. */
  readonly hasText: boolean;
}

/** Whether one writes alone, and how to get the pen from somebody else. */
export function PenNotice({ page, pen, is, hasText }: PenNoticeProps) {
  const asks = useSignal(false);
  if (is === 'elsewhere') {
    return (
      <div class="alert" role="status">
        <p>{t('page.pen.elsewhere')}</p>
        <Button onClick={() => void pen.take()}>{t('page.pen.here')}</Button>
      </div>
    );
  }
  if (is !== 'other' || !page.pen) {
    return pen.state.value === 'away' ? (
      <p class="alert" role="status">
        {t('page.pen.away')}
      </p>
    ) : null;
  }
  const name = nameOf(page.pen);
  return (
    <>
      <PenLine pen={page.pen}>
        <p class="small">{t(hasText ? 'page.pen.lost' : 'page.pen.wait')}</p>
        <Button onClick={() => (asks.value = true)}>{t('page.pen.takeOver')}</Button>
      </PenLine>
      {asks.value && (
        <Confirm
          title={t('page.pen.takeOver.sure', { name })}
          text={t('page.pen.takeOver.text', { name })}
          act={t('page.pen.takeOver')}
          onConfirm={() => {
            asks.value = false;
            void pen.take(true);
          }}
          onClose={() => (asks.value = false)}
        />
      )}
    </>
  );
}
