import { describe, expect, it } from 'vitest';
import type { PublicationAbout } from '../../src/api/entries';
import { isTold, lacks, newDraft, untold, waitingIn, withoutPicture, withPicture } from '../../src/publications/draft';
import { factsOf, saying } from '../../src/publications/facts';
import { headed } from '../../src/editor/headed';
import { publicationIn, threadOf } from '../../src/publications/kinds';
import { addressOf } from '../../src/app/slugs';

const draft = newDraft({ key: 'new/action', requestId: 'r', type: 'action', language: 'es' });
const id = `p${'0'.repeat(31)}1`;

describe('what is missing', () => {
  it('is a title, words, and for an event its day', () => {
    expect(lacks({ title: ' ', body: '' }, 'event', undefined)).toEqual(['title', 'body', 'when']);
    expect(lacks({ title: 'a', body: 'b' }, 'action', undefined)).toEqual([]);
  });
});

describe('a picture in the text', () => {
  const body = 'Antes\n\n![huerta](foto-abc-1)\n\nDespués';
  it('is on its way until the server knows it', () => {
    expect(waitingIn(body)).toEqual(['abc-1']);
    expect(withPicture(body, 'abc-1', 'x9')).toBe('Antes\n\n![huerta](x9)\n\nDespués');
  });
  it('goes from the text when it is taken out', () => {
    expect(withoutPicture(body, 'foto-abc-1')).toBe('Antes\n\nDespués');
  });
});

describe('facts', () => {
  const about = {
    country: 'GT',
    axes: ['a'],
    licence: 'by',
    type: 'event',
    when: { start: '2026-03-01T10:00:00Z', zone: 'UTC', allDay: false },
  };
  const server = about as unknown as PublicationAbout;
  it('are what was said here, else what the server says', () => {
    const facts = factsOf(saying(draft, { country: 'HN' }), server);
    expect([facts.country, facts.licence, facts.type]).toEqual(['HN', 'by', 'event']);
  });
  it('can be taken back', () => {
    expect(factsOf(saying(draft, { clearWhen: true }), server).when).toBeUndefined();
    const again = saying(saying(draft, { clearWhen: true }), {
      when: { start: '2026-04-01T10:00:00Z', zone: 'UTC', allDay: true },
    });
    expect([again.facts.clearWhen, factsOf(again, server).when?.allDay]).toEqual([undefined, true]);
  });
  it('that were told are told no more, but for what changed meanwhile', () => {
    const told = { country: 'GT', place: 'Xela' };
    expect(untold({ country: 'HN', place: 'Xela' }, told)).toEqual({ country: 'HN' });
  });
});

it('is told once the server has words, facts and files', () => {
  const text = { title: 'a', body: 'b' };
  expect(isTold({ ...draft, id, text, saved: text })).toBe(true);
  expect(isTold({ ...draft, id, text, saved: null })).toBe(false);
  expect(isTold({ ...draft, id, text, saved: text, facts: { place: 'x' } })).toBe(false);
  expect(isTold({ ...draft, text, saved: text })).toBe(false);
});

it('has a guide of headings with room below each', () => {
  expect(headed(['¿Qué hicimos?', '¿Quiénes?'])).toBe('## ¿Qué hicimos?\n\n\n## ¿Quiénes?\n\n');
});

it('has an address that names it whole, and its talk the same number', () => {
  const address = addressOf.publication(id, '¡La feria de Xela!');
  expect(address).toBe(`/app/compartido/la-feria-de-xela-${id}`);
  expect(publicationIn(address.split('/').at(-1) ?? '')).toBe(id);
  expect(publicationIn(id)).toBe(id);
  expect(publicationIn('p123')).toBeUndefined();
  expect(threadOf(id)).toBe(`t${'0'.repeat(31)}1`);
});
