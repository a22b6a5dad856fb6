import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { compareDocuments } from './domain/compare-documents';
import type { DocumentChange } from './domain/compare-documents';
import type { ContentDocument } from './domain/content-document';

/** One file as a comparison shows it; what the library says is null for those who may not read it there. */
export interface ComparedAsset {
  assetId: string;
  fileName: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  mediaType: string | null;
  altText: string;
}

export interface ShownChange extends DocumentChange {
  media?: { before: ComparedAsset | null; after: ComparedAsset | null };
}

interface LibraryRow extends Omit<ComparedAsset, 'assetId' | 'altText'> {
  id: string;
  place: PlaceInTree;
}

/** Compares two documents and says what their files are. */
@Injectable()
export class CompareDocuments {
  constructor(private readonly database: Database) {}

  async compare(actor: Actor, before: ContentDocument, after: ContentDocument): Promise<ShownChange[]> {
    const changes = compareDocuments(before, after);
    const assets = changes.filter(({ kind }) => kind === 'asset');
    const ids = assets.flatMap((change) => [idOf(change, 'before'), idOf(change, 'after')]);
    const library = await this.find(
      actor,
      ids.filter((id) => id !== null),
    );
    const shown = (id: string | null, document: ContentDocument): ComparedAsset | null => {
      if (id === null) return null;
      const facts = document.assets[id];
      const known = library.get(id) ?? { ...unknownFile, mediaType: facts?.mediaType ?? null };
      return { assetId: id, ...known, altText: facts?.altText ?? '' };
    };
    return changes.map((change) => {
      if (change.kind !== 'asset') return change;
      const media = {
        before: shown(idOf(change, 'before'), before),
        after: shown(idOf(change, 'after'), after),
      };
      return { ...change, media };
    });
  }

  /** Bytes never change under an id: what the library says now was so then. Plan: primary keys. */
  private async find(actor: Actor, ids: string[]) {
    if (ids.length === 0) return new Map<string, Omit<ComparedAsset, 'assetId' | 'altText'>>();
    const rows = await this.database.query<LibraryRow>(
      `SELECT a.id, a.file_name AS "fileName", a.bytes::float8 AS bytes, a.width, a.height,
              a.duration_seconds AS "durationSeconds", a.media_type AS "mediaType",
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM assets a JOIN organizations o ON o.id = a.organization_id WHERE a.id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(
      rows
        .filter(({ place }) => actor.can('asset.read', place))
        .map(({ id, place: _place, ...file }) => [id, file]),
    );
  }
}

const unknownFile = { fileName: null, bytes: null, width: null, height: null, durationSeconds: null };

/** The asset that a change is about, on that side. */
function idOf({ path, ...sides }: DocumentChange, side: 'before' | 'after'): string | null {
  const value = sides[side];
  if (path.startsWith('assets.')) return value === null ? null : path.slice('assets.'.length);
  return typeof value === 'string' ? value : null;
}
