import { showAdministration } from '../admin/showAdministration';
import { noteWayToHelp } from '../help/wayToHelp';
import { speakMore } from '../i18n';
import { followArrows } from '../ui/arrows';
import { speakOfFields } from '../ui/validity';
import { sayOnParting } from '../live/parting';
import { showAttention } from './attention';
import { followLook } from './followLook';
import { startKeeping } from './keepFiles';
import { keepWordless } from './wordless';

/** How long after that what the next opening begins with is kept. */
const Pause = 1_500;

/** What a page does beside what it shows, once that is there. */
export function startRest(): void {
  speakOfFields();
  showAttention();
  followLook();
  noteWayToHelp();
  followArrows();
  sayOnParting();
  keepWordless();
  setTimeout(startKeeping, Pause);
  void speakMore().then(showAdministration, () => {});
}
