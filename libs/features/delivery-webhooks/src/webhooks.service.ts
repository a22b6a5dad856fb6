import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HOUR_MS, fault, invalidInput, newId, notAllowed, notFound } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { newHookSecret } from '@haojiao/features/notices';
import { OrganizationsService, actionsByRole } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { purgeEvents } from './domain/event-types';
import type { WebhookEvent } from './domain/event-types';
import type { PurgeShapeName } from './domain/purge-shapes';
import { WebhookEntity } from './persistence/webhook.entity';
import type { WebhookKind } from './persistence/webhook.entity';
import { headerContext, secretContext } from './sending/webhook-sender';
import { requireAddress, requireHeaderAnew, requirePurge } from './webhook-faults';

export interface PurgeInput {
  shape: PurgeShapeName;
  /** Carries the cache's token; the value goes in and never comes out. */
  header?: { name: string; value: string } | null;
}

export interface WebhookChanges {
  name?: string;
  url?: string;
  events?: WebhookEvent[];
  includeDescendants?: boolean;
  state?: 'active' | 'paused';
  purge?: PurgeInput;
}

export interface WebhookInput extends WebhookChanges {
  organizationId: string;
  kind?: WebhookKind;
  name: string;
  url: string;
}

const manage = 'webhook.manage';
const see = {
  read: manage,
  noun: 'webhook',
  zh: '没有这个发布推送。',
  en: 'There is no such webhook.',
} as const;

/** Webhooks as the people of a unit set them up. The key of the signature is shown once, when it is made. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * `secret` is null for a `purge`, which is not signed.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with `address_refused`, `name_taken`,
   * `events_required`, `events_unfit`, `purge_required`, `purge_unfit`, `url_unfit`
   */
  async create(
    actor: Actor,
    input: WebhookInput,
  ): Promise<{ webhook: WebhookEntity; secret: string | null }> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require(manage, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const kind = input.kind ?? 'events';
    requirePurge(kind, input);
    requireAddress(kind, input.url, input.purge?.shape ?? null, this.settings.trustedOrigins);
    const includeDescendants = input.includeDescendants ?? false;
    if (includeDescendants) requireReach(actor, place);
    return this.database.transaction(async (manager) => {
      const id = newId();
      const secret = kind === 'events' ? newHookSecret() : null;
      const webhook = manager.create(WebhookEntity, {
        id,
        organizationId: input.organizationId,
        includeDescendants,
        kind,
        name: input.name,
        url: input.url,
        events: kind === 'purge' ? purgeEvents : input.events,
        purgeShape: input.purge?.shape ?? null,
        ...this.sealedHeader(id, input.purge?.header ?? null),
        sealedSecret: secret && this.keys.encrypt(secret, secretContext(id)),
        state: input.state ?? 'active',
      });
      await writeNamed(() => manager.insert(WebhookEntity, webhook));
      await this.record(manager, actor, webhook, 'webhook.created');
      return { webhook: await manager.findOneByOrFail(WebhookEntity, { id }), secret };
    });
  }

  /**
   * `state: active` also switches on again what the product stopped: what waited goes out at once.
   * @throws AppError as `create`, and `invalid_input` with `header_required`
   */
  async change(
    actor: Actor,
    id: string,
    changes: WebhookChanges,
    checkVersion: (current: WebhookEntity) => void,
  ): Promise<WebhookEntity> {
    return this.database.transaction(async (manager) => {
      const webhook = await this.lock(actor, id, manager);
      checkVersion(webhook);
      const { purge, ...plain } = changes;
      requirePurge(webhook.kind, {
        purge: purge ?? asPurge(webhook),
        events: changes.events ?? (webhook.kind === 'events' ? webhook.events : undefined),
      });
      const { url: formerUrl, includeDescendants: reachedBelow } = webhook;
      const told = Object.entries(plain).filter(([, value]) => value !== undefined);
      Object.assign(webhook, Object.fromEntries(told));
      if (purge) {
        webhook.purgeShape = purge.shape;
        if (purge.header !== undefined) Object.assign(webhook, this.sealedHeader(id, purge.header));
      }
      requireAddress(webhook.kind, webhook.url, webhook.purgeShape, this.settings.trustedOrigins);
      if (webhook.headerName !== null) requireHeaderAnew(formerUrl, webhook.url, !!purge?.header);
      const isHandedOutAnew = reachedBelow ? webhook.url !== formerUrl : webhook.includeDescendants;
      if (isHandedOutAnew) {
        requireReach(actor, await this.organizations.placeOf(webhook.organizationId, manager));
      }
      if (changes.state === 'active') await this.beginAnew(manager, webhook);
      const saved = await writeNamed(() => manager.save(webhook));
      await this.record(manager, actor, saved, 'webhook.changed');
      return saved;
    });
  }

  /** A new key of the signature; messages are signed with both until the overlap is over. */
  async rotate(
    actor: Actor,
    id: string,
    overlapHours: number,
  ): Promise<{ webhook: WebhookEntity; secret: string }> {
    return this.database.transaction(async (manager) => {
      const webhook = await this.lock(actor, id, manager);
      if (webhook.sealedSecret === null) throw notSigned();
      const secret = newHookSecret();
      const until = new Date(this.clock.now().getTime() + overlapHours * HOUR_MS);
      webhook.sealedFormerSecret = overlapHours === 0 ? null : webhook.sealedSecret;
      webhook.formerSecretUntil = overlapHours === 0 ? null : until;
      webhook.sealedSecret = this.keys.encrypt(secret, secretContext(id));
      const saved = await manager.save(webhook);
      await this.record(manager, actor, saved, 'webhook.secret_rotated', { overlapHours });
      return { webhook: saved, secret };
    });
  }

  async remove(actor: Actor, id: string, checkVersion: (current: WebhookEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const webhook = await this.lock(actor, id, manager);
      checkVersion(webhook);
      await manager.delete(WebhookEntity, { id });
      await this.record(manager, actor, webhook, 'webhook.removed');
    });
  }

  /** @throws AppError `webhook_not_found` */
  async get(actor: Actor, id: string): Promise<WebhookEntity> {
    const webhook = await this.load(id, this.database.manager);
    actor.require(manage, await this.organizations.placeOf(webhook.organizationId), see);
    return webhook;
  }

  /** Held until the transaction ends. @throws AppError `webhook_not_found` */
  async lock(actor: Actor, id: string, manager: EntityManager): Promise<WebhookEntity> {
    const webhook = await this.load(id, manager, true);
    actor.require(manage, await this.organizations.placeOf(webhook.organizationId, manager), see);
    return webhook;
  }

  async record(
    manager: EntityManager,
    actor: Actor,
    webhook: WebhookEntity,
    action: string,
    details: Record<string, Json> = {},
  ): Promise<void> {
    await this.audit.record(manager, {
      actor: actor.audit,
      organizationId: webhook.organizationId,
      action,
      objectType: 'webhook',
      objectId: webhook.id,
      details: {
        name: webhook.name,
        kind: webhook.kind,
        host: new URL(webhook.url.replace('{path}', '/')).host,
        events: webhook.events,
        state: webhook.state,
        ...details,
      },
    });
  }

  private async beginAnew(manager: EntityManager, webhook: WebhookEntity): Promise<void> {
    Object.assign(webhook, { failures: 0, failingSince: null, restingUntil: null, pausedBecause: null });
    await manager.query(
      `UPDATE webhook_messages SET due_at = $2 WHERE webhook_id = $1 AND state = 'pending'`,
      [webhook.id, this.clock.now()],
    );
  }

  private sealedHeader(id: string, header: PurgeInput['header'] | null) {
    if (!header) return { headerName: null, sealedHeaderValue: null };
    const sealedHeaderValue = this.keys.encrypt(header.value, headerContext(id));
    return { headerName: header.name, sealedHeaderValue };
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<WebhookEntity> {
    const query = manager.createQueryBuilder(WebhookEntity, 'w').where('w.id = :id', { id });
    const webhook = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!webhook) throw notFound(see.noun, see.zh, see.en);
    return webhook;
  }
}

/** What happens below is told only to who may look after those units, too. */
function requireReach(actor: Actor, place: PlaceInTree): void {
  const reaches = actor.grants.some(
    ({ inherit, organizationId, roles }) =>
      inherit && place.path.includes(organizationId) && roles.some((role) => actionsByRole[role].has(manage)),
  );
  if (reaches) return;
  throw notAllowed(
    'not_allowed',
    '您的角色只管本单位，不能接收下级单位的消息；请把 includeDescendants 设为 false。',
    'Your role holds in this unit alone; what happens below is not for you to hand out: set includeDescendants to false.',
  );
}

function asPurge({ purgeShape }: WebhookEntity): PurgeInput | undefined {
  return purgeShape === null ? undefined : { shape: purgeShape };
}

function notSigned() {
  return invalidInput([
    fault(
      'kind',
      'not_signed',
      '缓存刷新推送不签名，没有可更换的密钥；请改用 purge.header 换令牌。',
      'A purge is not signed; its token is changed by purge.header.',
    ),
  ]);
}

async function writeNamed<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'webhooks_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位已有同名推送，请换一个名称。',
        'The unit has a webhook of this name.',
      ),
    ]);
  }
}
