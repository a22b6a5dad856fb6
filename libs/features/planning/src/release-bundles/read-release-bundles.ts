import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { bundleStateOf } from '../domain/bundle-state';
import type { BundleState } from '../domain/bundle-state';
import { PlanAccess } from '../plan-access';
import { bundleSee } from './release-bundle-records';
import { ReleaseBundleEntity } from './release-bundle.entity';

export interface BundleItem {
  bundleId: string;
  contentId: string;
  title: string;
  state: string;
}

export interface BundlePublication {
  bundleId: string;
  id: string;
  contentId: string;
  channelAccountId: string;
  platform: string;
  state: string;
  scheduledAt: Date;
  onHold: boolean;
  failureCode: string | null;
  remoteUrl: string | null;
  mayRead: boolean;
}

export interface BundleView {
  bundle: ReleaseBundleEntity;
  state: BundleState;
  /** As far as the caller may read them. */
  items: BundleItem[];
  publications: BundlePublication[];
}

@Injectable()
export class ReadReleaseBundles {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
  ) {}

  /** @throws AppError `release_bundle_not_found` */
  async get(actor: Actor, id: string): Promise<BundleView> {
    const bundle = await this.database.manager.findOneBy(ReleaseBundleEntity, { id });
    if (!bundle) throw notFound(bundleSee.noun, bundleSee.zh, bundleSee.en);
    actor.require('plan.read', await this.access.placeOf(bundle.organizationId), bundleSee);
    const [view] = await this.viewsOf(actor, [bundle]);
    return view!;
  }

  /** Newest first. Plan: the primary key backwards, each row's unit by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<BundleView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT b.id FROM release_bundles b JOIN organizations o ON o.id = b.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR b.id < $4)
       ORDER BY b.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('plan.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    const bundles = await this.database.manager
      .createQueryBuilder(ReleaseBundleEntity, 'b')
      .where('b.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('b.id', 'DESC')
      .getMany();
    return this.viewsOf(actor, bundles);
  }

  /** Two statements for a page. Plan: keys of contents, and index `release_bundle_publications_bundle`. */
  private async viewsOf(actor: Actor, bundles: ReleaseBundleEntity[]): Promise<BundleView[]> {
    const ids = bundles.map(({ id }) => id);
    const items = await this.database.query<BundleItem>(
      `SELECT b.id AS "bundleId", c.id AS "contentId", c.title, c.state
       FROM release_bundles b CROSS JOIN LATERAL unnest(b.content_ids) WITH ORDINALITY AS i (content_id, place)
       JOIN contents c ON c.id = i.content_id AND c.deleted_at IS NULL
       JOIN organizations o ON o.id = c.organization_id
       WHERE b.id = ANY($3::uuid[]) AND ${scopeSql('o', 1)} ORDER BY b.id, i.place`,
      [...scopeParameters(actor.scope('content.read')), ids],
    );
    const publications = await this.database.query<BundlePublication>(
      `SELECT b.id AS "bundleId", p.id, p.content_id AS "contentId", p.channel_account_id AS "channelAccountId",
              p.platform, p.state, p.scheduled_at AS "scheduledAt", p.on_hold AS "onHold",
              p.failure ->> 'code' AS "failureCode", p.remote_url AS "remoteUrl", ${scopeSql('o', 1)} AS "mayRead"
       FROM release_bundles b
       JOIN release_bundle_publications r ON r.bundle_id = b.id AND r.round = b.round
       JOIN publications p ON p.id = r.publication_id
       JOIN organizations o ON o.id = p.organization_id
       WHERE b.id = ANY($3::uuid[]) ORDER BY b.id, p.id`,
      [...scopeParameters(actor.scope('publication.read')), ids],
    );
    return bundles.map((bundle) => {
      const own = publications.filter(({ bundleId }) => bundleId === bundle.id);
      return {
        bundle,
        state: bundleStateOf(own),
        items: items.filter(({ bundleId }) => bundleId === bundle.id),
        publications: own.filter(({ mayRead }) => mayRead),
      };
    });
  }
}
