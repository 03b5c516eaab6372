import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { live } from '../live/live';
import { Band } from '../ui/Band';
import { hasRail, hasSide, painted } from '../ui/screen';
import { Foot } from './Foot';
import { Header } from './Header';
import { Rail } from './Rail';
import { Side } from './Side';
import { me } from './session';
import { Tabs } from './Tabs';
import { UndoBar } from './UndoBar';

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
        {inside && hasSide.value && painted.value && <Side />}
      </div>
      {!inside && <Foot />}
      {inside && <UndoBar />}
      {inside && !hasRail.value && <Tabs />}
    </div>
  );
}
