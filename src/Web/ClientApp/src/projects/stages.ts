import type { ProjectStage } from '../api/entries';
import type { IconName } from '../ui/Icon';

export const stageIcon: Record<ProjectStage, IconName> = {
  idea: 'lightbulb',
  preparing: 'pencil',
  running: 'sprout',
  paused: 'clock',
  finished: 'check',
};
