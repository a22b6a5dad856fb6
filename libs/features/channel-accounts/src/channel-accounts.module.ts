import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { Budgets } from './budgets';
import { ChannelAccountsService } from './channel-accounts.service';
import { ChannelContexts } from './channel-contexts';
import './persistence/channel-budget-use.entity';
import './persistence/channel-secret.entity';
import './persistence/channel-token.entity';
import { SecretKeeper } from './secret-keeper';
import { TokenKeeper } from './token-keeper';

@Module({
  imports: [AuditModule, OrganizationsModule],
  providers: [ChannelAccountsService, TokenKeeper, SecretKeeper, Budgets, ChannelContexts],
  exports: [ChannelAccountsService, ChannelContexts],
})
export class ChannelAccountsModule {}
