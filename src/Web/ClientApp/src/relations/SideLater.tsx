import { Needed } from '../needs/Needed';
import { NearSide } from './NearSide';

/** What the right column shows after the first content: who is near, and what others need that fits. */
export const SideLater = () => (
  <>
    <NearSide />
    <Needed />
  </>
);
