import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { PlaceInTree } from '@haojiao/features/organizations';

/** What an episode needs to know of a programme that it names. */
export interface CatalogueProgramme {
  id: string;
  visibility: 'public' | 'private';
  languages: string[];
  place: PlaceInTree;
}

export interface CataloguePerson {
  id: string;
  name: string;
  slug: string;
  place: PlaceInTree;
}

/** Reads programmes and people as facts, without a permission question. */
@Injectable()
export class ProgrammeCatalogue {
  constructor(private readonly database: Database) {}

  /** Null where there is none; nobody takes it away before the transaction ends. */
  async programme(id: string, manager: EntityManager): Promise<CatalogueProgramme | null> {
    const [row] = await this.database.query<CatalogueProgramme>(
      `SELECT p.id, p.visibility, p.languages, json_build_object('id', o.id, 'path', o.path) AS place
       FROM programmes p JOIN organizations o ON o.id = p.organization_id WHERE p.id = $1 FOR SHARE OF p`,
      [id],
      manager,
    );
    return row ?? null;
  }

  /** Those of the ids that exist. */
  async people(ids: string[], manager: EntityManager): Promise<Map<string, CataloguePerson>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<CataloguePerson>(
      `SELECT p.id, p.name, p.slug, json_build_object('id', o.id, 'path', o.path) AS place
       FROM programme_people p JOIN organizations o ON o.id = p.organization_id
       WHERE p.id = ANY($1::uuid[]) FOR SHARE OF p`,
      [ids],
      manager,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
