import type { Running } from '../api/admin';
import type { Key } from '../i18n';

/** Below this nobody should wait with making room. */
const LittleRoom = 1024 ** 3;
/** A copy is made each day; two hours more are patience enough. */
const OldBackup = 26 * 3_600_000;

/** What is to be done, the most urgent first; nothing where all is well. Pure. */
export function faultsOf({ store, mail }: Running, now: number): Key[] {
  const { backup, check, storage } = store;
  const faults: (Key | false | undefined)[] = [
    store.freeBytes < LittleRoom && 'admin.health.disk',
    check?.well === false && 'admin.health.check',
    check?.at !== undefined && check.well === undefined && 'admin.health.check.failed',
    backup?.failedAt !== undefined && 'admin.health.backup.failed',
    backup && !backup.failedAt && !backup.at && !backup.running && 'admin.health.backup.none',
    backup?.at !== undefined &&
      !backup.failedAt &&
      now - Date.parse(backup.at) > OldBackup &&
      'admin.health.backup.old',
    !backup && storage === 'Sqlite' && 'admin.health.backup.off',
    mail.failedAt !== undefined && (!mail.sentAt || mail.sentAt < mail.failedAt) && 'admin.health.mail',
  ];
  return faults.filter((one) => one !== false && one !== undefined);
}
