import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { AuditEntryEntity, AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';

export interface AuditFilter {
  objectType?: string;
  objectId?: string;
  actorId?: string;
  action?: string;
  organizationId?: string;
  /** Inclusive. */
  from?: string;
  /** Exclusive. */
  to?: string;
}

@Injectable()
export class AuditTrail {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Newest first: what happened in the units whose trail the caller reads. Entries of no unit (the system's own) are
   * for auditors of the root. Plan: backward scan of the primary key, or `audit_entries_object` for one object's story.
   */
  async list(
    actor: Actor,
    filter: AuditFilter,
    limit: number,
    before: number | null,
  ): Promise<AuditEntryEntity[]> {
    const root = await this.organizations.findRoot();
    const rows = await this.database.query<{ sequence: string }>(
      `SELECT e.sequence FROM audit_entries e LEFT JOIN organizations o ON o.id = e.organization_id
       WHERE (${scopeSql('o', 1)} OR e.organization_id IS NULL AND $3::boolean)
         AND ($4::text IS NULL OR e.object_type = $4) AND ($5::text IS NULL OR e.object_id = $5)
         AND ($6::uuid IS NULL OR e.actor_id = $6) AND ($7::text IS NULL OR e.action = $7)
         AND ($8::uuid IS NULL OR o.path @> ARRAY[$8::uuid])
         AND ($9::timestamptz IS NULL OR e.occurred_at >= $9) AND ($10::timestamptz IS NULL OR e.occurred_at < $10)
         AND ($11::bigint IS NULL OR e.sequence < $11)
       ORDER BY e.sequence DESC LIMIT $12`,
      [
        ...scopeParameters(actor.scope('audit.read')),
        root !== null && actor.can('audit.read', root),
        filter.objectType ?? null,
        filter.objectId ?? null,
        filter.actorId ?? null,
        filter.action ?? null,
        filter.organizationId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        before,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(AuditEntryEntity, 'entry')
      .where('entry.sequence IN (:...sequences)', { sequences: rows.map((row) => row.sequence) })
      .orderBy('entry.sequence', 'DESC')
      .getMany();
  }

  /** Reads the whole chain; every auditor may know whether it holds, whatever part of it they may read. */
  verify() {
    return this.audit.verify();
  }
}
