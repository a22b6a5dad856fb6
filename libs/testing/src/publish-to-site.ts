import { newId } from '@haojiao/kernel';
import type { PublicationEntity } from '@haojiao/features/publications';
import type { TestApi } from './api-harness';
import { untilHeard } from './until-heard';

/** Lets what was last saved of an item go live on its unit's site: what review and the ledger do is taken for done. */
export async function publishToSite(
  api: TestApi,
  contentId: string,
  at = new Date(),
): Promise<PublicationEntity> {
  const { Database } = await import('@haojiao/infrastructure/database');
  const publications = await import('@haojiao/features/publications');
  const database = api.app.get(Database, { strict: false });
  await database.query(
    `UPDATE contents SET approved_revision_id = current_revision_id,
       state = CASE WHEN state = 'published' THEN state ELSE 'approved' END WHERE id = $1`,
    [contentId],
  );
  const [content] = await database.query<Record<'organizationId' | 'authorId' | 'revisionId', string>>(
    `SELECT organization_id AS "organizationId", author_id AS "authorId", current_revision_id AS "revisionId"
     FROM contents WHERE id = $1`,
    [contentId],
  );
  const channelAccountId = newId();
  await database.query(
    `INSERT INTO channel_accounts (id, organization_id, platform, name, mode, state, sealed_credentials, settings, version)
     VALUES ($1, $2, 'site', '网站', 'api', 'connected', '', '{}', 1)`,
    [channelAccountId, content!.organizationId],
  );
  const { manager } = database;
  const publication = manager.create(publications.PublicationEntity, {
    id: newId(),
    contentId,
    organizationId: content!.organizationId,
    channelAccountId,
    platform: 'site',
    mode: 'api',
    state: 'publishing',
    scheduledAt: at,
    latenessRule: 'send',
    options: {},
    revisionId: content!.revisionId,
    nextRunAt: at,
    createdBy: content!.authorId,
  });
  await manager.insert(publications.PublicationEntity, publication as never);
  const outcomes = api.app.get(publications.Outcomes, { strict: false });
  const kept = await manager.findOneByOrFail(publications.PublicationEntity, { id: publication.id });
  await database.transaction((inTransaction) =>
    outcomes.published(inTransaction, kept, {
      id: contentId,
      url: 'https://news.example.test/p/x',
      publishedAt: at,
    }),
  );
  await untilHeard(api);
  return kept;
}

/** Takes it down again. */
export async function takeFromSite(api: TestApi, publication: PublicationEntity): Promise<void> {
  const { Database } = await import('@haojiao/infrastructure/database');
  const { Outcomes } = await import('@haojiao/features/publications');
  const outcomes = api.app.get(Outcomes, { strict: false });
  await api.app.get(Database, { strict: false }).transaction(async (manager) => {
    await outcomes.move(manager, publication, 'withdrawing');
    await outcomes.move(manager, publication, 'withdrawn', { withdrawnAt: new Date() });
  });
  await untilHeard(api);
}
