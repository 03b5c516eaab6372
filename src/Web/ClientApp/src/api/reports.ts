import type { GroupId, MemberId, TopicName } from './entries';

export const ReportReasons = ['harmful', 'personalData', 'untrue', 'spam', 'somethingElse'] as const;
export type ReportReason = (typeof ReportReasons)[number];

export const ReportAnswers = ['dismissed', 'warned', 'handled'] as const;
export type ReportAnswer = (typeof ReportAnswers)[number];

/** Where reports go: to those who facilitate a group, or to those who administer the network. */
export type ReportPlace = GroupId | 'network';

export interface Decision {
  readonly by: MemberId;
  readonly at: string;
  readonly text: string;
}

/** Everything that was reported of one thing. */
export interface Report {
  readonly no: number;
  readonly about: TopicName;
  readonly post?: number;
  readonly author?: MemberId;
  readonly reports: readonly {
    readonly by: MemberId;
    readonly reason: ReportReason;
    readonly text: string;
    readonly at: string;
  }[];
  readonly state: ReportAnswer | 'waiting';
  readonly decision?: Decision;
}

/** A warning, as whoever is warned reads it. */
export interface Warning {
  readonly about: TopicName;
  readonly post?: number;
  readonly decision: Decision;
}
