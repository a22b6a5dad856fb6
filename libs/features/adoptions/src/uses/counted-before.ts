import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';
import { recordedBefore } from '../refusals';

/**
 * One adoption an outlet, day and stage, also where our own publishing recorded it by the account's name. The report's
 * row is held by the caller, so nothing comes in between.
 */
@Injectable()
export class CountedBefore {
  constructor(private readonly database: Database) {}

  /** Plan: index `submission_adoptions_submission_id`. @throws AppError `adoption_already_recorded` */
  async requireNone(adoption: SubmissionAdoptionEntity, manager: EntityManager): Promise<void> {
    const found = await this.database.query(
      `SELECT FROM submission_adoptions
       WHERE submission_id = $1 AND id <> $2 AND outlet = $3 AND adopted_on = $4 AND stage = $5 AND state = 'verified'
       LIMIT 1`,
      [adoption.submissionId, adoption.id, adoption.outlet, adoption.adoptedOn, adoption.stage],
      manager,
    );
    if (found.length > 0) throw recordedBefore();
  }
}
