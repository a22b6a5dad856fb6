import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type { ChannelAccess, ChannelAdapter, ChannelFailure } from '@haojiao/channel-kit';
import { newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { AccountChecks } from './account-checks';
import type { AccountProblem } from './account-checks';
import { AccountNotices } from './account-notices';
import { AccountSecrets } from './account-secrets';
import { AuthorizedListeners } from './authorized-listeners';
import type { AuthorizedListener } from './authorized-listeners';
import { bringsGrant, grantProblem, lacksGrant, notYetAuthorized } from './domain/connection';
import { requireFields } from './domain/required-fields';
import { ChannelAccountEntity } from './persistence/channel-account.entity';
import { PublishingRecords } from './publishing-records';
import type { PublishingRecordsSource } from './publishing-records';
import { RemoteBindings } from './remote-bindings';
import { TokenKeeper } from './token-keeper';

export interface ChannelAccountInput {
  organizationId: string;
  platform: string;
  name: string;
  credentials: Record<string, string>;
  settings: Record<string, unknown>;
}

const see = {
  read: 'channel_account.read',
  noun: 'channel_account',
  zh: '没有这个渠道账号。',
  en: 'There is no such channel account.',
} as const;

@Injectable()
export class ChannelAccountsService implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly organizations: OrganizationsService,
    private readonly secrets: AccountSecrets,
    private readonly tokens: TokenKeeper,
    private readonly checks: AccountChecks,
    private readonly listeners: AuthorizedListeners,
    private readonly notices: AccountNotices,
    private readonly bindings: RemoteBindings,
    private readonly records: PublishingRecords,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.organizations.onCreated((organization, manager) => this.createBuiltIn(organization, manager));
  }

  onAuthorized(listener: AuthorizedListener): void {
    this.listeners.add(listener);
  }

  /** Called by the feature that keeps publications, which stands to the right. */
  providePublishingRecords(source: PublishingRecordsSource): void {
    this.records.provide(source);
  }

  /** Why nothing can be planned on this account for `at`, or null: its grant ends before, and only a person renews it. */
  grantProblem(account: ChannelAccountEntity, at: Date): { code: string; message: Message } | null {
    return grantProblem(account, at);
  }

  async create(actor: Actor, input: ChannelAccountInput): Promise<ChannelAccountEntity> {
    await this.requireMayConnect(actor, input.organizationId);
    const adapter = this.registry.get(input.platform);
    if (adapter.capabilities.builtIn) {
      throw ruleBroken(
        'channel_account_built_in',
        '每个单位已自带一个这样的账号，无需新建。',
        'Every unit has such an account from the start.',
      );
    }
    requireFields(adapter, input.credentials, input.settings);
    return this.database.transaction(async (manager) => {
      const id = await this.insert(manager, input, adapter);
      await this.trace(manager, actor, id, input.organizationId, 'channel_account.created', {
        platform: input.platform,
        name: input.name,
      });
      return this.load(id, manager);
    });
  }

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async requireMayConnect(actor: Actor, organizationId: string): Promise<void> {
    actor.require('channel_account.manage', await this.organizations.placeOf(organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: Partial<Pick<ChannelAccountInput, 'name' | 'credentials' | 'settings'>> & { enabled?: boolean },
    checkVersion: (current: ChannelAccountEntity) => void,
  ): Promise<ChannelAccountEntity> {
    return this.database.transaction(async (manager) => {
      const account = await this.load(id, manager, true);
      await this.requireOn(actor, 'channel_account.manage', account, manager);
      checkVersion(account);
      const adapter = this.registry.get(account.platform);
      const credentials = { ...this.readableCredentials(account), ...changes.credentials };
      const settings = { ...account.settings, ...changes.settings };
      requireFields(adapter, credentials, settings);
      if (changes.name !== undefined) account.name = changes.name;
      account.settings = settings;
      if (changes.credentials) {
        account.sealedCredentials = this.secrets.seal(id, credentials);
        // An account that somebody switched off stays off until somebody switches it on.
        if (account.state !== 'disabled') account.state = stateOf(adapter, credentials);
        account.note = lacksGrant(adapter, credentials) ? notYetAuthorized : null;
        account.mode = firstMode(adapter);
        // What was known of the grant before is not true of one that was pasted.
        if (bringsGrant(adapter, changes.credentials))
          Object.assign(account, {
            grantExpiresAt: null,
            scopes: null,
            authorizedAt: null,
            authorizedBy: null,
          });
      }
      if (changes.enabled === false) account.state = 'disabled';
      if (changes.enabled && account.state === 'disabled') {
        await this.bindings.refuseDouble(manager, account, account.remoteAccountId);
        account.state = stateOf(adapter, credentials);
      }
      const result = await manager.save(account);
      if (changes.credentials) {
        await this.tokens.forget(id, manager);
        if (account.state === 'connected') await this.tellAuthorized(id, manager);
      }
      await this.trace(manager, actor, id, account.organizationId, 'channel_account.changed', {
        fields: Object.keys(changes),
      });
      return result;
    });
  }

  async get(actor: Actor, id: string): Promise<ChannelAccountEntity> {
    const account = await this.load(id);
    await this.requireOn(actor, 'channel_account.read', account);
    return account;
  }

  /** Accounts of the caller's branches; plan: index `channel_accounts_organization_id`, few rows a unit. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; platform?: string },
    limit: number,
    after: string | null,
  ): Promise<ChannelAccountEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT a.id FROM channel_accounts a JOIN organizations o ON o.id = a.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::text IS NULL OR a.platform = $4) AND ($5::uuid IS NULL OR a.id > $5)
       ORDER BY a.id LIMIT $6`,
      [
        ...scopeParameters(actor.scope('channel_account.read')),
        filter.organizationId ?? null,
        filter.platform ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ChannelAccountEntity, 'a')
      .where('a.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('a.id')
      .getMany();
  }

  /** Asks the platform what the account may do, and keeps the answer. */
  async verify(
    actor: Actor,
    id: string,
  ): Promise<{ account: ChannelAccountEntity; problem: AccountProblem | null }> {
    const account = await this.get(actor, id);
    await this.requireOn(actor, 'channel_account.manage', account);
    const problem = await this.checks.check(id, () => this.access(account));
    return { account: await this.load(id), problem };
  }

  /** What a failure says about the account from now on: another mode, or that a person must authorise it again. */
  async learn(id: string, failure: ChannelFailure): Promise<void> {
    await this.checks.learn(id, failure);
  }

  /**
   * The account as adapters see it, credentials in clear: keep it short and never log it.
   * @throws ChannelFailure `credentials_unreadable`
   */
  access(account: ChannelAccountEntity): ChannelAccess {
    return accessWith(account, this.secrets.open(account));
  }

  /** The same for questions without network (checks, previews, packs): they work without credentials, too. */
  accessOffline(account: ChannelAccountEntity): ChannelAccess {
    return accessWith(account, this.secrets.readable(account));
  }

  /**
   * None when they can't be opened any more (a secret key was lost): the account is still shown, and new credentials
   * mend it.
   */
  readableCredentials(account: ChannelAccountEntity): Record<string, string> {
    return this.secrets.readable(account);
  }

  async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<ChannelAccountEntity> {
    const query = manager.createQueryBuilder(ChannelAccountEntity, 'a').where('a.id = :id', { id });
    const account = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!account) throw notFound(see.noun, see.zh, see.en);
    return account;
  }

  /** An account of a platform that a unit uses: its own, else the nearest above. */
  async findNearest(platform: string, path: string[]): Promise<ChannelAccountEntity | null> {
    return this.database.manager
      .createQueryBuilder(ChannelAccountEntity, 'a')
      .where('a.platform = :platform AND a.organizationId IN (:...path)', { platform, path })
      .orderBy('array_position(ARRAY[:...path]::uuid[], a.organizationId)', 'DESC')
      .getOne();
  }

  /** Every account that a unit uses and that is not switched off: of each platform its own ones, else the nearest above. */
  async usableBy(
    path: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<ChannelAccountEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (
         SELECT id, rank() OVER (PARTITION BY platform ORDER BY array_position($1::uuid[], organization_id) DESC) AS rank
         FROM channel_accounts WHERE organization_id = ANY($1::uuid[]) AND state <> 'disabled'
       ) ranked WHERE rank = 1 ORDER BY id`,
      [path],
      manager,
    );
    if (rows.length === 0) return [];
    return manager
      .createQueryBuilder(ChannelAccountEntity, 'a')
      .where('a.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('a.id')
      .getMany();
  }

  async requireOn(
    actor: Actor,
    action: Action,
    account: ChannelAccountEntity,
    manager?: EntityManager,
  ): Promise<void> {
    actor.require(action, await this.organizations.placeOf(account.organizationId, manager), see);
  }

  private async createBuiltIn(organization: OrganizationEntity, manager: EntityManager): Promise<void> {
    for (const adapter of this.registry.all().filter((candidate) => candidate.capabilities.builtIn)) {
      await this.insert(
        manager,
        {
          organizationId: organization.id,
          platform: adapter.platform,
          name: `${organization.name} ${adapter.name.zh}`,
          credentials: {},
          settings: {},
        },
        adapter,
      );
    }
  }

  private async insert(
    manager: EntityManager,
    input: ChannelAccountInput,
    adapter: ChannelAdapter,
  ): Promise<string> {
    const id = newId();
    await manager.insert(ChannelAccountEntity, {
      id,
      organizationId: input.organizationId,
      platform: input.platform,
      name: input.name,
      mode: firstMode(adapter),
      state: stateOf(adapter, input.credentials),
      note: lacksGrant(adapter, input.credentials) ? notYetAuthorized : null,
      sealedCredentials: this.secrets.seal(id, input.credentials),
      settings: input.settings as never,
    });
    return id;
  }

  private async tellAuthorized(id: string, manager: EntityManager): Promise<void> {
    await this.notices.authorized(manager, id);
    await this.listeners.tell(id, manager);
  }

  private async trace(
    manager: EntityManager,
    actor: Actor,
    id: string,
    organizationId: string,
    action: string,
    details: Record<string, string | string[]>,
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'channel_account',
      objectId: id,
      details,
    });
  }
}

function accessWith(account: ChannelAccountEntity, credentials: Record<string, string>): ChannelAccess {
  const { id, organizationId, platform, name, mode, settings } = account;
  return { id, organizationId, platform, name, mode, credentials, settings };
}

function stateOf(adapter: ChannelAdapter, credentials: Record<string, string>) {
  return lacksGrant(adapter, credentials) ? ('needs_authorization' as const) : ('connected' as const);
}

/** An account starts in mode `api` where its platform has one, and moves by what the platform answers. */
function firstMode(adapter: ChannelAdapter) {
  return adapter.capabilities.modes.api ? ('api' as const) : ('hand_off' as const);
}
