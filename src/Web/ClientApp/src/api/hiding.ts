import type { Attachment, MemberId } from './entries';
import type { ReportPlace, ReportReason } from './reports';

/** What stands in the place of what was hidden. */
export interface Hidden {
  readonly by: MemberId;
  readonly at: string;
  readonly reason: ReportReason;
  readonly text: string;
  /** Where it was moderated. */
  readonly place: ReportPlace;
}

/** Something that is hidden, as the reader may see it. */
export interface HiddenView {
  readonly hidden: Hidden;
  /** For its author and those who moderate it. */
  readonly words?: {
    readonly title: string;
    readonly html: string;
    readonly attachments: readonly Attachment[];
  };
  /** For its author: under which number to appeal. */
  readonly case?: number;
  readonly mayShow: boolean;
}
