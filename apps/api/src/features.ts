import { ChannelAccountsHttpModule, ChannelAccountsModule } from '@haojiao/features/channel-accounts';
import { ContentsHttpModule, ContentsModule } from '@haojiao/features/contents';
import { OperationsHttpModule } from '@haojiao/features/operations';
import { OrganizationsHttpModule, OrganizationsModule } from '@haojiao/features/organizations';
import { SessionsHttpModule } from '@haojiao/features/sessions';

/** Every feature's use cases: what `prepare` and the drift check need. */
export const featureModules = [OrganizationsModule, ContentsModule, ChannelAccountsModule];

/** Every feature's routes. */
export const httpModules = [
  OperationsHttpModule,
  SessionsHttpModule,
  OrganizationsHttpModule,
  ContentsHttpModule,
  ChannelAccountsHttpModule,
];
