import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, HOUR_MS, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { KeyRing } from '@haojiao/infrastructure/security';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import { Actor } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import { HandOffLinkEntity } from '../persistence/hand-off-link.entity';
import { lockPublication } from '../persistence/lock-publication';
import { PublicationEntity } from '../persistence/publication.entity';
import { ReadPublications } from '../read-publications';
import { PublicationChanges } from '../steer/publication-changes';
import { idInHandOffToken, isHandOffTokenOf, signHandOffToken } from './hand-off-token';

const PURPOSE = 'hand-off-link';

/** How long a link is good when nobody says otherwise. */
export const DEFAULT_LINK_HOURS = 72;

export interface MadeLink {
  id: string;
  url: string;
  expiresAt: Date;
}

/** What a good link opens: one publication, in the name and with today's rights of whoever made the link. */
export interface OpenedLink {
  link: HandOffLinkEntity;
  publication: PublicationEntity;
  actor: Actor;
}

/** Who uses it, as far as that is known of somebody who did not sign in. */
export interface LinkCaller {
  address: string;
  requestId: string;
}

/** Links that carry one hand-off to a phone. Whoever holds the address may read the pack and enter the result. */
@Injectable()
export class HandOffLinks {
  constructor(
    private readonly database: Database,
    private readonly keys: KeyRing,
    private readonly settings: Settings,
    private readonly contents: ContentsService,
    private readonly sessions: SessionsService,
    private readonly read: ReadPublications,
    private readonly changes: PublicationChanges,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `publication_not_found`, `not_allowed`, `publication_not_awaiting_hand_off` */
  async make(actor: Actor, publicationId: string, hours = DEFAULT_LINK_HOURS): Promise<MadeLink> {
    const seen = await this.read.get(actor, publicationId);
    await this.changes.requireOn(actor, 'publication.manage', seen);
    return this.database.transaction(async (manager) => {
      const publication = await lockPublication(manager, this.contents, publicationId);
      if (publication?.state !== 'awaiting_hand_off') throw notAwaiting(publication ?? seen);
      const { name: keyName, key } = this.keys.signingKey(PURPOSE);
      const now = this.clock.now();
      const link = manager.create(HandOffLinkEntity, {
        id: newId(),
        publicationId,
        keyName,
        createdBy: actor.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + hours * HOUR_MS),
        revokedAt: null,
      });
      await manager.insert(HandOffLinkEntity, link);
      await this.trace(manager, actor, publication, 'publication.hand_off_link_made', {
        linkId: link.id,
        expiresAt: link.expiresAt.toISOString(),
      });
      const { id, expiresAt } = link;
      return { id, url: `${this.settings.publicUrl}/h/${signHandOffToken(link, key)}`, expiresAt };
    });
  }

  /** Every link of the publication stops at once. @throws AppError `publication_not_found`, `not_allowed` */
  async revoke(actor: Actor, publicationId: string): Promise<number> {
    const publication = await this.read.get(actor, publicationId);
    await this.changes.requireOn(actor, 'publication.manage', publication);
    return this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const revoked = await this.database.query<{ id: string }>(
        `WITH revoked AS (
           UPDATE hand_off_links SET revoked_at = $2
           WHERE publication_id = $1 AND revoked_at IS NULL AND expires_at > $2 RETURNING id)
         SELECT id FROM revoked`,
        [publicationId, now],
        manager,
      );
      if (revoked.length > 0) {
        await this.trace(manager, actor, publication, 'publication.hand_off_link_revoked', {
          linkIds: revoked.map(({ id }) => id),
        });
      }
      return revoked.length;
    });
  }

  /**
   * Whether guessed, expired, revoked, or left by somebody who may not do this any more: the answer is the same.
   * @throws AppError `hand_off_link_not_found`
   */
  async open(token: string, caller: LinkCaller): Promise<OpenedLink> {
    const id = idInHandOffToken(token);
    const link = id && (await this.database.manager.findOneBy(HandOffLinkEntity, { id }));
    if (!link) throw noSuchLink();
    const key = this.keys.verificationKey(PURPOSE, link.keyName);
    const isGood =
      key !== null &&
      isHandOffTokenOf(token, link, key) &&
      link.revokedAt === null &&
      link.expiresAt > this.clock.now();
    if (!isGood) throw noSuchLink();
    const person = await this.sessions.onBehalfOf(link.createdBy, link.id, caller);
    const publication = await this.database.manager.findOneByOrFail(PublicationEntity, {
      id: link.publicationId,
    });
    if (!person) throw noSuchLink();
    const actor = throughLink(person);
    const isAllowed = await this.changes.requireOn(actor, 'publication.manage', publication).then(
      () => true,
      (error: unknown) => {
        if (error instanceof AppError) return false;
        throw error;
      },
    );
    if (!isAllowed) throw noSuchLink();
    return { link, publication, actor };
  }

  /** Every use of a link is on record with the address from which it came. */
  async traceUse({ link, publication, actor }: OpenedLink, use: 'opened' | 'pack' | 'result'): Promise<void> {
    await this.database.transaction((manager) =>
      this.trace(manager, actor, publication, 'publication.hand_off_link_used', { linkId: link.id, use }),
    );
  }

  private trace(
    manager: EntityManager,
    actor: Actor,
    { id, organizationId }: PublicationEntity,
    action: string,
    details: Json,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'publication',
      objectId: id,
      details,
    });
  }
}

/** The trail tells that it was not necessarily they themselves. */
function throughLink(person: Actor): Actor {
  return new Actor(
    person.userId,
    `${person.displayName}（发布链接）`,
    person.organizationId,
    person.sessionId,
    person.grants,
    person.address,
    person.requestId,
  );
}

function notAwaiting({ state }: PublicationEntity): AppError {
  return ruleBroken(
    'publication_not_awaiting_hand_off',
    `只有等待人工发布的任务才有发布链接；当前状态：${state}。`,
    `Only what waits for a person has such a link; this one is ${state}.`,
    { extra: { state } },
  );
}

function noSuchLink(): AppError {
  return new AppError('notFound', 'hand_off_link_not_found', {
    zh: '这个发布链接无效、已过期或已停用。请在号角的发布看板里打开该任务，重新生成二维码。',
    en: 'This link is wrong, has expired or was revoked. Make a new QR code from the publication in Haojiao.',
  });
}
