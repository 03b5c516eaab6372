import { describe, expect, it } from 'vitest';
import {
  addressOfQuestion,
  asksNothing,
  filtersIn,
  nothing,
  questionIn,
  serverQuery,
  unfiltered,
} from '../../src/search/question';

const question = { ...nothing, text: ' café Perú ', kind: 'person', country: 'PE', from: '2026-01-02' };

describe('a question', () => {
  it('is the same in an address and out of it', () => {
    const address = addressOfQuestion(question);
    const query = Object.fromEntries(new URLSearchParams(address.split('?')[1]));
    expect(questionIn(query)).toEqual({ ...question, text: 'café Perú' });
  });

  it('names to the server what is asked and nothing else', () => {
    expect(serverQuery(question)).toBe('q=caf%C3%A9+Per%C3%BA&kind=person&country=PE&from=2026-01-02');
  });

  it('has an address without a question where nothing is asked', () => {
    expect(addressOfQuestion({ ...nothing, text: ' ' })).toBe('/app/buscar');
    expect(asksNothing({ ...nothing, text: ' ' })).toBe(true);
    expect(asksNothing({ ...nothing, country: 'PE' })).toBe(false);
  });

  it('keeps text and kind without its filters', () => {
    expect(filtersIn(question)).toBe(2);
    expect(unfiltered(question)).toEqual({ ...nothing, text: ' café Perú ', kind: 'person' });
  });
});
