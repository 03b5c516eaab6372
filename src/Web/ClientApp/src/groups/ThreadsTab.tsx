import { ProjectsOf } from '../projects/ProjectsOf';
import type { TabProps } from './tabs';
import { Threads } from './Threads';

/** The conversations of a group, and the project it serves. */
export default function ThreadsTab({ view }: TabProps) {
  return (
    <>
      <Threads view={view} />
      <ProjectsOf which={(card) => card.group === view.id} />
    </>
  );
}
