import { newId } from '@haojiao/kernel';
import type { Database } from '@haojiao/infrastructure/database';
import type { PublicationEntity } from '@haojiao/features/publications';
import type { ApiCaller } from './api-caller';
import type { TestApi } from './api-harness';

export interface LiveEpisode {
  id: string;
  slug: string;
  publication: PublicationEntity;
}

/** An episode that went live as the ledger has it, without its reviews; for tests of what is delivered. */
export async function aLiveEpisode(
  api: TestApi,
  author: ApiCaller,
  content: { organizationId: string; title: string; episode: object; locale?: string },
  publishedAt: Date,
): Promise<LiveEpisode> {
  const answer = await author.post('/api/v1/contents', { type: 'episode', ...content });
  if (answer.status !== 201) throw new Error(answer.text);
  const { id, slug } = answer.body as { id: string; slug: string };
  const { Database } = await import('@haojiao/infrastructure/database');
  const { Outcomes } = await import('@haojiao/features/publications');
  const database = api.app.get(Database, { strict: false });
  const publication = await publicationOf(database, id);
  await database.transaction((manager) =>
    api.app
      .get(Outcomes, { strict: false })
      .published(manager, publication, { id, url: `https://news.example.test/p/${slug}`, publishedAt }),
  );
  return { id, slug, publication };
}

async function publicationOf({ manager }: Database, contentId: string): Promise<PublicationEntity> {
  const publications = await import('@haojiao/features/publications');
  await manager.query(
    `UPDATE contents SET approved_revision_id = current_revision_id, state = 'approved' WHERE id = $1`,
    [contentId],
  );
  const id = newId();
  await manager.query(
    `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, lateness_rule,
       options, scheduled_at, next_run_at, revision_id, created_by, version)
     SELECT $1, c.id, c.organization_id, a.id, 'site', 'api', 'publishing', 'send', '{}', now(), now(),
       c.current_revision_id, c.author_id, 1
     FROM contents c JOIN channel_accounts a ON a.organization_id = c.organization_id AND a.platform = 'site'
     WHERE c.id = $2`,
    [id, contentId],
  );
  return manager.findOneByOrFail(publications.PublicationEntity, { id });
}
