import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ComputedBulletin } from '../content/compute-content';
import { BulletinDocumentEntity } from '../persistence/bulletin-document.entity';
import { BulletinIssueEntity } from '../persistence/bulletin-issue.entity';
import '../persistence/bulletin-item.entity';
import '../persistence/bulletin-unit.entity';
import type { BulletinEntity } from '../persistence/bulletin.entity';
import type { MadeDocument } from './close-bulletin';

export interface Closing {
  year: number;
  number: number;
  closedBy: string;
  closedAt: Date;
}

/** Writes down what was issued. The guards of the tables refuse what is out of order. */
@Injectable()
export class KeepIssue {
  async issue(
    manager: EntityManager,
    bulletin: BulletinEntity,
    { content, schemeVersions, items, units }: ComputedBulletin,
    closing: Closing,
  ): Promise<void> {
    const { organizationId, assessmentYearId, unitClasses, span, startsOn, endsOn, correctsId, preparedBy } =
      bulletin;
    await manager.insert(BulletinIssueEntity, {
      ...{ bulletinId: bulletin.id, organizationId, assessmentYearId, unitClasses, span, startsOn, endsOn },
      ...{ correctsId, preparedBy, content: content as object, schemeVersions },
      ...closing,
    });
    for (const { unitClass, items: ofClass } of items) {
      await manager.query(
        `INSERT INTO bulletin_items (bulletin_id, key, unit_class, kind, organization_id, submission_id, points,
                                     submission_points, submitted, adopted, fen_of_uses, fen, per_person, lines)
         SELECT $1, i.key, $2, i.kind, i."organizationId", i."submissionId", i.points / 100.0,
                i."submissionPoints" / 100.0, i.submitted, i.adopted, i."fenOfUses", i.fen, i."perPerson", i.lines
         FROM jsonb_to_recordset($3::jsonb) AS i (
           key text, kind text, "organizationId" uuid, "submissionId" uuid, points numeric,
           "submissionPoints" numeric, submitted integer, adopted integer, "fenOfUses" integer, fen integer,
           "perPerson" jsonb, lines jsonb)`,
        [bulletin.id, unitClass, JSON.stringify(ofClass)],
      );
    }
    await manager.query(
      `INSERT INTO bulletin_units (bulletin_id, organization_id, unit_class, submitted, adopted, earned_points,
                                   base_points, points, submitted_before, adopted_before, points_before)
       SELECT $1, u."organizationId", u."unitClass", u.submitted, u.adopted, u."earnedPoints" / 100.0,
              u."basePoints" / 100.0, u.points / 100.0, u."submittedBefore", u."adoptedBefore", u."pointsBefore" / 100.0
       FROM jsonb_to_recordset($2::jsonb) AS u (
         "organizationId" uuid, "unitClass" text, submitted integer, adopted integer, "earnedPoints" numeric,
         "basePoints" numeric, points numeric, "submittedBefore" integer, "adoptedBefore" integer,
         "pointsBefore" numeric)`,
      [bulletin.id, JSON.stringify(units)],
    );
  }

  async documents(manager: EntityManager, bulletinId: string, documents: MadeDocument[]): Promise<void> {
    for (const document of documents)
      await manager.insert(BulletinDocumentEntity, { bulletinId, ...document });
  }
}
