import { describe, expect, it } from 'vitest';
import type { Attachment, FileKind, GroupFiles } from '../../src/api/entries';
import { filesIn, viewsIn } from '../../src/groups/files';

const file = (kind: FileKind, id: string = kind): Attachment => ({ id, name: id, kind, size: 1 });
const entry = (no: number, ...files: readonly Attachment[]): GroupFiles => ({
  kind: 'groupFiles',
  id: `${no}`,
  no,
  rev: no,
  in: 'thread/t1',
  post: no,
  by: 'm1',
  at: `2026-01-0${no}T00:00:00Z`,
  files,
});
const entries = (...all: readonly GroupFiles[]) => new Map(all.map((one) => [one.id, one]));

describe('the files of a group', () => {
  const all = entries(entry(1, file('picture'), file('text')), entry(3, file('audio')), entry(2, file('document')));

  it('come the newest first', () => {
    expect(filesIn(all).map((one) => one.no)).toEqual([3, 2, 1]);
  });

  it('are those of one kind alone, without what came with them', () => {
    expect(filesIn(all, 'document').map((one) => one.files.map(({ kind }) => kind))).toEqual([['document'], ['text']]);
    expect(filesIn(all, 'rest')).toEqual([]);
  });

  it('are looked for by the kinds of which there are some', () => {
    expect(viewsIn(filesIn(all))).toEqual(['picture', 'document', 'sound']);
  });
});
