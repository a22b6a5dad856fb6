import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { NoticesModule } from '@haojiao/features/notices';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsModule } from '@haojiao/features/sessions';
import { AccountChecks } from './account-checks';
import { AccountsHealth } from './account-health';
import { AccountNotices } from './account-notices';
import { AccountSecrets } from './account-secrets';
import { AuthorizedListeners } from './authorized-listeners';
import { Budgets } from './budgets';
import { ChannelAccountsService } from './channel-accounts.service';
import { ChannelContexts } from './channel-contexts';
import { ConnectAccounts } from './connect-accounts';
import { HearCancellations } from './hear-cancellations';
import { PendingAuthorizations } from './pending-authorizations';
import { WatchAccounts } from './jobs/watch-accounts.sweep';
import './persistence/channel-authorization.entity';
import './persistence/channel-budget-use.entity';
import './persistence/channel-secret.entity';
import './persistence/channel-token.entity';
import { PublishingRecords } from './publishing-records';
import { RemoteBindings } from './remote-bindings';
import { SandboxAccounts } from './sandbox-accounts';
import { SecretKeeper } from './secret-keeper';
import { TokenKeeper } from './token-keeper';

@Module({
  imports: [AuditModule, OrganizationsModule, SessionsModule, NoticesModule],
  providers: [
    AccountChecks,
    AccountNotices,
    AccountSecrets,
    AccountsHealth,
    AuthorizedListeners,
    Budgets,
    ChannelAccountsService,
    ChannelContexts,
    ConnectAccounts,
    HearCancellations,
    PendingAuthorizations,
    PublishingRecords,
    RemoteBindings,
    SandboxAccounts,
    SecretKeeper,
    TokenKeeper,
    WatchAccounts,
  ],
  exports: [
    AccountsHealth,
    Budgets,
    ChannelAccountsService,
    ChannelContexts,
    ConnectAccounts,
    HearCancellations,
    SandboxAccounts,
    WatchAccounts,
  ],
})
export class ChannelAccountsModule {}
