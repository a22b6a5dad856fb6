import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database, entityFromRow } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { BulletinAccess } from './bulletin-access';
import { KeptDrafts } from './content/kept-drafts';
import { numberWords, titleOf } from './documents/bulletin-paper';
import type { BulletinContent } from './domain/bulletin-content';
import { BulletinDocumentEntity } from './persistence/bulletin-document.entity';
import { BulletinIssueEntity } from './persistence/bulletin-issue.entity';
import { BulletinEntity } from './persistence/bulletin.entity';
import type { BulletinState } from './persistence/bulletin.entity';

export interface BulletinFilter {
  /** Of this issuer alone. */
  organizationId?: string;
  assessmentYearId?: string;
  unitClass?: string;
  state?: BulletinState;
}

/** A bulletin with what people know it by. */
export interface BulletinView {
  bulletin: BulletinEntity;
  organizationName: string;
  title: string;
  /** Null: not issued. */
  number: string | null;
  closedAt: Date | null;
  /** The issue that corrects this one, once that is out. */
  correctedById: string | null;
}

export interface WholeBulletin extends BulletinView {
  content: BulletinContent;
  /** When the figures were reckoned. */
  computedAt: Date;
  documents: BulletinDocumentEntity[];
  openAppeals: number;
}

@Injectable()
export class ReadBulletins {
  constructor(
    private readonly database: Database,
    private readonly access: BulletinAccess,
    private readonly drafts: KeptDrafts,
  ) {}

  /** What was closed as it was kept, every other one as it stands now. @throws AppError `bulletin_not_found` */
  async get(actor: Actor, id: string): Promise<WholeBulletin> {
    const bulletin = await this.access.requireReading(actor, id);
    return this.whole(bulletin);
  }

  /** Without a permission question. */
  async whole(bulletin: BulletinEntity): Promise<WholeBulletin> {
    const { manager } = this.database;
    const [view] = await this.views('b.id = $1', [bulletin.id], manager);
    const kept = await manager.findOneBy(BulletinIssueEntity, { bulletinId: bulletin.id });
    const { content, computedAt } = kept
      ? { content: kept.content, computedAt: kept.closedAt }
      : await this.drafts.of(bulletin);
    const [{ openAppeals }] = (await this.database.query<{ openAppeals: number }>(
      `SELECT count(*)::int AS "openAppeals" FROM bulletin_appeals WHERE bulletin_id = $1 AND state = 'open'`,
      [bulletin.id],
    )) as [{ openAppeals: number }];
    return {
      ...view!,
      content,
      computedAt,
      documents: await manager.find(BulletinDocumentEntity, {
        where: { bulletinId: bulletin.id },
        order: { format: 'ASC' },
      }),
      openAppeals,
    };
  }

  async view(
    bulletin: BulletinEntity,
    manager: EntityManager = this.database.manager,
  ): Promise<BulletinView> {
    const [view] = await this.views('b.id = $1', [bulletin.id], manager);
    return view!;
  }

  /**
   * Newest first: those of the issuers whose bulletins the caller reads, and what was shown to the caller's units.
   * Plan: backward scan of the primary key; with an issuer, of `bulletins_organization_id`.
   */
  async list(
    actor: Actor,
    filter: BulletinFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<BulletinView[]> {
    const above = await this.access.unitsAbove(actor);
    return this.views(
      `(${scopeSql('o', 1)} OR b.organization_id = ANY($3::uuid[])
          AND (b.state = 'closed' OR b.state = 'appeals' AND b.shown_to && $3::uuid[]))
       AND ($4::uuid IS NULL OR b.organization_id = $4) AND ($5::uuid IS NULL OR b.assessment_year_id = $5)
       AND ($6::text IS NULL OR $6 = ANY(b.unit_classes)) AND ($7::text IS NULL OR b.state = $7)
       AND ($8::uuid IS NULL OR b.id < $8)
       ORDER BY b.id DESC LIMIT $9`,
      [
        ...scopeParameters(actor.scope('bulletin.read')),
        above,
        filter.organizationId ?? null,
        filter.assessmentYearId ?? null,
        filter.unitClass ?? null,
        filter.state ?? null,
        beforeId,
        limit + 1,
      ],
      this.database.manager,
    );
  }

  private async views(
    condition: string,
    parameters: unknown[],
    manager: EntityManager,
  ): Promise<BulletinView[]> {
    const rows = await this.database.query<
      Record<string, unknown> & {
        organizationName: string;
        issueYear: number | null;
        issueNumber: number | null;
        closedAt: Date | null;
        correctedById: string | null;
      }
    >(
      `SELECT b.*, o.name AS "organizationName", i.year AS "issueYear", i.number AS "issueNumber",
              i.closed_at AS "closedAt", k.bulletin_id AS "correctedById"
       FROM bulletins b JOIN organizations o ON o.id = b.organization_id
       LEFT JOIN bulletin_issues i ON i.bulletin_id = b.id
       LEFT JOIN bulletin_issues k ON k.corrects_id = b.id
       WHERE ${condition}`,
      parameters,
      manager,
    );
    return rows.map(({ organizationName, issueYear, issueNumber, closedAt, correctedById, ...row }) => {
      const bulletin = entityFromRow(manager, BulletinEntity, row);
      return {
        bulletin,
        organizationName,
        title: titleOf({ title: bulletin.title, issuerName: organizationName, period: bulletin.period }),
        number: issueNumber === null ? null : numberWords(bulletin.numberPrefix, issueYear!, issueNumber),
        closedAt,
        correctedById,
      };
    });
  }
}
