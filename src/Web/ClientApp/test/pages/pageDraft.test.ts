import { describe, expect, it } from 'vitest';
import type { Entry, PageAbout, PagePen } from '../../src/api/entries';
import { contentsOf } from '../../src/pages/contents';
import { isChanged, mayWrite, newPageDraft, onTopOf, type PageText, penIs } from '../../src/pages/pageDraft';
import { bodyOf, isTemplate } from '../../src/pages/templates';
import { pageGroupOf } from '../../src/pages/usePage';

const text = { version: 3, title: 'Acuerdos', source: 'Uno', html: '', at: '', by: 'm1' } satisfies PageText;
const pen = { kind: 'pagePen', id: 'pen', no: 2, rev: 2, by: 'm1', hand: 'h1', since: '', until: '' } satisfies PagePen;
const about = { title: 'Acuerdos', locked: false, by: 'm1' } as PageAbout;

describe('what is written for a page', () => {
  it('begins as the page is, and builds on another version from then on', () => {
    const draft = newPageDraft('h1', 'hand', text);
    expect([draft.base, isChanged(draft)]).toEqual([3, false]);
    const mine = { ...draft, text: { title: 'Acuerdos', body: 'Dos' }, wanted: true };
    const next = onTopOf(mine, { ...text, version: 4, source: 'Cuatro' }, mine.text);
    expect([next.base, next.saved.body, next.text.body, next.wanted]).toEqual([4, 'Cuatro', 'Dos', false]);
    expect(isChanged(next)).toBe(true);
  });
});

describe('the pen', () => {
  it('is nobody’s, mine, of somebody else, or mine elsewhere', () => {
    expect(penIs(undefined, 'm1', 'h1')).toBe('free');
    expect(penIs(pen, 'm1', 'h1')).toBe('mine');
    expect(penIs(pen, 'm1', 'h2')).toBe('elsewhere');
    expect(penIs(pen, 'm2', 'h1')).toBe('other');
  });

  it('is for facilitators alone where the page is locked, and for nobody where it is put away', () => {
    expect(mayWrite(about, false)).toBe('yes');
    expect([mayWrite({ ...about, locked: true }, false), mayWrite({ ...about, locked: true }, true)]).toEqual([
      'locked',
      'yes',
    ]);
    expect(mayWrite({ ...about, archivedAt: '2026-05-01' }, true)).toBe('archived');
    expect(mayWrite(about, true, true)).toBe('archived');
    const hidden = { by: 'm2', at: '', reason: 'spam', text: 'Es propaganda.', place: 'g1' } as const;
    expect(mayWrite({ ...about, hidden }, true)).toBe('hidden');
  });
});

describe('what a page is read by', () => {
  it('has its contents where there are three headings or more', () => {
    const box = document.createElement('div');
    box.innerHTML = '<h2>Uno</h2><p>a</p><h3>Dos</h3><h2> </h2>';
    expect(contentsOf(box)).toEqual([]);
    box.innerHTML += '<h2>Tres</h2>';
    expect(contentsOf(box).map(({ text, level }) => [text, level])).toEqual([
      ['Uno', 2],
      ['Dos', 3],
      ['Tres', 2],
    ]);
    expect(box.querySelector('h3')?.id).toBe('parte-2');
  });

  it('knows its group by what the group says, else by the membership', () => {
    const membership = { kind: 'membership', id: 'g1', name: 'Huertas', role: 'facilitator' } as Entry;
    const mine = new Map([['g1', membership]]);
    expect(pageGroupOf('g1', mine, new Map())).toEqual({
      id: 'g1',
      name: 'Huertas',
      isClosed: false,
      facilitates: true,
    });
    const said = { kind: 'groupAbout', id: 'about', name: 'Huertas y viveros', archived: true } as Entry;
    expect(pageGroupOf('g1', new Map(), new Map([['about', said]]))).toMatchObject({
      name: 'Huertas y viveros',
      isClosed: true,
      facilitates: false,
    });
    expect(pageGroupOf('g1', new Map(), new Map())).toBeUndefined();
    const visit = { kind: 'membership', id: 'g1', name: 'Huertas', visitsUntil: '2026-12-01T10:00:00Z' } as Entry;
    expect(pageGroupOf('g1', new Map([['g1', visit]]), new Map())).toMatchObject({
      isClosed: true,
      facilitates: false,
    });
  });
});

describe('templates', () => {
  it('are headings with room below', () => {
    expect(bodyOf('empty')).toBe('');
    expect(bodyOf('minutes')).toMatch(/^## .+\n\n/);
    expect([isTemplate('plan'), isTemplate('other')]).toEqual([true, false]);
  });
});
