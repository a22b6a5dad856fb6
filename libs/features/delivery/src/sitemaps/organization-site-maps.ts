import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { ReadyCache } from '@haojiao/infrastructure/database';
import type { DeliverySummary } from '../domain/delivery-document';
import { mediaUrl } from '../domain/media-url';
import { PeoplePages } from '../listening/people-pages';
import type { SiteUnit } from '../pages/site-unit';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads } from '../reading/delivery-reads';
import { XML_TYPE, readyAnswer } from '../reading/ready-answer';
import type { ReadyAnswer } from '../reading/ready-answer';
import { notBefore } from '../reading/ready-page';
import { SiteUnits } from '../reading/site-units';
import { alternatesOf } from './alternates';
import { renderMapIndex, renderUrlSet } from './site-map';
import type { MapEntry, MapFilm } from './site-map';
import { SiteMapReader } from './site-map-reader';
import type { MapVersion } from './site-map-reader';
import { UnitPageEntries } from './unit-page-entries';

/** The index of a branch, the file of a unit's own pages, or one of those of its items. */
export type SiteMapPart = 'index' | 'pages' | number;

const MEGABYTE = 1_024 * 1_024;

/** Path of the index of a branch. */
export function siteMapPathOf({ code }: { code: string }): string {
  return `/sitemaps/o/${encodeURIComponent(code)}.xml`;
}

/** Site maps by unit: an index for the branch, and for each unit one file of pages and as many of items as it takes. */
@Injectable()
export class OrganizationSiteMaps {
  private readonly kept: ReadyCache<{ answer: ReadyAnswer | null }>;

  constructor(
    private readonly reader: SiteMapReader,
    private readonly pages: UnitPageEntries,
    private readonly people: PeoplePages,
    private readonly units: SiteUnits,
    private readonly reads: DeliveryReads,
    private readonly settings: Settings,
    changes: DeliveryChanges,
  ) {
    this.kept = new ReadyCache({
      maxBytes: 64 * MEGABYTE,
      bytesOf: ({ answer }) => answer?.bytes.length ?? 0,
      trustMs: () => changes.trustMs(),
      isKept: ({ answer }) => answer !== null,
    });
    changes.onChange(() => this.kept.clear());
  }

  /** What robots are told to begin with. @throws AppError `organization_not_found` on an empty installation */
  async rootUrl(): Promise<string> {
    return `${this.settings.publicUrl}${siteMapPathOf(await this.reads.requireUnit(null))}`;
  }

  /** Null for a unit or a part that is not there, and while visitors get no page of the unit. */
  async find(code: string, part: SiteMapPart): Promise<ReadyAnswer | null> {
    // People are in it by the day.
    const day = part === 'pages' ? this.people.today().from : null;
    const { answer } = await this.kept.load(JSON.stringify([code, part, day]), async () => ({
      answer: await this.make(code, part, day),
    }));
    return answer;
  }

  private async make(code: string, part: SiteMapPart, day: Date | null): Promise<ReadyAnswer | null> {
    const unit = await this.units.find(code);
    if (!unit) return null;
    // Asked first: a map may be newer than its date, never older.
    const changedAt = await this.reads.changedAt();
    const entries = await (part === 'index' ? this.filesOf(unit) : this.entriesOf(unit, part));
    // The protocol has no empty files.
    if (entries.length === 0) return null;
    const bytes = part === 'index' ? renderMapIndex(entries) : renderUrlSet(entries);
    return readyAnswer(bytes, XML_TYPE, notBefore(changedAt, day));
  }

  private async filesOf(unit: SiteUnit): Promise<MapEntry[]> {
    const files = await this.reader.files(unit.id, this.settings.publicUrl);
    const entries: MapEntry[] = [];
    for (const code of new Set([unit.code, ...files.map((file) => file.code)])) {
      const own = await this.units.find(code);
      if (!own?.site.launch.isOpen) continue;
      const address = `${this.settings.publicUrl}/sitemaps/o/${encodeURIComponent(code)}`;
      if (!own.ownSiteUrl) entries.push({ url: `${address}/pages.xml`, updatedAt: null });
      for (const { number, updatedAt } of files.filter((file) => file.code === code))
        entries.push({ url: `${address}/${number}.xml`, updatedAt });
    }
    return entries;
  }

  private async entriesOf(unit: SiteUnit, part: 'pages' | number): Promise<MapEntry[]> {
    if (!unit.site.launch.isOpen) return [];
    const { publicUrl } = this.settings;
    if (part === 'pages') return unit.ownSiteUrl ? [] : this.pages.of(unit, publicUrl);
    const items = await this.reader.items(unit.id, publicUrl, part);
    const originals = items.flatMap(({ originalId }) => originalId ?? []);
    const versions = await this.reader.versions([...new Set(originals)]);
    const byOriginal = new Map<string, MapVersion[]>();
    for (const version of versions) {
      byOriginal.set(version.originalId, [...(byOriginal.get(version.originalId) ?? []), version]);
    }
    return items.map(({ updatedAt, summary, originalId }) => {
      const item = JSON.parse(summary.toString('utf8')) as DeliverySummary;
      const others = (originalId !== null && byOriginal.get(originalId)) || [];
      return {
        url: item.canonicalUrl,
        updatedAt,
        alternates: alternatesOf(others.map((each) => ({ ...each, isOriginal: each.id === originalId }))),
        imageUrl: item.cover?.url,
        film: filmOf(item, publicUrl),
      };
    });
  }
}

/** Search engines take a film only with a picture of it. */
function filmOf(item: DeliverySummary, publicUrl: string): MapFilm | null {
  const { type, media, cover, title, summary, publishedAt } = item;
  const thumbnailUrl = cover?.url ?? media?.posterUrl;
  if (type !== 'video' || !media || !thumbnailUrl) return null;
  return {
    thumbnailUrl,
    title,
    description: summary || title,
    contentUrl: mediaUrl(item, publicUrl) ?? media.url,
    durationSeconds: media.durationSeconds,
    publishedAt,
  };
}
