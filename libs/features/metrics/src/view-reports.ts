import { Injectable } from '@nestjs/common';
import { isId, notFound } from '@haojiao/kernel';
import type { ViewEvidence } from './domain/counting-rule';
import { DEFAULT_SURFACE } from './domain/surfaces';
import type { ViewReport } from './domain/view-report';
import { JudgedReports } from './judged-reports';
import { OfficeNetworks } from './offices/office-networks';
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
    private readonly judged: JudgedReports,
    private readonly offices: OfficeNetworks,
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
    // Whoever is left out has a key as well: another version of the rule might count him.
    const visitor = this.visitorOf(report);
    const isOffice = this.offices.isOwn(report.address, contentId);
    if (isOffice !== false) report = { ...report, isOffice: isOffice === true || (await isOffice) };
    await this.counter.count({
      contentId,
      surface: report.surface ?? DEFAULT_SURFACE,
      visitor: visitor instanceof Promise ? await visitor : visitor,
      viewId: report.viewId,
      marks: this.judged.marksOf(report),
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
