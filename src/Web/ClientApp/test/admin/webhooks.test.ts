import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryWords, happeningWords, Happenings, isOnItsWay, stateWords } from '../../src/admin/webhooks/words';
import type { Webhook, WebhookDelivery } from '../../src/api/webhooks';
import { speak, speakMore } from '../../src/i18n';

const At = '2026-03-01T12:00:00';
const webhook = (more: Partial<Webhook> = {}): Webhook => ({
  no: 1,
  name: 'Sitio',
  address: 'https://example.org/x',
  happenings: [],
  standing: { waiting: 0 },
  ...more,
});
const delivery = (more: Partial<WebhookDelivery>): WebhookDelivery => ({
  id: 'msg_1',
  happening: { type: 'ping', at: At },
  state: 'waiting',
  tries: 0,
  ...more,
});

beforeAll(async () => {
  await speak('es');
  await speakMore();
});

describe('how it goes with a connection', () => {
  it('is said in words, and loudly where somebody has to look', () => {
    expect(stateWords(webhook())).toEqual({ words: 'Todavía no ha recibido nada.', bad: false });
    expect(stateWords(webhook({ standing: { waiting: 0, tookAt: At } })).words).toMatch(/^Funciona/);
    expect(stateWords(webhook({ off: { why: 'paused', at: At } }))).toMatchObject({ bad: false });
    for (const why of ['gone', 'failing'] as const) {
      expect(stateWords(webhook({ off: { why, at: At } }))).toMatchObject({ bad: true });
    }
    const waits = stateWords(webhook({ standing: { waiting: 2, failingSince: At, nextAt: '2026-03-01T13:04:00' } }));
    expect(waits.bad).toBe(true);
    expect(waits.words).toMatch(/Esperan 2 envíos.*13:04/);
  });

  it('names everything that can be told', () => {
    for (const type of [...Happenings, 'ping' as const]) expect(happeningWords(type)).not.toContain('admin.');
  });
});

describe('what became of something that was told', () => {
  it('says what came back and after how many tries', () => {
    expect(deliveryWords(delivery({ state: 'taken', tries: 1, status: 204 }))).toBe(
      'Recibido · respuesta 204 · 1 intento',
    );
    expect(deliveryWords(delivery({ state: 'givenUp', tries: 11 }))).toBe('No llegó · sin respuesta · 11 intentos');
    expect(deliveryWords(delivery({ state: 'nothing', tries: 1 }))).toBe('Ya no había nada que contar');
    expect(deliveryWords(delivery({ tries: 1, status: 503, nextAt: '2026-03-01T13:04:00' }))).toMatch(
      /^Espera.*13:04$/,
    );
  });

  it('is asked again while its first try is on its way', () => {
    expect(deliveryWords(delivery({}))).toBe('Enviando');
    expect(isOnItsWay([delivery({})])).toBe(true);
    expect(isOnItsWay([delivery({ tries: 1 }), delivery({ state: 'taken', tries: 1 })])).toBe(false);
  });
});
