import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../src/admin/health';
import type { Running } from '../../src/api/admin';

const now = Date.parse('2026-03-10T12:00:00Z');
const backup = { folder: '/copias', days: 14, at: '2026-03-10T03:00:00Z', bytes: 1, running: false };
const well: Running = {
  version: '1',
  store: {
    storage: 'Sqlite',
    dataFolder: '/datos',
    dataBytes: 1,
    freeBytes: 1024 ** 4,
    backup,
    check: { running: false },
  },
  hosts: [],
  mail: { sends: true, sentAt: '2026-03-10T11:00:00Z' },
  connected: 0,
  push: { works: false },
  dashboard: false,
};
const faults = (store: Partial<Running['store']>, mail: Partial<Running['mail']> = {}) =>
  faultsOf({ ...well, store: { ...well.store, ...store }, mail: { ...well.mail, ...mail } }, now);

describe('the health of the network', () => {
  it('is well where nothing is to be done', () => expect(faultsOf(well, now)).toEqual([]));

  it('says that room is short', () => expect(faults({ freeBytes: 1024 ** 3 - 1 })).toEqual(['admin.health.disk']));

  it('warns of a copy of more than 26 hours, of none, of one that failed, and where none are made', () => {
    expect(faults({ backup: { ...backup, at: '2026-03-09T10:01:00Z' } })).toEqual([]);
    expect(faults({ backup: { ...backup, at: '2026-03-09T09:59:00Z' } })).toEqual(['admin.health.backup.old']);
    expect(faults({ backup: { ...backup, at: undefined } })).toEqual(['admin.health.backup.none']);
    expect(faults({ backup: { ...backup, failedAt: '2026-03-10T11:00:00Z' } })).toEqual(['admin.health.backup.failed']);
    expect(faults({ backup: undefined })).toEqual(['admin.health.backup.off']);
    expect(faults({ backup: undefined, storage: 'PostgreSql' })).toEqual([]);
  });

  it('tells damage from a check that could not be finished', () => {
    const at = '2026-03-10T11:00:00Z';
    expect(faults({ check: { running: false, at, well: false } })).toEqual(['admin.health.check']);
    expect(faults({ check: { running: false, at } })).toEqual(['admin.health.check.failed']);
    expect(faults({ check: { running: false, at, well: true } })).toEqual([]);
  });

  it('forgets a mail that failed once a later one went out', () => {
    expect(faults({}, { failedAt: '2026-03-10T11:30:00Z' })).toEqual(['admin.health.mail']);
    expect(faults({}, { failedAt: '2026-03-10T10:30:00Z' })).toEqual([]);
  });
});
