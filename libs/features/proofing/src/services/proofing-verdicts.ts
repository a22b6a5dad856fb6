import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import { faultOfFinding } from '../finding-words';
import { ProofingVerdictEntity } from '../persistence/proofing-verdict.entity';
import type { ProofFinding, ProofReport } from '../proof-report';
import { AcceptFindings, acceptancesOf, stillOpen } from './accept-findings';
import type { JudgedFinding } from './accept-findings';
import { ProofingService, refuseForbidden } from './proofing.service';

/** What proofing said when a revision was released. */
@Injectable()
export class ProofingVerdicts {
  constructor(
    private readonly database: Database,
    private readonly proofing: ProofingService,
    private readonly acceptances: AcceptFindings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * For the last approval: nothing forbidden, everything to be confirmed confirmed; then the verdict is kept.
   * @throws AppError `proofing_forbidden`, `proofing_unconfirmed` (409) naming each finding
   */
  async release(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    manager: EntityManager,
  ): Promise<ProofingVerdictEntity> {
    const report = await this.proofing.proof(content, revision, manager);
    refuseForbidden(report.findings);
    const judged = await this.acceptances.judge(revision, report.findings, manager);
    refuseOpen(stillOpen(judged));
    return this.keep(content, revision, report, judged, manager);
  }

  /**
   * For the emergency channel: what is forbidden blocks here too; what is to be confirmed is kept open with the verdict, to
   * be confirmed with the papers that follow.
   * @throws AppError `proofing_forbidden` (409)
   */
  async releaseInEmergency(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    manager: EntityManager,
  ): Promise<ProofingVerdictEntity> {
    const report = await this.proofing.requireNothingForbidden(content, revision, manager);
    const judged = await this.acceptances.judge(revision, report.findings, manager);
    return this.keep(content, revision, report, judged, manager);
  }

  /** All verdicts of an item, oldest first. Plan: range of the index `proofing_verdicts_content_id`. */
  async ofContent(
    contentId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ProofingVerdictEntity[]> {
    return manager.find(ProofingVerdictEntity, { where: { contentId }, order: { id: 'ASC' } });
  }

  private async keep(
    content: ContentEntity,
    revision: ContentRevisionEntity,
    report: ProofReport,
    judged: readonly JudgedFinding[],
    manager: EntityManager,
  ): Promise<ProofingVerdictEntity> {
    const verdict = manager.create(ProofingVerdictEntity, {
      id: newId(),
      contentId: content.id,
      revisionId: revision.id,
      fingerprint: revision.fingerprint,
      lexiconVersions: report.lexiconVersions,
      findings: report.findings,
      muted: report.muted,
      acceptances: acceptancesOf(judged),
      weights: report.weights,
      createdAt: this.clock.now(),
    });
    await manager.insert(ProofingVerdictEntity, verdict);
    return verdict;
  }
}

function refuseOpen(open: readonly ProofFinding[]): void {
  if (open.length === 0) return;
  throw ruleBroken(
    'proofing_unconfirmed',
    `还有 ${open.length} 处需要确认的内容没有人确认，不能签发；请逐处说明原因确认，或退回修改。`,
    `${open.length} finding(s) that somebody has to confirm are open; confirm each with a reason, or return the item.`,
    { faults: open.map(faultOfFinding) },
  );
}
