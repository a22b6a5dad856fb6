import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { ProgrammesService, feedUrl, languageKeyOf } from '@haojiao/features/programmes';
import { feedFindings } from '../feeds/feed-findings';
import type { FeedFinding } from '../feeds/feed-findings';

export interface ProgrammeFeeds {
  items: { language: string; url: string; guid: string; episodes: number }[];
  findings: FeedFinding[];
}

/** Where a programme is heard, for those who look after it. */
@Injectable()
export class ReadProgrammeFeeds {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
    private readonly organizations: OrganizationsService,
    private readonly settings: Settings,
  ) {}

  /** Plan: `delivery_documents_programme` alone. @throws AppError `programme_not_found` */
  async get(actor: Actor, programmeId: string): Promise<ProgrammeFeeds> {
    const programme = await this.programmes.get(actor, programmeId);
    const { code: organizationCode } = await this.organizations.load(programme.organizationId);
    const rows = await this.database.query<{ language: string; episodes: number }>(
      `SELECT episode_language AS language, count(*)::int AS episodes FROM delivery_documents
       WHERE programme_id = $1 AND state IN ('live', 'private') GROUP BY episode_language`,
      [programmeId],
    );
    const counts = new Map(rows.map(({ language, episodes }) => [language, episodes]));
    const { publicUrl } = this.settings;
    return {
      items: programme.languages.map((language) => ({
        language,
        url: feedUrl(publicUrl, { organizationCode, programmeCode: programme.code, language }),
        guid: programme.feedGuids[language] ?? '',
        episodes: counts.get(languageKeyOf(language) ?? '') ?? 0,
      })),
      findings: feedFindings(programme, publicUrl),
    };
  }
}
