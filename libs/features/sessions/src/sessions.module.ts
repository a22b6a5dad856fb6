import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { AccessTokens } from './access-tokens';
import { LoginThrottle } from './login-throttle';
import { PageSessions } from './page-sessions';
import { RefreshTokens } from './refresh-tokens';
import { SessionsService } from './sessions.service';

@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [SessionsService, PageSessions, RefreshTokens, AccessTokens, LoginThrottle],
  exports: [SessionsService, PageSessions],
})
export class SessionsModule {}
