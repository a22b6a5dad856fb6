import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { ReviewsService } from '../reviews.service';

/** Whose business a waiting stage is. */
@Injectable()
export class ReviewRecipients {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
  ) {}

  /** Those of the asked unit who may decide the stage; where it has none, everybody who may. */
  async deciders(reviewId: string, manager: EntityManager): Promise<string[]> {
    const eligible = await this.reviews.eligibleReviewers(reviewId, manager);
    const asked = eligible.filter((reviewer) => reviewer.asked);
    return (asked.length > 0 ? asked : eligible).map(({ userId }) => userId);
  }

  /** The chief editors of a unit; where it has none, of the nearest unit above it. Plan: `memberships` by unit. */
  async chiefEditors(organizationId: string, manager: EntityManager): Promise<string[]> {
    const rows = await this.database.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM (
         SELECT m.user_id, rank() OVER (ORDER BY cardinality(o.path) DESC) AS distance
         FROM organizations asked JOIN organizations o ON o.id = ANY (asked.path)
         JOIN memberships m ON m.organization_id = o.id AND (m.inherit OR o.id = asked.id)
         JOIN users u ON u.id = m.user_id AND u.state = 'active'
         WHERE asked.id = $1 AND 'chief_editor' = ANY (m.roles)) chiefs
       WHERE distance = 1`,
      [organizationId],
      manager,
    );
    return rows.map(({ userId }) => userId);
  }
}
