import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SubmissionEntity } from '../persistence/submission.entity';
import type { SentSubmission } from '../persistence/submission.entity';

/** Several reports at once, in one order for everybody: two who hold overlapping sets wait, and never for each other. */
@Injectable()
export class HeldReports {
  /** In order of their ids; drafts and unknown ids are left out. Plan: the primary key. */
  async hold(ids: readonly string[], manager: EntityManager): Promise<SentSubmission[]> {
    if (ids.length === 0) return [];
    const found = await manager
      .createQueryBuilder(SubmissionEntity, 's')
      .setLock('for_no_key_update')
      .where(`s.id IN (:...ids) AND s.state <> 'draft'`, { ids: [...new Set(ids)] })
      .orderBy('s.id')
      .getMany();
    return found as SentSubmission[];
  }
}
