import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, notFound, ruleBroken, sha256 } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { MembersService, OrganizationsService, UsersService } from '@haojiao/features/organizations';
import type { UserEntity } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import { invitationState } from './domain/invitation-state';
import type { InvitationState } from './domain/invitation-state';
import { JoinThrottle } from './join-throttle';
import { InvitationEntity } from './persistence/invitation.entity';

export interface JoinCaller {
  address: string;
  requestId: string;
}

export interface NewCorrespondent {
  displayName: string;
  username: string;
  password: string;
  phone?: string | null;
}

/** What the page behind a good link tells. */
export interface OpenedInvitation {
  organizationName: string;
  issuerName: string;
  displayName: string | null;
  expiresAt: Date;
}

/** A person without an account makes one by a link, and is a correspondent of the unit from then on. */
@Injectable()
export class JoinByInvitation {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly users: UsersService,
    private readonly members: MembersService,
    private readonly sessions: SessionsService,
    private readonly throttle: JoinThrottle,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError as `join`, but for what was entered */
  async open(token: string, caller: JoinCaller): Promise<OpenedInvitation> {
    const invitation = await this.find(token, caller, this.database.manager, false);
    const [unit, issuer] = await Promise.all([
      this.organizations.load(invitation.organizationId),
      this.users.load(invitation.issuedBy),
    ]);
    const { displayName, expiresAt } = invitation;
    return { organizationName: unit.name, issuerName: issuer.displayName, displayName, expiresAt };
  }

  /**
   * Makes the account and its one membership. Of two who press at once, the second finds the link used.
   * @throws AppError `invitation_not_found`, `invitation_used`, `invitation_revoked`, `invitation_expired`,
   * `invalid_input` (`username_taken`, `password_too_weak`), `too_many_attempts`
   */
  async join(token: string, person: NewCorrespondent, caller: JoinCaller): Promise<UserEntity> {
    let invitationId = '';
    try {
      return await this.database.transaction(async (manager) => {
        const invitation = await this.find(token, caller, manager, true);
        invitationId = invitation.id;
        await this.throttle.checkNames(invitation.id);
        const { organizationId, role } = invitation;
        const user = await this.users.insert(manager, {
          ...person,
          displayName: person.displayName.trim(),
          organizationId,
        });
        // For this unit alone: reports of the units below are sent by their own people.
        await this.members.save(manager, organizationId, user.id, [role], false);
        await manager.update(InvitationEntity, invitation.id, {
          usedAt: this.clock.now(),
          usedBy: user.id,
        });
        await this.record(manager, invitation, user, caller);
        return user;
      });
    } catch (error) {
      if (isTakenName(error)) await this.throttle.recordTakenName(invitationId);
      throw error;
    }
  }

  private async find(
    token: string,
    caller: JoinCaller,
    manager: EntityManager,
    forUpdate: boolean,
  ): Promise<InvitationEntity> {
    await this.throttle.checkAddress(caller.address);
    const query = manager
      .createQueryBuilder(InvitationEntity, 'i')
      .where('i.tokenHash = :tokenHash', { tokenHash: sha256(token) });
    const invitation = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!invitation) {
      await this.throttle.recordFailure(caller.address);
      throw notFound(
        'invitation',
        '这个邀请链接不对，请检查是否复制完整，或请单位重新发一个。',
        'There is no such invitation; check the link, or ask for a new one.',
      );
    }
    const state = invitationState(invitation, this.clock.now());
    if (state !== 'live') throw isOver(state);
    if (!(await this.issuerStillMay(invitation, caller))) throw isOver('revoked');
    return invitation;
  }

  /** A link is worth what its issuer may do today. */
  private async issuerStillMay(
    { id, issuedBy, organizationId }: InvitationEntity,
    caller: JoinCaller,
  ): Promise<boolean> {
    const issuer = await this.sessions.onBehalfOf(issuedBy, id, caller);
    const place = await this.organizations.placeOf(organizationId);
    return issuer?.can('invitation.issue', place) ?? false;
  }

  private async record(
    manager: EntityManager,
    { id, organizationId, role, issuedBy }: InvitationEntity,
    { id: userId, username, displayName }: UserEntity,
    { address, requestId }: JoinCaller,
  ): Promise<void> {
    const actor = { id: userId, name: displayName, address, requestId };
    const about = { actor, organizationId, objectType: 'user', objectId: userId };
    await this.audit.record(manager, {
      ...about,
      action: 'user.joined',
      details: { username, displayName, invitationId: id, issuedBy },
    });
    await this.audit.record(manager, {
      ...about,
      action: 'member.assigned',
      details: { roles: [role], inherit: false },
    });
  }
}

function isTakenName(error: unknown): boolean {
  return error instanceof AppError && error.faults.some(({ code }) => code === 'username_taken');
}

const whyOver: Record<Exclude<InvitationState, 'live'>, { zh: string; en: string }> = {
  used: {
    zh: '这个邀请已经用过。如果是您本人用的，请直接登录。',
    en: 'This invitation was used already; if it was you, sign in.',
  },
  revoked: {
    zh: '这个邀请已被撤回，请联系单位重新发一个。',
    en: 'This invitation was revoked; ask the unit for a new one.',
  },
  expired: {
    zh: '这个邀请已过期，请联系单位重新发一个。',
    en: 'This invitation has expired; ask the unit for a new one.',
  },
};

function isOver(state: Exclude<InvitationState, 'live'>): AppError {
  return ruleBroken(`invitation_${state}`, whyOver[state].zh, whyOver[state].en);
}
