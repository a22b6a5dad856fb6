import { Module } from '@nestjs/common';
import { MailModule } from '@haojiao/infrastructure/mail';
import { NoticesModule } from '../notices.module';
import { NoticeHooksController } from './notice-hooks.controller';
import { NoticePreferencesController } from './notice-preferences.controller';
import { NoticesController } from './notices.controller';

@Module({
  imports: [NoticesModule, MailModule],
  controllers: [NoticesController, NoticePreferencesController, NoticeHooksController],
})
export class NoticesHttpModule {}
