import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActType, PowerAct } from '../../src/api/entries';
import { speak, speakMore } from '../../src/i18n';
import { actsIn, iconOf, sentence, Themes } from '../../src/power/acts';
import { whereOf } from '../../src/power/where';

const act = (no: number, type: ActType, more: Partial<PowerAct> = {}): PowerAct => ({
  kind: 'act',
  id: `${no}`,
  no,
  rev: no,
  type,
  by: 'm1',
  at: `2026-01-0${no}T00:00:00Z`,
  ...more,
});
const log = (...all: readonly PowerAct[]) => new Map(all.map((one) => [one.id, one]));
const es = JSON.parse(readFileSync('src/i18n/es.json', 'utf8')) as Record<string, string>;
const types = Object.keys(es)
  .filter((key) => /^power\.\w+$/.test(key) && es[key]?.includes('{who}'))
  .map((key) => key.slice('power.'.length) as ActType);

beforeAll(async () => {
  await speak('es');
  await speakMore();
});

describe('a log of power', () => {
  const all = log(act(1, 'facilitates'), act(3, 'postDeleted'), act(2, 'axisMerged'));

  it('shows the newest act first', () => {
    expect(actsIn(all).map(({ no }) => no)).toEqual([3, 2, 1]);
  });

  it('shows the acts of one theme alone', () => {
    expect(actsIn(all, 'axes').map(({ type }) => type)).toEqual(['axisMerged']);
  });

  it('leaves out what only a newer server knows', () => {
    expect(actsIn(log(act(1, 'enchanted' as ActType)))).toEqual([]);
  });

  it('finds each act under a theme, with an icon', () => {
    expect(types).toHaveLength(42);
    for (const type of types) {
      expect(Themes.filter((theme) => actsIn(log(act(1, type)), theme).length === 1)).toHaveLength(1);
      expect(iconOf(act(1, type))).toBeTruthy();
    }
  });
});

describe('the sentence of an act', () => {
  it('says who and whom', () => {
    expect(sentence(act(1, 'facilitates', { member: 'm2' }))).toBe('Integrante puso a integrante a facilitar el grupo');
  });

  it('says what somebody gave up as what it is', () => {
    expect(sentence(act(1, 'noLongerFacilitates', { member: 'm1' }))).toBe('Integrante dejó de facilitar el grupo');
  });

  it('names nobody where the reader may not know who it was', () => {
    expect(sentence(act(1, 'memberRemoved'))).toBe('Integrante sacó del grupo a una persona');
  });

  it('says what was and what is', () => {
    expect(sentence(act(1, 'accessChanged', { from: 'open', to: 'byInvitation' }))).toBe(
      'Integrante cambió el acceso al grupo: «Abierto a toda la red» pasó a «Se entra con invitación»',
    );
  });

  it('says what the network did by itself', () => {
    expect(sentence(act(1, 'administratorAppointed', { by: undefined, member: 'm2' }))).toBe(
      'La red dio a integrante la administración de la red',
    );
  });
});

describe('where an act took place', () => {
  it('has no name for who may not know it', () => {
    expect(whereOf(act(1, 'archived', { about: 'group/g1' }))).toBeUndefined();
    expect(whereOf(act(1, 'postDeleted', { about: 'thread/t1', post: 4 }))).toBeUndefined();
  });
});
