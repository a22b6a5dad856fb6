import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsageRow {
  objectType: 'programme' | 'programme_person';
  id: string;
  title: string;
  state: string | null;
  place: PlaceInTree;
}

/** Tells the asset library which programmes and people need a picture. */
@Injectable()
export class ProgrammeAssetUsages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (SELECT FROM programmes p WHERE p.cover_asset_id = wanted.id)
        OR EXISTS (SELECT FROM programme_people p WHERE p.portrait_asset_id = wanted.id)`),
    );
  }

  /** Plan: `programmes_cover` and `programme_people_portrait`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT u."objectType", u.id, u.title, u.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM (SELECT 'programme' AS "objectType", id, titles ->> languages[1] AS title, state, organization_id
             FROM programmes WHERE cover_asset_id = $1
             UNION ALL
             SELECT 'programme_person', id, name, NULL, organization_id
             FROM programme_people WHERE portrait_asset_id = $1) u
       JOIN organizations o ON o.id = u.organization_id ORDER BY u.id`,
      [assetId],
      manager,
    );
    return rows.map(({ objectType, id, title, state, place }) => ({
      objectType,
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) => actor.can('programme.read', place),
    }));
  }
}
