import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { Contributor, SentSubmission } from '@haojiao/features/submissions';

interface Credited {
  sentBy: string;
  contributors: Contributor[];
}

/** Who is credited for a report, as far as the installation knows them: its sender and its registered contributors. */
export function reportersOf(report: Credited): string[] {
  return [...new Set([report.sentBy, ...report.contributors.flatMap(({ userId }) => userId ?? [])])];
}

/** Who gains by a fact, and therefore neither vouches for it nor judges it. */
@Injectable()
export class Reporters {
  constructor(private readonly database: Database) {}

  /** Joint reports share their points: whoever is credited for one of them gains. Plan: `submissions_joint_group_id`. */
  async gain(userId: string, submission: SentSubmission, manager: EntityManager): Promise<boolean> {
    if (reportersOf(submission).includes(userId)) return true;
    if (submission.jointGroupId === null) return false;
    const joint = await this.database.query<Credited>(
      `SELECT sent_by AS "sentBy", contributors FROM submissions WHERE joint_group_id = $1`,
      [submission.jointGroupId],
      manager,
    );
    return joint.some((report) => reportersOf(report).includes(userId));
  }
}
