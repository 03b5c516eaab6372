import { expect, it } from 'vitest';
import { citation } from '../../src/publications/Cite';

const cited = {
  names: ['Ana Tzep', 'Beñat Arana'],
  title: 'Abono bocashi.',
  year: 2026,
  version: 'versión 2',
  organization: 'Tierra de Milpas',
  network: 'Red',
  address: 'https://a.example/x',
};

it('is cited by its authors, with what there is of version and organization', () => {
  expect(citation(cited)).toBe(
    'Ana Tzep, Beñat Arana (2026): Abono bocashi. versión 2. Tierra de Milpas. Red. https://a.example/x',
  );
  expect(citation({ ...cited, version: undefined, organization: undefined })).toBe(
    'Ana Tzep, Beñat Arana (2026): Abono bocashi. Red. https://a.example/x',
  );
});
