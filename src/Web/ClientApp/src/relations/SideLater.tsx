import { ComingUp } from '../calendar/ComingUp';
import { Needed } from '../needs/Needed';
import { NearSide } from './NearSide';

/** What the right column shows after the first content: the next events, who is near, and what others
 * need that fits. */
export const SideLater = () => (
  <>
    <ComingUp beside />
    <NearSide />
    <Needed />
  </>
);
