import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { compositeHtml, contributorsByUnit } from '../domain/composite';
import { bylineOf } from '../domain/contributors';
import { requireMove } from '../domain/submission-transitions';
import type { SentSubmission } from '../persistence/submission.entity';
import { SubmissionLog } from '../submission-log';
import { SubmissionVersions } from '../submission-versions';
import { SubmissionsService } from '../submissions.service';
import { HeldReports } from './held-reports';
import { ReportArticles } from './report-articles';
import { takingUnit } from './taking-unit';

export interface Composite {
  /** In the order in which they are to stand. */
  submissionIds: string[];
  organizationId?: string;
  columnId?: string | null;
  title: string;
  /** A word to the senders. */
  comment?: string | null;
}

/** Makes one item of several reports (综合采用). All are accepted, or none. */
@Injectable()
export class MergeSubmissions {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly held: HeldReports,
    private readonly articles: ReportArticles,
    private readonly contents: ContentsService,
    private readonly versions: SubmissionVersions,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The item names no single report of its own; the reports name the item.
   * @throws AppError `not_allowed`, `invalid_input` for reports out of sight, `submission_already_decided`,
   * `submission_withdrawn`
   */
  async merge(actor: Actor, composite: Composite): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const reports = await this.take(manager, actor, composite.submissionIds);
      const places = [];
      for (const report of reports) {
        places.push(await this.submissions.requireOn(actor, 'submission.decide', report, manager));
        requireMove(report.state, 'accepted');
      }
      const unit = takingUnit(actor, commonPlace(places), composite.organizationId);
      const content = await this.contents.createDraft(
        manager,
        actor,
        {
          organizationId: unit.id,
          type: 'article',
          title: composite.title,
          columnId: composite.columnId,
          byline: bylineOf(contributorsByUnit(reports.map(({ contributors }) => contributors))),
          coAuthorIds: await this.articles.coAuthorsOf(reports, actor, unit, manager),
          article: { html: await this.htmlOf(manager, reports) },
        },
        {
          columnId: null,
          assetIds: reports.flatMap(({ assetIds, pictureIds }) => [...assetIds, ...pictureIds]),
        },
      );
      for (const report of reports) await this.accept(manager, actor, report, content, composite);
      return content;
    });
  }

  /** In the order that was asked for. A report that the caller can't see is named as one that isn't there. */
  private async take(manager: EntityManager, actor: Actor, ids: string[]): Promise<SentSubmission[]> {
    const asked = ids.map((id) => id.toLowerCase());
    const found = new Map((await this.held.hold(asked, manager)).map((report) => [report.id, report]));
    const faults = [];
    const reports: SentSubmission[] = [];
    for (const [index, id] of asked.entries()) {
      const report = found.get(id);
      if (report && (await this.isVisible(actor, report, manager))) reports.push(report);
      else faults.push(unknownReport(index));
    }
    if (faults.length > 0) throw invalidInput(faults);
    return reports;
  }

  private async isVisible(actor: Actor, report: SentSubmission, manager: EntityManager): Promise<boolean> {
    try {
      await this.submissions.requireVisible(actor, report, manager);
      return true;
    } catch {
      return false;
    }
  }

  private async htmlOf(manager: EntityManager, reports: SentSubmission[]): Promise<string> {
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organizations WHERE id = ANY($1::uuid[])',
      [reports.map(({ organizationId }) => organizationId)],
      manager,
    );
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    const parts = [];
    for (const report of reports) {
      const html = await this.articles.htmlOf(report, manager);
      parts.push({ unitName: names.get(report.organizationId) ?? '', title: report.title, html });
    }
    return compositeHtml(parts);
  }

  private async accept(
    manager: EntityManager,
    actor: Actor,
    report: SentSubmission,
    content: ContentEntity,
    { submissionIds, comment }: Composite,
  ): Promise<void> {
    const now = this.clock.now();
    await this.versions.keep(manager, report, report.sentBy, now);
    Object.assign(report, {
      state: 'accepted',
      contentId: content.id,
      decidedBy: actor.userId,
      decidedAt: now,
    });
    await manager.save(report);
    await this.log.record(manager, actor.audit, report, 'accepted', comment ?? null, {
      contentId: content.id,
      takenBy: content.organizationId,
      mergedWith: submissionIds.length,
    });
  }
}

/** The lowest unit that all of them stand below. */
function commonPlace(places: readonly PlaceInTree[]): PlaceInTree {
  const [first, ...others] = places.map(({ path }) => path);
  const path = first!.filter((id, depth) => others.every((other) => other[depth] === id));
  return { id: path.at(-1)!, path };
}

function unknownReport(index: number) {
  return fault(
    `submissionIds.${index}`,
    'submission_unknown',
    '没有这篇来稿，请刷新后重新选择。',
    'There is no such report; read the list again.',
  );
}
