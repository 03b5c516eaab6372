/** Which sites and programs are told what happens; the contracts in `src/Grains/Webhooks` say what fields mean. */

export type HappeningType =
  | 'ping'
  | 'publicationShared'
  | 'publicationChanged'
  | 'publicationWithdrawn'
  | 'needStated'
  | 'needClosed'
  | 'needReopened'
  | 'needWithdrawn'
  | 'projectUpdated'
  | 'projectUpdateWithdrawn';

export interface Webhook {
  readonly no: number;
  readonly name: string;
  readonly address: string;
  readonly happenings: readonly HappeningType[];
  readonly formerUntil?: string;
  readonly off?: { readonly why: 'paused' | 'gone' | 'failing'; readonly at: string };
  readonly standing: WebhookStanding;
}

export interface WebhookStanding {
  readonly waiting: number;
  readonly nextAt?: string;
  readonly failingSince?: string;
  readonly tookAt?: string;
}

export interface WebhookDelivery {
  readonly id: string;
  readonly happening: { readonly type: HappeningType; readonly at: string };
  readonly state: 'waiting' | 'taken' | 'givenUp' | 'nothing';
  readonly tries: number;
  readonly triedAt?: string;
  readonly nextAt?: string;
  /** Left out where nobody answered. */
  readonly status?: number;
}

/** What is said once. */
export interface WebhookSecret {
  readonly no: number;
  readonly secret: string;
}
