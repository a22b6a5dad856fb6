import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { AccessTokens } from './access-tokens';
import { LoginThrottle } from './login-throttle';
import { SessionsService } from './sessions.service';

@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [SessionsService, AccessTokens, LoginThrottle],
  exports: [SessionsService],
})
export class SessionsModule {}
