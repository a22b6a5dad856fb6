import { randomUUID } from 'node:crypto';
import type { ChannelAdapter } from '@haojiao/channel-kit';
import type { LedgerUnderTest } from '@haojiao/channel-kit/testing';
import type { Clock } from '@haojiao/kernel';
import { openPublishingDesk } from './publishing-desk';

export type CrashLedger = LedgerUnderTest & Pick<Awaited<ReturnType<typeof openPublishingDesk>>, 'sql'>;

/**
 * The real ledger for `describeCrashes`: publisher, leases, steps, budgets and tokens over PostgreSQL, by the clock of a
 * simulated platform and at its addresses.
 */
export async function openCrashLedger(
  clock: Clock,
  baseUrls: Record<string, Record<string, string>>,
): Promise<CrashLedger> {
  const desk = await openPublishingDesk();
  const { app } = desk.api;
  const { CHANNEL_BASE_URLS, ChannelRegistry } = await import('@haojiao/channel-kit');
  const { CLOCK } = await import('@haojiao/infrastructure/clock');
  const { systemActor } = await import('@haojiao/features/audit');
  const { Outcomes, PublicationEntity, Publisher } = await import('@haojiao/features/publications');
  const registry = app.get(ChannelRegistry, { strict: false });
  const { byPlatform } = registry as unknown as { byPlatform: Map<string, ChannelAdapter> };
  app.get<Clock>(CLOCK, { strict: false }).now = () => clock.now();
  Object.assign(app.get<object>(CHANNEL_BASE_URLS, { strict: false }), baseUrls);
  const outcomes = app.get(Outcomes, { strict: false });
  const shared = await desk.anApproved();

  const builtInAccount = async (platform: string): Promise<string> => {
    const [row] = await desk.sql<{ id: string }>(
      'SELECT id FROM channel_accounts WHERE platform = $1 AND organization_id = $2',
      [platform, desk.unit.id],
    );
    return row!.id;
  };

  const newAccount = async (platform: string, given: object): Promise<string> => {
    const admin = await desk.api.as('admin');
    const answer = await admin.post('/api/v1/channel-accounts', {
      organizationId: desk.unit.id,
      platform,
      name: `账号 ${randomUUID().slice(0, 8)}`,
      ...given,
    });
    if (answer.status !== 201) throw new Error(answer.text);
    // As it is once it was verified: what a platform makes of an account is not what is rehearsed here.
    await desk.sql(`UPDATE channel_accounts SET mode = 'api', state = 'connected' WHERE id = $1`, [
      answer.body.id,
    ]);
    return answer.body.id;
  };

  /** As planning does it, but for the questions that platforms want a person to answer first. */
  const insert = async (contentId: string, accountId: string): Promise<string> => {
    const id = randomUUID();
    await desk.sql(
      `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state,
         scheduled_at, next_run_at, lateness_rule, options, created_by, version)
       SELECT $1, c.id, c.organization_id, a.id, a.platform, a.mode, 'queued', $4, $4, 'ask', '{}', c.author_id, 1
       FROM contents c, channel_accounts a WHERE c.id = $2 AND a.id = $3`,
      [id, contentId, accountId, clock.now()],
    );
    return id;
  };

  const publisher = app.get(Publisher, { strict: false });
  return {
    sql: desk.sql,
    plan: async (adapter, account) => {
      byPlatform.set(adapter.platform, adapter);
      return account
        ? insert(shared, await newAccount(adapter.platform, account))
        : insert(await desk.anApproved(), await builtInAccount(adapter.platform));
    },
    planAnother: async (adapter, publicationId) => {
      byPlatform.set(adapter.platform, adapter);
      return insert(await desk.anApproved(), (await desk.row(publicationId)).channel_account_id);
    },
    work: (id) => publisher.work(id),
    look: async (id) => {
      const row = await desk.row(id);
      const freeAt = row.lease_until ? row.lease_until.getTime() + 1 : 0;
      return {
        state: row.state,
        dueAt: new Date(Math.max(row.next_run_at.getTime(), freeAt)),
        remoteId: row.remote_id,
        failure: row.failure,
      };
    },
    withdraw: (id) =>
      desk.database.transaction(async (manager) => {
        const publication = await manager.findOneByOrFail(PublicationEntity, { id });
        await outcomes.beginWithdrawal(manager, publication, '内容有误', systemActor);
      }),
    close: () => desk.close(),
  };
}
