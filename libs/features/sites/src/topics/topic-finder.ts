import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { SitePicture } from '../domain/site';
import type { TopicSection } from '../domain/topic-section';
import { SitePictures } from '../site-pictures';

/** A topic as everybody sees it. */
export interface LiveTopic {
  slug: string;
  title: string;
  leadText: string;
  cover: SitePicture | null;
  sections: TopicSection[];
}

interface TopicRow extends Omit<LiveTopic, 'cover'> {
  coverAssetId: string | null;
}

const columns = 'slug, title, lead_text AS "leadText", cover_asset_id AS "coverAssetId", sections';
/** Widths of the picture on a topic's own page and on fronts, CSS pixels. */
const WHOLE = 1_600;
const SMALL = 640;

/** Topics that are open to visitors. */
@Injectable()
export class TopicFinder {
  constructor(
    private readonly database: Database,
    private readonly pictures: SitePictures,
  ) {}

  /** Plan: unique index `topics_slug`. */
  async find(organizationId: string, slug: string): Promise<LiveTopic | null> {
    const rows = await this.database.query<TopicRow>(
      `SELECT ${columns} FROM topics WHERE organization_id = $1 AND slug = $2 AND state = 'live'`,
      [organizationId, slug],
    );
    return (await this.withCovers(rows, WHOLE))[0] ?? null;
  }

  /** In their order. Plan: index `topics_live`. */
  async list(organizationId: string, limit: number): Promise<LiveTopic[]> {
    const rows = await this.database.query<TopicRow>(
      `SELECT ${columns} FROM topics WHERE organization_id = $1 AND state = 'live'
       ORDER BY position, id LIMIT $2`,
      [organizationId, limit],
    );
    return this.withCovers(rows, SMALL);
  }

  private async withCovers(rows: TopicRow[], width: number): Promise<LiveTopic[]> {
    const ids = rows.map(({ coverAssetId }) => coverAssetId).filter((id): id is string => id !== null);
    const pictures = await this.pictures.find(ids);
    return rows.map(({ coverAssetId, ...topic }) => ({
      ...topic,
      cover: pictures.atLeast(coverAssetId, width),
    }));
  }
}
