import { showAdministration } from '../admin/showAdministration';
import { noteWayToHelp } from '../help/wayToHelp';
import { speakMore } from '../i18n';
import { followArrows } from '../ui/arrows';
import { sayOnParting } from '../live/parting';
import { showAttention } from './attention';
import { followLook } from './followLook';

/** What a page does beside what it shows, once that is there. */
export function startRest(): void {
  showAttention();
  followLook();
  noteWayToHelp();
  followArrows();
  sayOnParting();
  void speakMore().then(showAdministration, () => {});
}
