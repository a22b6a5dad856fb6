import { Module } from '@nestjs/common';
import { ChannelAccountsModule } from '../channel-accounts.module';
import { ChannelAccountsController } from './channel-accounts.controller';

@Module({ imports: [ChannelAccountsModule], controllers: [ChannelAccountsController] })
export class ChannelAccountsHttpModule {}
