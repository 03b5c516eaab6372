import type { ComponentChildren } from 'preact';
import type { PagePen } from '../api/entries';
import { t } from '../i18n';
import { memberName } from '../live/cards';
import { Face } from '../ui/Face';

/** Who writes the page now. */
export function PenLine({ pen, children }: { pen: PagePen; children?: ComponentChildren }) {
  const name = nameOf(pen);
  return (
    <div class="pen-line" role="status">
      <Face id={pen.by} name={name} size={32} />
      <div class="pen-words">
        <p>
          <strong>{t('page.pen.now', { name })}</strong>
        </p>
        {children}
      </div>
    </div>
  );
}

export const nameOf = (pen: PagePen): string => memberName(pen.by);
