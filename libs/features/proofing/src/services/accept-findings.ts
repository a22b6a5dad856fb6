import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText } from '@haojiao/features/contents';
import type { ContentEntity, ContentRevisionEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ProofingAcceptanceEntity } from '../persistence/proofing-acceptance.entity';
import type { KeptAcceptance, ProofFinding, ProofReport } from '../proof-report';
import { ProofingService } from './proofing.service';

export interface AcceptanceInput {
  revisionId: string;
  findingKey: string;
  reason: string;
}

/** `blocked`: forbidden, nobody can accept it. `noted`: a suggestion, nobody has to. */
export const findingStates = ['open', 'accepted', 'blocked', 'noted'] as const;
export type FindingState = (typeof findingStates)[number];

/** A finding as it stands for one revision. */
export type JudgedFinding = ProofFinding & { state: FindingState; acceptance: KeptAcceptance | null };

/**
 * A named person answers for a finding of severity `confirm`. It is remembered with the revision, and holds for a later
 * revision of the same item only where the rule, the place and the whole text of that member are the same to the byte, and
 * the person has not become one of its authors.
 */
@Injectable()
export class AcceptFindings {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly proofing: ProofingService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `content_not_found`, `not_allowed`, `revision_not_found`, `finding_not_found`, `finding_forbidden`,
   * `finding_needs_no_acceptance`, `own_content`, `finding_already_accepted`, `invalid_input`
   */
  async accept(actor: Actor, contentId: string, input: AcceptanceInput): Promise<JudgedFinding> {
    const content = await this.contents.load(contentId);
    await this.contents.requireOn(actor, 'review.decide', content);
    const reason = cleanText(input.reason);
    if (reason === '') {
      throw invalidInput([fault('reason', 'required', '请写明原因。', 'Say why it is right.')]);
    }
    const revision = await this.revisionOf(content, input.revisionId);
    const report = await this.proofing.proof(content, revision);
    const finding = acceptable(report.findings.find(({ key }) => key === input.findingKey));
    return this.database.transaction(async (manager) => {
      await this.contents.loadForUpdate(contentId, manager);
      const [standing] = await this.judge(revision, [finding], manager);
      if (standing?.state === 'accepted') throw alreadyAccepted();
      const acceptance = manager.create(ProofingAcceptanceEntity, {
        id: newId(),
        contentId,
        revisionId: revision.id,
        findingKey: finding.key,
        fieldHash: finding.fieldHash,
        path: finding.path,
        passage: finding.passage,
        category: finding.category,
        reason,
        acceptedBy: actor.userId,
        acceptedAt: this.clock.now(),
      });
      await insertAcceptance(manager, acceptance);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'proofing.accepted',
        objectType: 'content',
        objectId: contentId,
        details: {
          revisionId: revision.id,
          findingKey: finding.key,
          category: finding.category,
          path: finding.path,
          reason,
        },
      });
      const [judged] = await this.judge(revision, [finding], manager);
      return judged!;
    });
  }

  /** How each finding stands. Plan: index `proofing_acceptances_content_id`; an item has few acceptances. */
  async judge(
    revision: ContentRevisionEntity,
    findings: readonly ProofFinding[],
    manager: EntityManager = this.database.manager,
  ): Promise<JudgedFinding[]> {
    const rows = await this.database.query<KeptAcceptance & { fieldHash: string }>(
      `SELECT a.finding_key AS "findingKey", a.path, a.passage, a.reason, a.accepted_by AS "acceptedBy",
              u.display_name AS "acceptedByName", a.revision_id AS "revisionId", a.field_hash AS "fieldHash",
              to_char(a.accepted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "acceptedAt"
       FROM proofing_acceptances a JOIN users u ON u.id = a.accepted_by
       JOIN content_revisions r ON r.id = a.revision_id
       WHERE a.content_id = $1 AND r.number <= $2 AND NOT (a.accepted_by = ANY (review_author_ids($3)))
       ORDER BY a.id`,
      [revision.contentId, revision.number, revision.id],
      manager,
    );
    const accepted = new Map(rows.map(({ fieldHash, ...kept }) => [`${kept.findingKey} ${fieldHash}`, kept]));
    return findings.map((finding) => {
      const acceptance =
        finding.severity === 'confirm' ? (accepted.get(`${finding.key} ${finding.fieldHash}`) ?? null) : null;
      return { ...finding, state: stateOf(finding, acceptance), acceptance };
    });
  }

  /** @throws AppError `revision_not_found` also for a revision of another item */
  async revisionOf(content: ContentEntity, revisionId: string): Promise<ContentRevisionEntity> {
    const revision = await this.contents.revision(revisionId);
    if (revision.contentId === content.id) return revision;
    throw notFound('revision', '没有这个版本。', 'There is no such revision.');
  }
}

/** What stands in the way of a sign-off. */
export function stillOpen(findings: readonly JudgedFinding[]): JudgedFinding[] {
  return findings.filter(({ state }) => state === 'open');
}

/** The acceptances that a report rests on. */
export function acceptancesOf(findings: readonly JudgedFinding[]): KeptAcceptance[] {
  return findings.flatMap(({ acceptance }) => (acceptance ? [acceptance] : []));
}

function stateOf({ severity }: ProofFinding, acceptance: KeptAcceptance | null): FindingState {
  if (severity === 'forbid') return 'blocked';
  if (severity === 'suggest') return 'noted';
  return acceptance ? 'accepted' : 'open';
}

function acceptable(finding: ProofReport['findings'][number] | undefined): ProofFinding {
  if (!finding) {
    throw notFound('finding', '这个版本里没有这处问题。', 'There is no such finding in this revision.');
  }
  if (finding.severity === 'forbid') {
    throw ruleBroken(
      'finding_forbidden',
      '禁止出现的内容不能确认放行，请修改稿件。',
      'What is forbidden can not be accepted; change the item.',
    );
  }
  if (finding.severity === 'suggest') {
    throw ruleBroken(
      'finding_needs_no_acceptance',
      '这只是建议，不需要确认。',
      'This is a suggestion; nobody has to accept it.',
    );
  }
  return finding;
}

async function insertAcceptance(manager: EntityManager, acceptance: ProofingAcceptanceEntity): Promise<void> {
  try {
    await manager.insert(ProofingAcceptanceEntity, acceptance);
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === 'proofing_acceptances_once') throw alreadyAccepted();
    if (constraint !== 'proofing_acceptances_not_own') throw error;
    throw notAllowed(
      'own_content',
      '不能确认自己稿件中的问题，请由其他审核人员确认。',
      'Nobody accepts findings in their own work; another reviewer has to.',
    );
  }
}

function alreadyAccepted() {
  return ruleBroken('finding_already_accepted', '这处问题已经确认过。', 'This finding was accepted already.');
}
