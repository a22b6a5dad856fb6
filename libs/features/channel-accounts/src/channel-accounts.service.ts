import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelFailure, ChannelRegistry } from '@haojiao/channel-kit';
import type { AccountFacts, ChannelAccess, ChannelAdapter } from '@haojiao/channel-kit';
import { newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { Budgets } from './budgets';
import { ChannelContexts } from './channel-contexts';
import { requireFields } from './domain/required-fields';
import { ChannelAccountEntity } from './persistence/channel-account.entity';
import { TokenKeeper } from './token-keeper';

export interface ChannelAccountInput {
  organizationId: string;
  platform: string;
  name: string;
  credentials: Record<string, string>;
  settings: Record<string, unknown>;
}

export interface AccountProblem {
  failureClass: string;
  code: string;
  platformCode: string | null;
  message: string | null;
  advice: Message;
}

/** Told in the transaction in which an account can publish again: new credentials, or a successful check. */
export type AuthorizedListener = (channelAccountId: string, manager: EntityManager) => Promise<void>;

const see = {
  read: 'channel_account.read',
  noun: 'channel_account',
  zh: '没有这个渠道账号。',
  en: 'There is no such channel account.',
} as const;

@Injectable()
export class ChannelAccountsService implements OnModuleInit {
  private readonly authorizedListeners: AuthorizedListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly registry: ChannelRegistry,
    private readonly organizations: OrganizationsService,
    private readonly keys: KeyRing,
    private readonly tokens: TokenKeeper,
    private readonly contexts: ChannelContexts,
    private readonly budgets: Budgets,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.organizations.onCreated((organization, manager) => this.createBuiltIn(organization, manager));
  }

  onAuthorized(listener: AuthorizedListener): void {
    this.authorizedListeners.push(listener);
  }

  async create(actor: Actor, input: ChannelAccountInput): Promise<ChannelAccountEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('channel_account.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
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
        account.sealedCredentials = this.seal(id, credentials);
        // An account that somebody switched off stays off until somebody switches it on.
        if (account.state !== 'disabled') account.state = 'connected';
        account.note = null;
        account.mode = firstMode(adapter);
      }
      if (changes.enabled === false) account.state = 'disabled';
      if (changes.enabled && account.state === 'disabled') account.state = 'connected';
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
    try {
      const facts = await this.registry
        .get(account.platform)
        .verify(this.contexts.create(this.access(account)));
      await this.keepFacts(id, facts);
      return { account: await this.load(id), problem: null };
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      await this.learn(id, error);
      return { account: await this.load(id), problem: problemOf(error) };
    }
  }

  private async keepFacts(id: string, facts: AccountFacts): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [rows] = await manager.query<[{ state: string }[], number]>(
        `UPDATE channel_accounts SET mode = $2, note = $3, remote_account_id = $4, display_name = $5,
           state = CASE WHEN state = 'disabled' THEN state ELSE 'connected' END,
           grant_expires_at = $6, verified_at = $7, version = version + 1, updated_at = now()
         WHERE id = $1 RETURNING state`,
        [
          id,
          facts.mode,
          facts.notes[0] ? JSON.stringify(facts.notes[0]) : null,
          facts.remoteAccountId ?? null,
          facts.displayName ?? null,
          facts.grantExpiresAt ?? null,
          this.clock.now(),
        ],
      );
      if (rows[0]?.state === 'connected') await this.tellAuthorized(id, manager);
    });
  }

  private async tellAuthorized(id: string, manager: EntityManager): Promise<void> {
    for (const listener of this.authorizedListeners) await listener(id, manager);
  }

  /** What a failure says about the account from now on: another mode, or that a person must authorise it again. */
  async learn(id: string, failure: ChannelFailure): Promise<void> {
    const change = failure.accountChange;
    if (!change) return;
    await this.database.query(
      `UPDATE channel_accounts SET mode = coalesce($2, mode),
         state = CASE WHEN $3::boolean AND state = 'connected' THEN 'needs_authorization' ELSE state END,
         note = $4, version = version + 1, updated_at = now()
       WHERE id = $1 AND (mode IS DISTINCT FROM coalesce($2, mode) OR ($3::boolean AND state = 'connected'))`,
      [id, change.mode ?? null, change.needsAuthorization ?? false, JSON.stringify(failure.advice)],
    );
  }

  async budgetStates(account: ChannelAccountEntity) {
    return this.budgets.states(account);
  }

  /** The account as adapters see it, credentials in clear: keep it short and never log it. */
  access(account: ChannelAccountEntity): ChannelAccess {
    return {
      id: account.id,
      organizationId: account.organizationId,
      platform: account.platform,
      name: account.name,
      mode: account.mode,
      credentials: JSON.parse(this.keys.decrypt(account.sealedCredentials, contextOf(account.id))) as Record<
        string,
        string
      >,
      settings: account.settings,
    };
  }

  /**
   * None when they can't be opened any more (a secret key was lost): the account is still shown, and new credentials
   * mend it.
   */
  readableCredentials(account: ChannelAccountEntity): Record<string, string> {
    try {
      return this.access(account).credentials;
    } catch {
      return {};
    }
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
      state: 'connected',
      sealedCredentials: this.seal(id, input.credentials),
      settings: input.settings as never,
    });
    return id;
  }

  private seal(id: string, credentials: Record<string, string>): string {
    return this.keys.encrypt(JSON.stringify(credentials), contextOf(id));
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

function contextOf(channelAccountId: string): string {
  return `channel-account:${channelAccountId}`;
}

/** An account starts in mode `api` where its platform has one, and moves by what the platform answers. */
function firstMode(adapter: ChannelAdapter) {
  return adapter.capabilities.modes.api ? ('api' as const) : ('hand_off' as const);
}

function problemOf(failure: ChannelFailure): AccountProblem {
  return {
    failureClass: failure.failureClass,
    code: failure.code,
    platformCode: failure.platformCode ?? null,
    message: failure.platformMessage ?? null,
    advice: failure.advice,
  };
}
