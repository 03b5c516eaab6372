import { expect, it } from 'vitest';
import { textsOf } from '../../src/terms/WriteTermsPage';

it('takes only the languages in which something stands', () => {
  const form = new FormData();
  form.set('es.responsible', ' La red ');
  form.set('es.notice', '# Aviso');
  form.set('pt.responsible', '  ');
  form.set('eu.purpose', 'Zertarako');
  expect(textsOf(form)).toEqual({
    es: { responsible: 'La red', purpose: '', place: '', readers: '', notice: '# Aviso' },
    eu: { responsible: '', purpose: 'Zertarako', place: '', readers: '', notice: '' },
  });
});
