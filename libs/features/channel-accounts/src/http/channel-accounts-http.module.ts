import { Module } from '@nestjs/common';
import { ChannelAccountsModule } from '../channel-accounts.module';
import { ChannelAccountsController } from './channel-accounts.controller';
import { ConnectionsController } from './connections.controller';

@Module({ imports: [ChannelAccountsModule], controllers: [ChannelAccountsController, ConnectionsController] })
export class ChannelAccountsHttpModule {}
