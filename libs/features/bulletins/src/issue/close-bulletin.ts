import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate, ruleBroken, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { AssessmentYearsService, SchemeVersions } from '@haojiao/features/scoring';
import { BulletinAccess } from '../bulletin-access';
import { closerPrepared, noAppealsOpen, translated } from '../bulletin-faults';
import { BulletinNotices } from '../bulletin-notices';
import { ComputeContent } from '../content/compute-content';
import type { ComputedBulletin } from '../content/compute-content';
import { bulletinFile } from '../documents/bulletin-files';
import { bulletinPaper, numberWords } from '../documents/bulletin-paper';
import { FrameBulletins } from '../documents/frame-bulletins';
import { dayWords } from '../domain/bulletin-period';
import { documentFormats } from '../persistence/bulletin-document.entity';
import type { DocumentFormat } from '../persistence/bulletin-document.entity';
import type { BulletinEntity } from '../persistence/bulletin.entity';
import { BulletinNumbers } from './bulletin-numbers';
import { KeepIssue } from './keep-issue';

export interface MadeDocument {
  format: DocumentFormat;
  sha256: string;
  bytes: number;
}

/** Freezes a bulletin: number, figures, the facts that went in, the scheme's versions and the bytes of its documents. */
@Injectable()
export class CloseBulletin {
  constructor(
    private readonly database: Database,
    private readonly access: BulletinAccess,
    private readonly contents: ComputeContent,
    private readonly years: AssessmentYearsService,
    private readonly schemes: SchemeVersions,
    private readonly frames: FrameBulletins,
    private readonly numbers: BulletinNumbers,
    private readonly keep: KeepIssue,
    private readonly storage: ObjectStorage,
    private readonly notices: BulletinNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By somebody else than who prepared it, after the last day for appeals, with none of them open. All in one
   * transaction that holds the issuer's series: what earlier issues gave can't change under it. Facts that are settled
   * after `closedAt` came too late for it.
   * @throws AppError `bulletin_not_found`, `not_allowed`, `own_bulletin`, `appeals_not_open`, `appeals_not_over`,
   * `appeals_unanswered`, `period_already_issued`, `periods_out_of_order`
   */
  async close(actor: Actor, id: string): Promise<BulletinEntity> {
    return this.database.transaction(async (manager) => {
      const seen = await this.access.load(id, manager);
      await this.access.requireOn(actor, 'bulletin.close', seen, manager);
      await this.numbers.holdSeries(manager, seen.organizationId);
      const bulletin = await this.access.load(id, manager, true);
      const closedAt = this.clock.now();
      requireClosable(bulletin, actor, beijingDate(closedAt));
      const computed = await this.contents.of(bulletin);
      const year = Number(beijingDate(closedAt).slice(0, 4));
      const number = await this.numbers.take(manager, bulletin.organizationId, year);
      const words = numberWords(bulletin.numberPrefix, year, number);
      try {
        await this.keep.issue(manager, bulletin, computed, {
          year,
          number,
          closedBy: actor.userId,
          closedAt,
        });
        const documents = await this.documentsOf(manager, bulletin, computed, words, closedAt);
        await this.keep.documents(manager, bulletin.id, documents);
        await this.years.markUsed(bulletin.assessmentYearId, manager);
        await this.schemes.markUsed(
          computed.schemeVersions.map(({ id: versionId }) => versionId),
          manager,
        );
        const saved = await manager.save(Object.assign(bulletin, { state: 'closed' as const }));
        await this.notices.closed(manager, saved, words);
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: saved.organizationId,
          action: 'bulletin.closed',
          objectType: 'bulletin',
          objectId: saved.id,
          details: {
            number: words,
            correctsId: saved.correctsId,
            documents: Object.fromEntries(documents.map(({ format, sha256: hash }) => [format, hash])),
          },
        });
        return await this.access.load(saved.id, manager);
      } catch (error) {
        throw translated(error);
      }
    });
  }

  /** Stored before the row that names them: where this fails afterwards, bytes lie there that nobody names. */
  private async documentsOf(
    manager: EntityManager,
    bulletin: BulletinEntity,
    { content }: ComputedBulletin,
    number: string,
    closedAt: Date,
  ): Promise<MadeDocument[]> {
    const frame = await this.frames.of(bulletin, { number, at: closedAt, isIssued: true }, manager);
    const paper = bulletinPaper(frame, content);
    const made: MadeDocument[] = [];
    for (const format of documentFormats) {
      const file = await bulletinFile(format, paper);
      const hash = sha256(file);
      await this.storage.put(hash, file);
      made.push({ format, sha256: hash, bytes: file.length });
    }
    return made;
  }
}

function requireClosable(
  { state, appealsUntil, preparedBy }: BulletinEntity,
  actor: Actor,
  today: string,
): void {
  if (state !== 'appeals') throw noAppealsOpen();
  if (preparedBy === actor.userId) throw closerPrepared();
  if (today <= appealsUntil!) {
    throw ruleBroken(
      'appeals_not_over',
      `公示到${dayWords(appealsUntil!)}止，之后才能印发。`,
      `Units may appeal until ${appealsUntil}; it is closed afterwards.`,
    );
  }
}
