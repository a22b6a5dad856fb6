import { Injectable } from '@nestjs/common';
import { isId, notFound } from '@haojiao/kernel';
import type { ViewEvidence } from './domain/counting-rule';
import type { PlayReport } from './domain/play-report';
import { currentPlayRule, playRules } from './domain/play-rule';
import { TOO_SHORT, judge, writeMarks } from './domain/report-marks';
import { PlayCounter } from './play-counter';
import { KnownContents } from './published-contents';
import { VisitorKeys } from './visitor-keys';

export interface ReceivedPlay extends PlayReport, ViewEvidence {
  contentId: string;
  address: string;
}

/** Views and plays of one visitor share the stores of what was seen and told; this keeps them apart. */
const PLAYS = 'play:';

/** Takes a report of a play and has it counted by the rule of today. */
@Injectable()
export class PlayReports {
  constructor(
    private readonly contents: KnownContents,
    private readonly visitors: VisitorKeys,
    private readonly counter: PlayCounter,
  ) {}

  /**
   * Resolved when the play is counted.
   * @throws AppError `content_not_found`, `counting_unavailable`
   */
  async receive(report: ReceivedPlay): Promise<void> {
    const contentId = report.contentId.toLowerCase();
    if (!isId(contentId) || !(await this.contents.isPublished(contentId))) {
      throw notFound('content', '网站上没有这篇内容。', 'There is no such item on the site.');
    }
    const isPlay = report.seconds >= currentPlayRule.thresholdSeconds || report.hasEnded;
    const { reason, marks } = judge(currentPlayRule, playRules, report);
    await this.counter.count({
      contentId,
      surface: 'page',
      visitor: PLAYS + (await this.visitorOf(report)),
      viewId: report.playId && PLAYS + report.playId,
      marks: writeMarks(isPlay ? { reason, marks } : { reason: TOO_SHORT, marks: [TOO_SHORT, ...marks] }),
    });
  }

  private visitorOf({ visitorId, address, userAgent }: ReceivedPlay): string | Promise<string> {
    if (visitorId) return this.visitors.ofIdentifier(visitorId);
    return this.visitors.ofAddress(address, userAgent ?? '');
  }
}
