import { Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { SessionsService } from '@haojiao/features/sessions';
import type { UploadEntity } from './persistence/upload.entity';

const seeUnit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Who may send to a unit; asked at every request, and again while a long one lasts. */
@Injectable()
export class UploadRights {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async require(actor: Actor, organizationId: string): Promise<void> {
    actor.require('asset.write', await this.organizations.placeOf(organizationId), seeUnit);
  }

  /** As `require`, with the rights of this moment. @throws AppError `not_signed_in` when the session has ended */
  async requireStill(actor: Actor, organizationId: string): Promise<void> {
    const now = await this.sessions.actorOfSession(actor, {
      address: actor.address ?? '',
      requestId: actor.requestId ?? '',
    });
    if (!now) {
      throw new AppError('notSignedIn', 'not_signed_in', {
        zh: '登录已失效，请重新登录后续传。',
        en: 'The session has ended; sign in again and go on.',
      });
    }
    await this.require(now, organizationId);
  }

  /** The sender with today's rights but without a session, or null when they may not sign in any more. */
  senderOf(upload: UploadEntity): Promise<Actor | null> {
    return this.sessions.onBehalfOf(upload.userId, upload.id, { address: '', requestId: upload.id });
  }
}
