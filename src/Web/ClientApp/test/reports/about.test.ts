import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry, GroupPage, GroupThread, Notice } from '../../src/api/entries';
import { speak, speakMore } from '../../src/i18n';
import { whereOf } from '../../src/notices/where';
import { aboutOf, isHideable, mayBegin } from '../../src/reports/about';

const none = new Map<string, Entry>();
const thread = { kind: 'groupThread', id: 't1', title: 'Semillas' } as GroupThread;
const notice = (more: Partial<Notice>) => ({ kind: 'notice', by: [], count: 1, ...more }) as Notice;

beforeAll(async () => {
  await speak('es');
  await speakMore();
});

describe('what a report is about', () => {
  it('is a message of a conversation that whoever moderates reads', () => {
    expect(aboutOf({ about: 'thread/t1', post: 4 }, 'g1', new Map([['t1', thread]]))).toEqual({
      name: 'Un mensaje en «Semillas»',
      href: '/app/grupos/g1/semillas-t1#p4',
    });
  });

  it('is called by a word where the title is hidden', () => {
    const hidden = new Map([['t1', { ...thread, title: '' }]]);
    expect(aboutOf({ about: 'thread/t1', post: 2 }, 'g1', hidden)).toEqual({
      name: 'Un mensaje en «Título oculto»',
      href: '/app/grupos/g1/t1#p2',
    });
    const told = notice({ type: 'mention', about: 'thread/t1', place: 'group/g1', post: 3 });
    expect(whereOf(told, () => hidden, none)).toEqual({ name: 'Título oculto', href: '/app/grupos/g1/t1#p3' });
  });

  it('may begin a conversation, the title of which is hidden with it', () => {
    const begins = (about: string, post?: number) => mayBegin({ about, post });
    expect([begins('thread/t1', 2), begins('thread/t1', 3), begins('need/w1')]).toEqual([true, false, false]);
  });

  it('has no address where whoever moderates may not read it', () => {
    expect(aboutOf({ about: 'thread/t2', post: 4 }, 'network', none)).toEqual({ name: 'Un mensaje' });
  });

  it('is a project, and a page that whoever moderates reads', () => {
    const page = { kind: 'groupPage', id: 'h1', title: 'Acuerdos' } as GroupPage;
    expect(aboutOf({ about: 'project/j1' }, 'network', none)).toEqual({
      name: 'Un proyecto',
      href: '/app/proyectos/un-proyecto-j1',
    });
    expect(aboutOf({ about: 'page/h1' }, 'g1', new Map([['h1', page]]))).toEqual({
      name: 'Acuerdos',
      href: '/app/grupos/g1/paginas/acuerdos-h1',
    });
    expect(aboutOf({ about: 'page/h2' }, 'network', none)).toEqual({ name: 'Una página' });
    const hidden = new Map([['h1', { ...page, title: '' }]]);
    expect(aboutOf({ about: 'page/h1' }, 'g1', hidden)).toEqual({
      name: 'Página oculta',
      href: '/app/grupos/g1/paginas/h1',
    });
    expect([isHideable({ about: 'page/h1' }), isHideable({ about: 'project/j1' })]).toEqual([true, false]);
  });

  it('is a person, by the own topic', () => {
    expect(aboutOf({ about: 'me/m1' }, 'network', none).href).toBe('/app/personas/integrante-m1');
  });
});

describe('a notice on reports', () => {
  it('leads those who moderate to what waits', () => {
    const of = (about: string) => whereOf(notice({ type: 'report', about }), () => none, none).href;
    expect([of('reports/g1'), of('reports/network')]).toEqual(['/app/grupos/g1/denuncias', '/app/denuncias']);
  });

  it('leads whoever reported a page to it', () => {
    const page = { kind: 'groupPage', id: 'h1', title: 'Acuerdos' } as GroupPage;
    const of = (place: string) =>
      whereOf(notice({ type: 'reportHandled', about: 'page/h1', place }), () => new Map([['h1', page]]), none);
    expect(of('group/g1')).toEqual({ name: 'Acuerdos', href: '/app/grupos/g1/paginas/acuerdos-h1' });
    expect(of('').href).toBe('/app/avisos');
  });

  it('leads whoever is warned to the words', () => {
    const warned = notice({ type: 'warned', about: 'reports/g1', post: 2 });
    expect(whereOf(warned, () => none, none).href).toBe('/app/denuncias/g1/2');
  });
});
