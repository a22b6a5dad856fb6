import { Injectable } from '@nestjs/common';
import { isId, notFound } from '@haojiao/kernel';
import { currentRule, exclusionOf } from './domain/counting-rule';
import type { ViewEvidence } from './domain/counting-rule';
import { DEFAULT_SURFACE } from './domain/surfaces';
import type { ViewReport } from './domain/view-report';
import { KnownContents } from './published-contents';
import { ViewCounter } from './view-counter';
import { VisitorKeys } from './visitor-keys';

/** A report from outside with what the request says about its sender. */
export interface ReceivedReport extends ViewReport, ViewEvidence {
  contentId: string;
  address: string;
}

/** Takes a report of a view: is the item on the site, is it a reader, who is it – and then counts it. */
@Injectable()
export class ViewReports {
  constructor(
    private readonly contents: KnownContents,
    private readonly visitors: VisitorKeys,
    private readonly counter: ViewCounter,
  ) {}

  /**
   * Resolved when the view is counted.
   * @throws AppError `content_not_found`, `counting_unavailable`
   */
  async receive(report: ReceivedReport): Promise<void> {
    const contentId = report.contentId.toLowerCase();
    if (!isId(contentId)) throw contentNotFound();
    // What is known needs no turn of the event loop: this is the busiest way through the product.
    const published = this.contents.isPublished(contentId);
    if (!(typeof published === 'boolean' ? published : await published)) throw contentNotFound();
    const visitor = exclusionOf(currentRule, report) === null ? this.visitorOf(report) : null;
    await this.counter.count({
      contentId,
      surface: report.surface ?? DEFAULT_SURFACE,
      visitor: visitor instanceof Promise ? await visitor : visitor,
      viewId: report.viewId,
    });
  }

  private visitorOf({ visitorId, address, userAgent }: ReceivedReport): string | Promise<string> {
    if (visitorId) return this.visitors.ofIdentifier(visitorId);
    return this.visitors.ofAddress(address, userAgent ?? '');
  }
}

function contentNotFound() {
  return notFound('content', '网站上没有这篇内容。', 'There is no such item on the site.');
}
