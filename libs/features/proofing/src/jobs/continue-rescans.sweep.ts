import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { ContentsService } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import { LexiconRescanHitEntity } from '../persistence/lexicon-rescan-hit.entity';
import { LexiconRescanEntity } from '../persistence/lexicon-rescan.entity';
import type { ProofFinding } from '../proof-report';
import { AcceptFindings } from '../services/accept-findings';
import { ProofingService } from '../services/proofing.service';
import { termIdOf } from '../term-id';

/** Revisions of one transaction: what a killed worker does again. */
const BATCH = 20;
const MAX_FAILURES = 10;

interface LiveRevision {
  contentId: string;
  revisionId: string;
}

/**
 * Goes on with re-scans, a batch in a transaction: the rows found and how far it came stand or fall together, so a worker
 * that is killed leaves nothing half done, and no queue has to remember anything.
 */
@Injectable()
export class ContinueRescans implements Sweep {
  readonly name = 'continue-lexicon-rescans';
  readonly everyMs = 2 * SECOND_MS;
  private readonly logger = new Logger('proofing');

  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly proofing: ProofingService,
    private readonly acceptances: AcceptFindings,
    private readonly notices: Notices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    while (await this.runBatch()) continue;
  }

  /** One batch of one re-scan; false: nothing is due. */
  async runBatch(): Promise<boolean> {
    let taken: LexiconRescanEntity | null = null;
    try {
      return await this.database.transaction(async (manager) => {
        taken = await this.take(manager);
        if (taken) await this.advance(taken, manager);
        return taken !== null;
      });
    } catch (error) {
      if (!taken) throw error;
      await this.noteFailure(taken, error);
      return true;
    }
  }

  /** Plan: index `lexicon_rescans_running`. */
  private async take(manager: EntityManager): Promise<LexiconRescanEntity | null> {
    return manager
      .createQueryBuilder(LexiconRescanEntity, 'r')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`r.state = 'running' AND r.nextRunAt <= :now`, { now: this.clock.now() })
      .orderBy('r.nextRunAt')
      .addOrderBy('r.id')
      .limit(1)
      .getOne();
  }

  private async advance(rescan: LexiconRescanEntity, manager: EntityManager): Promise<void> {
    const { organizationId } = rescan;
    rescan.total ??= await this.countLive(organizationId, manager);
    const batch = await this.live(organizationId, rescan.afterRevisionId, manager);
    for (const live of batch) {
      const findings = await this.findingsIn(live, rescan, manager);
      if (findings.length === 0) continue;
      rescan.hits += 1;
      await manager.insert(LexiconRescanHitEntity, { ...live, rescanId: rescan.id, findings });
    }
    rescan.done += batch.length;
    rescan.failures = 0;
    rescan.afterRevisionId = batch.at(-1)?.revisionId ?? rescan.afterRevisionId;
    if (batch.length < BATCH) {
      // What went out or was taken down meanwhile is past the count of the beginning.
      Object.assign(rescan, { state: 'finished', total: rescan.done, finishedAt: this.clock.now() });
      if (rescan.hits > 0) await this.tell(rescan, manager);
    }
    await manager.save(rescan);
  }

  /** Of the lexicon, or the one row, that changed; what a person has already answered for is no news. */
  private async findingsIn(
    { contentId, revisionId }: LiveRevision,
    { lexiconId, termKey }: LexiconRescanEntity,
    manager: EntityManager,
  ): Promise<ProofFinding[]> {
    const content = await this.contents.load(contentId, manager);
    const revision = await this.contents.revision(revisionId, manager);
    const { findings } = await this.proofing.proof(content, revision, manager);
    const isOfChange = ({ termId }: ProofFinding) =>
      termKey === null ? termId?.startsWith(`${lexiconId}.`) : termId === termIdOf(lexiconId, termKey);
    const judged = await this.acceptances.judge(revision, findings.filter(isOfChange), manager);
    return judged
      .filter(({ state }) => state !== 'accepted')
      .map(({ state: _, acceptance: __, ...finding }) => finding);
  }

  /** Plan: the partial index `publications_live_revision` from the last revision on, joined by primary keys. */
  private live(
    organizationId: string,
    after: string | null,
    manager: EntityManager,
  ): Promise<LiveRevision[]> {
    return this.database.query<LiveRevision>(
      `SELECT DISTINCT p.revision_id AS "revisionId", p.content_id AS "contentId" FROM publications p
       JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE p.state IN ('published', 'withdrawing') AND o.path @> ARRAY[$1::uuid]
         AND ($2::uuid IS NULL OR p.revision_id > $2) AND p.revision_id IS NOT NULL AND c.deleted_at IS NULL
       ORDER BY p.revision_id LIMIT $3`,
      [organizationId, after, BATCH],
      manager,
    );
  }

  private async countLive(organizationId: string, manager: EntityManager): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `SELECT count(DISTINCT p.revision_id)::int AS total FROM publications p
       JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = c.organization_id
       WHERE p.state IN ('published', 'withdrawing') AND o.path @> ARRAY[$1::uuid] AND c.deleted_at IS NULL`,
      [organizationId],
      manager,
    );
    return row?.total ?? 0;
  }

  private async tell(rescan: LexiconRescanEntity, manager: EntityManager): Promise<void> {
    await this.notices.raise(manager, {
      organizationId: rescan.organizationId,
      action: 'lexicon.manage',
      kind: 'lexicon.rescan_finished',
      severity: 'warning',
      title: {
        zh: `词库变动后复扫完成：${rescan.hits} 个在线版本有命中`,
        en: `A changed lexicon finds something in ${rescan.hits} live revision(s)`,
      },
      body: {
        zh: `共检查 ${rescan.done} 个在线版本，请逐一查看命中并决定更正或撤下；系统不会自动撤稿。`,
        en: `${rescan.done} live revisions were looked at. Look at each and correct it or take it down; nothing is taken down by itself.`,
      },
      objectType: 'lexicon_rescan',
      objectId: rescan.id,
      dedupeKey: `lexicon-rescan:${rescan.id}`,
    });
  }

  private async noteFailure(rescan: LexiconRescanEntity, error: unknown): Promise<void> {
    this.logger.warn({ err: error, rescanId: rescan.id }, 're-scan failed, it comes again');
    const now = this.clock.now();
    await this.database.query(
      `UPDATE lexicon_rescans SET failures = failures + 1,
         next_run_at = $2::timestamptz + make_interval(secs => 5 * power(2, LEAST(failures, 8))),
         state = CASE WHEN failures + 1 >= $3 THEN 'stopped' ELSE state END,
         finished_at = CASE WHEN failures + 1 >= $3 THEN $2 ELSE finished_at END
       WHERE id = $1 AND state = 'running'`,
      [rescan.id, now, MAX_FAILURES],
    );
  }
}
