import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { live } from '../live/live';
import { Band } from '../ui/Band';
import { hasRail, hasSide } from '../ui/screen';
import { Foot } from './Foot';
import { Header } from './Header';
import { Rail } from './Rail';
import { me } from './session';
import { Tabs } from './Tabs';
import { partWithWords } from './part';
import { usePart } from './usePart';

/** What stands around every page. For those who are not signed in it is the wordmark alone. */
export function Shell({ children }: { children: ComponentChildren }) {
  const inside = live.value !== null;
  return (
    <div class={inside ? 'shell' : 'shell is-outside'}>
      <a class="skip" href="#main">
        {t('app.skip')}
      </a>
      <Header />
      <Band id={me.value?.network.name ?? 'comparte'} height={6} />
      <div class="frame">
        {inside && hasRail.value && <Rail />}
        <main id="main" class="main" tabIndex={-1}>
          {children}
        </main>
        {inside && hasSide.value && <Side />}
      </div>
      {!inside && <Foot />}
      {inside && <Undo />}
      {inside && !hasRail.value && <Tabs />}
    </div>
  );
}

/** The right column of a wide screen; its room is kept. */
function Side() {
  const side = usePart(() => partWithWords(() => import('./Side')));
  return side && <side.Side />;
}

/** Nothing can be undone before the first content is there. */
function Undo() {
  const undo = usePart(() => partWithWords(() => import('./UndoBar')));
  return undo && <undo.UndoBar />;
}
