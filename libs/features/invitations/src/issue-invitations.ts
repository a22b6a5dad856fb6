import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, newId, notFound, ruleBroken, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { invitationState } from './domain/invitation-state';
import { InvitationEntity } from './persistence/invitation.entity';
import type { InvitedRole } from './persistence/invitation.entity';

export const DEFAULT_DAYS = 7;

export interface InvitationInput {
  role: InvitedRole;
  displayName?: string | null;
  /** 1–30 */
  expiresInDays?: number;
}

export interface IssuedInvitation {
  invitation: InvitationEntity;
  /** Opens the page; known to nobody afterwards. */
  url: string;
}

/** With the names that people read. */
export interface InvitationView extends InvitationEntity {
  organizationName: string;
  issuerName: string;
  /** Of who joined by it. */
  joinedName: string | null;
}

const see = {
  noun: 'invitation',
  zh: '没有这个邀请。',
  en: 'There is no such invitation.',
} as const;

const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Links for new correspondents of a unit are made, listed and revoked. */
@Injectable()
export class IssueInvitations {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly settings: Settings,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async issue(actor: Actor, organizationId: string, input: InvitationInput): Promise<IssuedInvitation> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('invitation.issue', place, seeUnit);
    const token = randomBytes(32).toString('base64url');
    return this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const invitation = manager.create(InvitationEntity, {
        id: newId(),
        organizationId: place.id,
        role: input.role,
        displayName: input.displayName?.trim() || null,
        tokenHash: sha256(token),
        issuedBy: actor.userId,
        issuedAt: now,
        expiresAt: new Date(now.getTime() + (input.expiresInDays ?? DEFAULT_DAYS) * DAY_MS),
        usedAt: null,
        usedBy: null,
        revokedAt: null,
        revokedBy: null,
      });
      await manager.insert(InvitationEntity, invitation);
      await this.record(manager, actor, invitation, 'invitation.issued');
      return { invitation, url: `${this.settings.publicUrl}/desk/join/${token}` };
    });
  }

  /** One that is over already stays as it is. @throws AppError `invitation_not_found`, `invitation_used` */
  async revoke(actor: Actor, id: string): Promise<InvitationView> {
    await this.database.transaction(async (manager) => {
      const invitation = await this.lock(id, manager);
      await this.requireIssuer(actor, invitation, manager);
      const state = invitationState(invitation, this.clock.now());
      if (state === 'revoked') return;
      if (state === 'used') {
        throw ruleBroken(
          'invitation_used',
          '这个邀请已经用过；如需停用该账号，请在人员管理中停用。',
          'This invitation was used; suspend the person instead.',
        );
      }
      await manager.update(InvitationEntity, id, { revokedAt: this.clock.now(), revokedBy: actor.userId });
      await this.record(manager, actor, invitation, 'invitation.revoked');
    });
    return this.get(actor, id);
  }

  /** @throws AppError `invitation_not_found` */
  async get(actor: Actor, id: string): Promise<InvitationView> {
    const [view] = await this.views('i.id = $1', [id], 1);
    if (!view) throw notFound(see.noun, see.zh, see.en);
    await this.requireIssuer(actor, view);
    return view;
  }

  /**
   * Newest first. Plan: backwards over `invitations_organization_id`.
   * @throws AppError `organization_not_found`, `not_allowed`
   */
  async list(
    actor: Actor,
    organizationId: string,
    limit: number,
    beforeId: string | null,
  ): Promise<InvitationView[]> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('invitation.issue', place, seeUnit);
    return this.views(
      'i.organization_id = $1 AND ($2::uuid IS NULL OR i.id < $2)',
      [place.id, beforeId],
      limit + 1,
    );
  }

  /** Who may not issue for the unit has never heard of its invitations. */
  private async requireIssuer(
    actor: Actor,
    { organizationId }: InvitationEntity,
    manager?: EntityManager,
  ): Promise<void> {
    const place = await this.organizations.placeOf(organizationId, manager);
    actor.require('invitation.issue', place, { ...see, read: 'invitation.issue' });
  }

  private async lock(id: string, manager: EntityManager): Promise<InvitationEntity> {
    const invitation = await manager
      .createQueryBuilder(InvitationEntity, 'i')
      .where('i.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (!invitation) throw notFound(see.noun, see.zh, see.en);
    return invitation;
  }

  private views(condition: string, parameters: unknown[], limit: number): Promise<InvitationView[]> {
    return this.database.query<InvitationView>(
      `SELECT i.id, i.organization_id AS "organizationId", o.name AS "organizationName", i.role,
              i.display_name AS "displayName", i.issued_by AS "issuedBy", b.display_name AS "issuerName",
              i.issued_at AS "issuedAt", i.expires_at AS "expiresAt", i.used_at AS "usedAt", i.used_by AS "usedBy",
              j.display_name AS "joinedName", i.revoked_at AS "revokedAt", i.revoked_by AS "revokedBy"
       FROM invitations i JOIN organizations o ON o.id = i.organization_id JOIN users b ON b.id = i.issued_by
       LEFT JOIN users j ON j.id = i.used_by
       WHERE ${condition} ORDER BY i.id DESC LIMIT ${limit}`,
      parameters,
    );
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id, organizationId, role, expiresAt }: InvitationEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'invitation',
      objectId: id,
      details: { role, expiresAt: expiresAt.toISOString() },
    });
  }
}
