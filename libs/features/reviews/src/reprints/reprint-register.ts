import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ReviewsService } from '../reviews.service';
import type { ReprintSourceState } from './domain/reprint-source';
import { ReprintRegisterEntryEntity } from './persistence/reprint-register-entry.entity';
import { ReprintRules } from './reprint-rules';

export interface RegisterFilter {
  organizationId?: string;
  /** Signed at or after. */
  from?: Date;
  /** Signed before. */
  to?: Date;
}

/** One line of the register, with what its source is worth today. */
export interface RegisterLine {
  id: string;
  contentId: string;
  revisionId: string;
  organizationId: string;
  organizationName: string;
  title: string;
  sourceName: string;
  sourceUrl: string;
  sourceTitle: string;
  permissionBasis: string;
  snapshotId: string | null;
  /** Where the original is a revision of another unit's item. */
  originRevisionId: string | null;
  signedBy: string;
  signedByName: string;
  signedAt: Date;
  /** `signedAt` with microseconds, UTC. */
  sortTime: string;
  /** Null where no entry stood any more at the sign-off. */
  sourceId: string | null;
  sourceState: ReprintSourceState | null;
  sourceValidFrom: string | null;
  sourceValidTo: string | null;
}

/** 转载登记: every reprint that was signed off is entered, in the transaction of the sign-off, and stays. */
@Injectable()
export class ReprintRegister implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly rules: ReprintRules,
  ) {}

  onModuleInit(): void {
    this.reviews.onApproved((content, manager) => this.enter(content, manager));
  }

  /**
   * Newest first. Plan: backward scan of `reprint_register_signed_at`, joined to its unit, signer and source by their
   * keys, until a page is full.
   */
  async list(
    actor: Actor,
    { organizationId, from, to }: RegisterFilter,
    limit: number,
    before: { time: string; id: string } | null,
  ): Promise<RegisterLine[]> {
    return this.database.query<RegisterLine>(
      `SELECT e.id, e.content_id AS "contentId", e.revision_id AS "revisionId",
              e.organization_id AS "organizationId", o.name AS "organizationName", e.title,
              e.source_name AS "sourceName", e.source_url AS "sourceUrl", e.source_title AS "sourceTitle",
              e.permission_basis AS "permissionBasis", e.snapshot_id AS "snapshotId",
              e.origin_revision_id AS "originRevisionId", e.signed_by AS "signedBy",
              u.display_name AS "signedByName", e.signed_at AS "signedAt",
              to_char(e.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortTime",
              s.id AS "sourceId", s.state AS "sourceState",
              s.valid_from::text AS "sourceValidFrom", s.valid_to::text AS "sourceValidTo"
       FROM reprint_register e
       JOIN organizations o ON o.id = e.organization_id
       JOIN users u ON u.id = e.signed_by
       LEFT JOIN reprint_sources s ON s.id = e.source_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::timestamptz IS NULL OR e.signed_at >= $4) AND ($5::timestamptz IS NULL OR e.signed_at < $5)
         AND ($6::timestamptz IS NULL OR (e.signed_at, e.id) < ($6::timestamptz, $7::uuid))
       ORDER BY e.signed_at DESC, e.id DESC LIMIT $8`,
      [
        ...scopeParameters(actor.scope('content.read')),
        organizationId ?? null,
        from ?? null,
        to ?? null,
        before?.time ?? null,
        before?.id ?? null,
        limit + 1,
      ],
    );
  }

  private async enter(content: ContentEntity, manager: EntityManager): Promise<void> {
    const revisionId = content.approvedRevisionId!;
    const { document } = await this.contents.revision(revisionId, manager);
    const { reprint, source } = document;
    if (!reprint || !source?.url) return;
    const signOff = (await this.reviews.signOffOf(content.id, revisionId, manager))!;
    const place = await this.contents.placeOf(content, manager);
    const grounds = await this.rules.groundsOf(content.id, document, place, manager);
    await manager.insert(ReprintRegisterEntryEntity, {
      id: newId(),
      contentId: content.id,
      organizationId: content.organizationId,
      revisionId,
      title: document.title,
      sourceName: source.name,
      sourceUrl: source.url,
      sourceTitle: reprint.sourceTitle,
      permissionBasis: reprint.permissionBasis,
      sourceId: grounds.source?.id ?? null,
      snapshotId: grounds.snapshotId,
      originRevisionId: grounds.originRevisionId,
      signedBy: signOff.approvedBy,
      signedAt: signOff.approvedAt,
    });
  }
}
