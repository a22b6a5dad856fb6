import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { IssueInvitations } from './issue-invitations';
import { JoinByInvitation } from './join-by-invitation';
import { JoinThrottle } from './join-throttle';

/** Links by which people join a unit without anybody telling them a password. */
@Module({
  imports: [AuditModule, OrganizationsModule, SessionsModule],
  providers: [IssueInvitations, JoinByInvitation, JoinThrottle],
  exports: [IssueInvitations, JoinByInvitation],
})
export class InvitationsModule {}
