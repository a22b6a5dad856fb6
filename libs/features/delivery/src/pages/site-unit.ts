import type { Site } from '@haojiao/features/sites';
import type { UnitRow } from '../persistence/delivery-reader';

/** 栏目, as the navigation of a unit's pages shows it. */
export interface SiteColumn {
  id: string;
  code: string;
  name: string;
}

/** A unit as public pages print it. */
export interface SiteUnit extends UnitRow {
  /** How its pages look and what they must say. */
  site: Site;
  /** In their order. */
  columns: SiteColumn[];
  /** Where its own pages are, when they are not ours: the origin of the unit's pattern. */
  ownSiteUrl: string | null;
  /** Of the style sheet with its colours. */
  themeAddress: string;
}

export function frontOf(unit: Pick<UnitRow, 'code' | 'isRoot'>): string {
  return unit.isRoot ? '/' : `/o/${encodeURIComponent(unit.code)}`;
}

export function columnPageOf(unit: Pick<UnitRow, 'code'>, column: Pick<SiteColumn, 'code'>): string {
  return `/o/${encodeURIComponent(unit.code)}/c/${encodeURIComponent(column.code)}`;
}
