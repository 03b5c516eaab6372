import type { GroupId, MemberId, TopicName } from './entries';

export const ReportReasons = ['harmful', 'personalData', 'untrue', 'spam', 'somethingElse'] as const;
/** Where a group agreed on something, that as well. */
export type ReportReason = (typeof ReportReasons)[number] | 'agreements';

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
  readonly state: ReportAnswer | 'waiting' | 'hidden' | 'shown';
  readonly decision?: Decision;
  /** Of something hidden, why. */
  readonly reason?: ReportReason;
  readonly appeal?: Appeal;
}

/** What somebody says against a warning or a hiding. */
export interface Appeal {
  readonly at: string;
  readonly text: string;
  /** Whether somebody else decides than whoever looks. */
  readonly elsewhere: boolean;
  readonly decision?: Decision;
  readonly granted: boolean;
}

/** Whether an appeal waits for whoever looks. */
export const waits = ({ appeal }: Report): boolean =>
  appeal !== undefined && appeal.decision === undefined && !appeal.elsewhere;

/** A warning or a hiding, as whoever wrote it reads it. */
export interface Warning {
  readonly about: TopicName;
  readonly post?: number;
  readonly decision: Decision;
  readonly state: 'warned' | 'hidden' | 'shown';
  readonly reason?: ReportReason;
  readonly appeal?: Appeal;
}
