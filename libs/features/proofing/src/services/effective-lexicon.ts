import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { LexiconCategory } from '../domain/lexicon-term';
import { termIdOf } from '../term-id';

/** A version in force that applies to a unit, by the unit that owns it. */
export interface EffectiveVersion {
  versionId: string;
  lexiconId: string;
  name: string;
  organizationId: string;
  organizationName: string;
  number: number;
  termCount: number;
  categoryCounts: Partial<Record<LexiconCategory, number>>;
  termsHash: string;
}

/** A mute that stands for a unit: its own, or one of a unit above it. */
export interface EffectiveMute {
  termId: string;
  /** Who muted owns the lexicon or stands above its owner: then it counts for `forbid` too. */
  isByOwnerOrAbove: boolean;
}

/** What is looked for in a unit's items: its own lexicons and those of every unit above it, less what is muted. */
@Injectable()
export class EffectiveLexicon {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** From the root down. Plan: lexicons by the index of their unit's name, versions by `(lexicon_id, number)`. */
  async versionsFor(path: readonly string[], manager?: EntityManager): Promise<EffectiveVersion[]> {
    return this.database.query<EffectiveVersion>(
      `SELECT v.id AS "versionId", l.id AS "lexiconId", l.name, l.organization_id AS "organizationId",
              o.name AS "organizationName", v.number, v.term_count AS "termCount",
              v.category_counts AS "categoryCounts", v.terms_hash AS "termsHash"
       FROM lexicons l JOIN organizations o ON o.id = l.organization_id
       JOIN lexicon_versions v ON v.lexicon_id = l.id AND v.number = l.active_number
       WHERE l.organization_id = ANY($1::uuid[]) AND l.retired_at IS NULL
       ORDER BY array_position($1::uuid[], l.organization_id), l.id`,
      [path],
      manager,
    );
  }

  /** Plan: index `lexicon_mutes_one_in_force`, by the few units of the path. */
  async mutesFor(path: readonly string[], manager?: EntityManager): Promise<EffectiveMute[]> {
    const rows = await this.database.query<{ lexiconId: string; termKey: string; isByOwnerOrAbove: boolean }>(
      `SELECT m.lexicon_id AS "lexiconId", m.term_key AS "termKey",
              bool_or(o.path @> ARRAY[m.organization_id]) AS "isByOwnerOrAbove"
       FROM lexicon_mutes m JOIN lexicons l ON l.id = m.lexicon_id JOIN organizations o ON o.id = l.organization_id
       WHERE m.organization_id = ANY($1::uuid[]) AND m.lifted_at IS NULL
         AND (m.muted_until IS NULL OR m.muted_until > $2)
       GROUP BY m.lexicon_id, m.term_key`,
      [path, this.clock.now()],
      manager,
    );
    return rows.map(({ lexiconId, termKey, isByOwnerOrAbove }) => ({
      termId: termIdOf(lexiconId, termKey),
      isByOwnerOrAbove,
    }));
  }

  /**
   * Counts only: rows of units above are theirs alone.
   * @throws AppError `organization_not_found`, `not_allowed`
   */
  async describe(
    actor: Actor,
    organizationId: string,
  ): Promise<{
    sources: EffectiveVersion[];
    categoryCounts: Partial<Record<LexiconCategory, number>>;
    termCount: number;
    mutedCount: number;
  }> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('lexicon.read', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const sources = await this.versionsFor(place.path);
    const mutes = await this.mutesFor(place.path);
    const categoryCounts: Partial<Record<LexiconCategory, number>> = {};
    for (const source of sources) {
      for (const [category, count] of Object.entries(source.categoryCounts) as [LexiconCategory, number][]) {
        categoryCounts[category] = (categoryCounts[category] ?? 0) + count;
      }
    }
    const termCount = sources.reduce((sum, source) => sum + source.termCount, 0);
    return { sources, categoryCounts, termCount, mutedCount: mutes.length };
  }
}
