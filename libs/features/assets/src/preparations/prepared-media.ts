import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { publicPath } from '../public-path';
import { MediaPreparationEntity } from './persistence/media-preparation.entity';
import { PreparedFileEntity } from './persistence/prepared-file.entity';

/** What was made of one recording so far. */
export interface Preparation {
  row: MediaPreparationEntity;
  files: PreparedFileEntity[];
}

/** Reads what the worker made. Asks no permission: whoever may see the asset may see this. */
@Injectable()
export class PreparedMedia {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /** By asset id; plan: both primary keys. Pictures and documents have none. */
  async of(
    ids: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<ReadonlyMap<string, Preparation>> {
    if (ids.length === 0) return new Map();
    const rows = await manager.findBy(MediaPreparationEntity, { assetId: In(ids) });
    const files = await manager.find(PreparedFileEntity, {
      where: { assetId: In(ids) },
      order: { name: 'ASC', mediaType: 'ASC' },
    });
    return new Map(
      rows.map((row) => [
        row.assetId,
        { row, files: files.filter(({ assetId }) => assetId === row.assetId) },
      ]),
    );
  }

  /** Absolute address under which anybody who knows it can fetch the file. */
  publicUrl(file: PreparedFileEntity): string {
    return `${this.settings.publicUrl}${publicPath(file)}`;
  }
}
