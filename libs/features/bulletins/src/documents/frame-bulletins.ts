import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beijingDate } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { BulletinEntity } from '../persistence/bulletin.entity';
import { numberWords } from './bulletin-paper';
import type { BulletinFrame } from './bulletin-paper';

/** Puts together what stands on a bulletin beside its figures. */
@Injectable()
export class FrameBulletins {
  constructor(private readonly database: Database) {}

  async of(
    bulletin: BulletinEntity,
    { number, at, isIssued }: { number: string | null; at: Date; isIssued: boolean },
    manager?: EntityManager,
  ): Promise<BulletinFrame> {
    const [issuer] = await this.database.query<{ name: string }>(
      'SELECT name FROM organizations WHERE id = $1',
      [bulletin.organizationId],
      manager,
    );
    const { period, span, title, letterhead, appealsUntil, listsSilent, correctionReason, state } = bulletin;
    const corrected = bulletin.correctsId && (await this.numberOf(bulletin.correctsId, manager));
    return {
      issuerName: issuer!.name,
      ...{ period, span, title, letterhead, number, appealsUntil, listsSilent },
      correction: corrected ? { number: corrected, reason: correctionReason! } : null,
      state: isIssued ? 'closed' : state,
      dated: beijingDate(at),
      madeAt: at,
    };
  }

  /** Null: it was not issued yet. */
  async numberOf(id: string, manager?: EntityManager): Promise<string | null> {
    const [issue] = await this.database.query<{ prefix: string | null; year: number; number: number }>(
      `SELECT b.number_prefix AS prefix, i.year, i.number FROM bulletin_issues i
       JOIN bulletins b ON b.id = i.bulletin_id WHERE i.bulletin_id = $1`,
      [id],
      manager,
    );
    return issue ? numberWords(issue.prefix, issue.year, issue.number) : null;
  }
}
