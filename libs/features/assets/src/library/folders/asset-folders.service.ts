import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { lineOf } from '../words-of-assets';
import { AssetFolderEntity } from './asset-folder.entity';
import {
  MAX_FOLDERS,
  MAX_FOLDER_DEPTH,
  blankName,
  folderInItself,
  folderNotEmpty,
  folderNotFound,
  nameTaken,
  parentUnknown,
  seeFolder,
  tooDeep,
  tooManyFolders,
} from './asset-folder-faults';

export type FolderInTree = AssetFolderEntity & { assetCount: number };

interface FolderWish {
  name?: string;
  parentId?: string | null;
}

/** The tree of folders of each unit. All changes of one unit's tree happen one after another. */
@Injectable()
export class AssetFolders {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** All of one unit. Plan: index `asset_folders_name`, and `assets_folder_id` alone for the counts. */
  async list(actor: Actor, organizationId: string): Promise<FolderInTree[]> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('asset.read', place, seeUnit);
    const folders = await this.database.manager.find(AssetFolderEntity, {
      where: { organizationId: place.id },
      order: { name: 'ASC', id: 'ASC' },
    });
    const counts = await this.database.query<{ id: string; count: number }>(
      `SELECT folder_id AS id, count(*)::integer AS count FROM assets
       WHERE folder_id = ANY($1::uuid[]) AND deleted_at IS NULL AND replaced_at IS NULL GROUP BY folder_id`,
      [folders.map(({ id }) => id)],
    );
    const countOf = new Map(counts.map(({ id, count }) => [id, count]));
    return folders.map((folder) => Object.assign(folder, { assetCount: countOf.get(folder.id) ?? 0 }));
  }

  async get(actor: Actor, id: string): Promise<AssetFolderEntity> {
    const folder = await this.load(id, this.database.manager);
    actor.require('asset.read', await this.organizations.placeOf(folder.organizationId), seeFolder);
    return folder;
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `folder_too_deep`, `too_many_folders`, `invalid_input` */
  async create(actor: Actor, organizationId: string, wish: FolderWish): Promise<AssetFolderEntity> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('asset.write', place, seeUnit);
    return this.database.transaction(async (manager) => {
      await this.lockTree(place.id, manager);
      if ((await manager.countBy(AssetFolderEntity, { organizationId: place.id })) >= MAX_FOLDERS) {
        throw tooManyFolders();
      }
      const folder = manager.create(AssetFolderEntity, {
        id: newId(),
        organizationId: place.id,
        parentId: wish.parentId ?? null,
        name: lineOf(wish.name),
      });
      await this.keep(folder, 1, manager, () => manager.insert(AssetFolderEntity, folder));
      await this.record(actor, folder, 'asset_folder.created', manager);
      return manager.findOneByOrFail(AssetFolderEntity, { id: folder.id });
    });
  }

  /**
   * Renames it, moves it with everything below it, or both.
   * @throws AppError `asset_folder_not_found`, `not_allowed`, `folder_in_itself`, `folder_too_deep`, `invalid_input`
   */
  async change(
    actor: Actor,
    id: string,
    wish: FolderWish,
    checkVersion: (current: AssetFolderEntity) => void,
  ): Promise<AssetFolderEntity> {
    return this.database.transaction(async (manager) => {
      const folder = await this.lock(actor, id, manager);
      checkVersion(folder);
      if (wish.name !== undefined) folder.name = lineOf(wish.name);
      if (wish.parentId !== undefined) folder.parentId = wish.parentId;
      const height = await this.heightOf(folder.id, manager);
      await this.keep(folder, height, manager, () => manager.save(folder));
      await this.record(actor, folder, 'asset_folder.changed', manager);
      return folder;
    });
  }

  /**
   * @param moveUp what is in it goes into the folder above; else only an empty folder goes
   * @throws AppError `asset_folder_not_found`, `not_allowed`, `folder_not_empty`, `invalid_input` where a folder in it
   * has the name of one above
   */
  async delete(
    actor: Actor,
    id: string,
    moveUp: boolean,
    checkVersion: (current: AssetFolderEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const folder = await this.lock(actor, id, manager);
      checkVersion(folder);
      if (moveUp) await this.empty(folder, manager);
      else if (await this.isFilled(id, manager)) throw folderNotEmpty();
      // Assets that were taken away still name their folder.
      await manager.query('UPDATE assets SET folder_id = $2 WHERE folder_id = $1', [id, folder.parentId]);
      await manager.delete(AssetFolderEntity, { id });
      await this.record(actor, folder, 'asset_folder.deleted', manager);
    });
  }

  private async empty(folder: AssetFolderEntity, manager: EntityManager): Promise<void> {
    await refuseTakenName(() =>
      manager.query(
        'UPDATE asset_folders SET parent_id = $2, version = version + 1, updated_at = now() WHERE parent_id = $1',
        [folder.id, folder.parentId],
      ),
    );
  }

  private async isFilled(id: string, manager: EntityManager): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM asset_folders WHERE parent_id = $1
       UNION ALL SELECT 1 FROM assets WHERE folder_id = $1 AND deleted_at IS NULL AND replaced_at IS NULL LIMIT 1`,
      [id],
      manager,
    );
    return rows.length > 0;
  }

  /** Checks name and place, then writes. */
  private async keep(
    folder: AssetFolderEntity,
    height: number,
    manager: EntityManager,
    write: () => Promise<unknown>,
  ): Promise<void> {
    if (folder.name === '') throw blankName();
    const above = await this.pathOf(folder.parentId, folder.organizationId, manager);
    if (above.includes(folder.id)) throw folderInItself();
    if (above.length + height > MAX_FOLDER_DEPTH) throw tooDeep();
    await refuseTakenName(write);
  }

  /** From the folder up to the top. @throws AppError `invalid_input` for one that is not of the unit */
  private async pathOf(id: string | null, organizationId: string, manager: EntityManager): Promise<string[]> {
    if (!id) return [];
    const rows = await this.database.query<{ id: string }>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id FROM asset_folders WHERE id = $1 AND organization_id = $2
         UNION SELECT f.id, f.parent_id FROM asset_folders f JOIN above ON f.id = above.parent_id
       ) SELECT id FROM above`,
      [id, organizationId],
      manager,
    );
    if (rows.length === 0) throw parentUnknown();
    return rows.map((row) => row.id);
  }

  /** Levels from the folder down to its deepest one, itself included. */
  private async heightOf(id: string, manager: EntityManager): Promise<number> {
    const [row] = await this.database.query<{ height: number }>(
      `WITH RECURSIVE below AS (
         SELECT id, 1 AS level FROM asset_folders WHERE id = $1
         UNION ALL SELECT f.id, below.level + 1 FROM asset_folders f JOIN below ON f.parent_id = below.id
       ) SELECT max(level) AS height FROM below`,
      [id],
      manager,
    );
    return row!.height;
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<AssetFolderEntity> {
    const { organizationId } = await this.load(id, manager);
    actor.require('asset.write', await this.organizations.placeOf(organizationId, manager), seeFolder);
    await this.lockTree(organizationId, manager);
    return this.load(id, manager);
  }

  /** Two moves at once could make a circle that neither of them sees. */
  private async lockTree(organizationId: string, manager: EntityManager): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('asset_folders:' || $1::text, 0))`, [
      organizationId,
    ]);
  }

  private async load(id: string, manager: EntityManager): Promise<AssetFolderEntity> {
    const folder = await manager.findOneBy(AssetFolderEntity, { id });
    if (!folder) throw folderNotFound();
    return folder;
  }

  private async record(
    actor: Actor,
    folder: AssetFolderEntity,
    action: string,
    manager: EntityManager,
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: folder.organizationId,
      action,
      objectType: 'asset_folder',
      objectId: folder.id,
      details: { name: folder.name, parentId: folder.parentId },
    });
  }
}

const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

async function refuseTakenName(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw brokenConstraint(error) === 'asset_folders_name' ? nameTaken() : error;
  }
}
