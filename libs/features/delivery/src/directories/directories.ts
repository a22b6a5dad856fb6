import { Injectable } from '@nestjs/common';
import { decodeCursor, decodeIdCursor, fault, invalidInput, isId, notFound, toPage } from '@haojiao/kernel';
import type { CursorKey } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { SitePictures } from '@haojiao/features/sites';
import { SharedCaching } from '../caching/shared-caching';
import { LISTS_KEY, organizationKey } from '../caching/surrogate-keys';
import type { UnitRow } from '../persistence/delivery-reader';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads } from '../reading/delivery-reads';
import { JSON_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyAnswer } from '../reading/ready-answer';
import { DirectoryReader } from './directory-reader';
import { tellBrand, tellColumn, tellOrganization, tellProgramme } from './directory-entries';
import type { Surroundings } from './directory-entries';

export const directoryKinds = ['organizations', 'columns', 'brands', 'programmes'] as const;

export type DirectoryKind = (typeof directoryKinds)[number];

export interface DirectoryQuestion {
  /** Code or id of a unit; the root without it. */
  organization?: string;
  cursor?: string;
  limit: number;
}

const MEGABYTE = 1_024 * 1_024;

/** Units, columns, brands and programmes for front ends: what contents can be narrowed by. */
@Injectable()
export class Directories {
  private readonly kept: ReadyCache<ReadyAnswer>;

  constructor(
    private readonly reads: DeliveryReads,
    private readonly reader: DirectoryReader,
    private readonly pictures: SitePictures,
    private readonly settings: Settings,
    private readonly shared: SharedCaching,
    changes: DeliveryChanges,
  ) {
    this.kept = new ReadyCache({
      maxBytes: 8 * MEGABYTE,
      bytesOf: ({ bytes }) => bytes.length,
      trustMs: () => changes.trustMs(),
    });
    changes.onChange(() => this.kept.clear());
  }

  /** `{items, nextCursor}`. @throws AppError `organization_not_found`, `invalid_input` at a foreign cursor */
  async list(kind: DirectoryKind, { organization, cursor, limit }: DirectoryQuestion): Promise<ReadyAnswer> {
    const unit = await this.reads.requireUnit(organization ?? null);
    return this.kept.load(JSON.stringify([kind, unit.id, cursor, limit]), async () =>
      this.answer(unit, await this.page(kind, unit, cursor, limit)),
    );
  }

  /** @param codeOrId code in the branch, or id. @throws AppError `organization_not_found`, `programme_not_found` */
  async programme(codeOrId: string, organization: string | undefined): Promise<ReadyAnswer> {
    const unit = await this.reads.requireUnit(organization ?? null);
    // Control characters occur in no code, and the database takes not all of them.
    if (!/^\P{Cc}{1,100}$/u.test(codeOrId)) throw noProgramme();
    return this.kept.load(JSON.stringify(['programme', unit.id, codeOrId]), async () => {
      const row = await this.reader.programme(unit.id, codeOrId);
      if (!row) throw noProgramme();
      return this.answer(unit, tellProgramme(row, await this.surroundings([row.coverAssetId])));
    });
  }

  private answer(unit: UnitRow, told: object): ReadyAnswer {
    const answer = readyAnswer(Buffer.from(JSON.stringify(told)), JSON_TYPE, null);
    // Units, columns, brands and programmes change without any item doing so.
    return this.shared.brief(answer, () => [LISTS_KEY, organizationKey(unit)]);
  }

  private async page(
    kind: DirectoryKind,
    unit: UnitRow,
    cursor: string | undefined,
    limit: number,
  ): Promise<object> {
    switch (kind) {
      case 'organizations': {
        const rows = await this.reader.organizations(unit.id, placeOf(cursor, 'ni'), limit + 1);
        const around = await this.surroundings([]);
        return toPage(
          rows,
          limit,
          ({ depth, id }) => [depth, id],
          (row) => tellOrganization(row, around),
        );
      }
      case 'columns': {
        const rows = await this.reader.columns(unit.id, placeOf(cursor, 'nini'), limit + 1);
        const around = await this.surroundings([]);
        return toPage(
          rows,
          limit,
          ({ organization, position, id }) => [
            ...[organization.id === unit.id ? 0 : 1, organization.id, position, id],
          ],
          (row) => tellColumn(row, around),
        );
      }
      case 'brands': {
        const rows = await this.reader.brands(unit.id, cursor ? decodeIdCursor(cursor) : null, limit + 1);
        const around = await this.surroundings(rows.map(({ logoAssetId }) => logoAssetId));
        return toPage(
          rows,
          limit,
          ({ id }) => [id],
          (row) => tellBrand(row, unit, around),
        );
      }
      case 'programmes': {
        const rows = await this.reader.programmes(unit.id, cursor ? decodeIdCursor(cursor) : null, limit + 1);
        const around = await this.surroundings(rows.map(({ coverAssetId }) => coverAssetId));
        return toPage(
          rows,
          limit,
          ({ id }) => [id],
          (row) => tellProgramme(row, around),
        );
      }
    }
  }

  private async surroundings(assetIds: (string | null)[]): Promise<Surroundings> {
    const root = await this.reads.requireUnit(null);
    const pictures = await this.pictures.find(assetIds.filter(isId));
    return { publicUrl: this.settings.publicUrl, rootId: root.id, pictures };
  }
}

/**
 * A sort key of numbers (`n`) and ids (`i`) from outside.
 * @throws AppError `invalid_input` at a cursor that holds anything else
 */
function placeOf<Place extends CursorKey>(cursor: string | undefined, form: string): Place | null {
  if (!cursor) return null;
  const key = decodeCursor(cursor, form.length);
  // As wide as the integers of the database: more would be a failure there.
  const fits = (part: string | number, index: number) =>
    form[index] === 'i' ? isId(part) : Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31;
  if (key.every(fits)) return key as Place;
  throw invalidInput([
    fault(
      'cursor',
      'cursor_invalid',
      '游标无效，请使用上一页返回的 nextCursor。',
      'Use the nextCursor of the page before.',
    ),
  ]);
}

function noProgramme() {
  return notFound(
    'programme',
    '没有这个公开的节目。地址中应为节目代码或编号，见 /delivery/v1/programmes。',
    'There is no such public programme. The address takes the code or id of one; see /delivery/v1/programmes.',
  );
}
