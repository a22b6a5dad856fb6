import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { PlaceInTree } from '@haojiao/features/organizations';
import type { BrandState } from './domain/brand-state';

/** A brand as a fact, for features that ask their own questions of permission. */
export interface CatalogueBrand {
  id: string;
  code: string;
  name: string;
  description: string;
  color: string;
  logoAssetId: string | null;
  state: BrandState;
  place: PlaceInTree;
}

/** Reads brands without a permission question. */
@Injectable()
export class BrandCatalogue {
  constructor(private readonly database: Database) {}

  /** Null where there is none; nobody changes or deletes it before the transaction ends. */
  async held(id: string, manager: EntityManager): Promise<CatalogueBrand | null> {
    const [row] = await this.database.query<CatalogueBrand>(
      `SELECT b.id, b.code, b.name, b.description, b.color, b.logo_asset_id AS "logoAssetId", b.state,
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM brands b JOIN organizations o ON o.id = b.organization_id WHERE b.id = $1 FOR SHARE OF b`,
      [id],
      manager,
    );
    return row ?? null;
  }
}
