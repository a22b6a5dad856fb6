import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '../sessions.module';
import { AccessGuard } from './access.guard';
import { PageSessionsController } from './page-sessions.controller';
import { SessionsController } from './sessions.controller';

@Module({
  imports: [SessionsModule, OrganizationsModule],
  controllers: [SessionsController, PageSessionsController],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
})
export class SessionsHttpModule {}
