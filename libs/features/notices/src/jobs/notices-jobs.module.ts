import { Module } from '@nestjs/common';
import { MailModule } from '@haojiao/infrastructure/mail';
import { AuditModule } from '@haojiao/features/audit';
import { FanOutNotices } from '../delivery/fan-out-notices.sweep';
import { SendNoticeHooks } from '../hooks/send-notice-hooks.sweep';
import { SendNoticeMails } from '../mail/send-notice-mails.sweep';
import { NoticesModule } from '../notices.module';
import { ForgetOldNotices } from './forget-old-notices.sweep';

const sweeps = [FanOutNotices, SendNoticeMails, SendNoticeHooks, ForgetOldNotices];

@Module({ imports: [NoticesModule, MailModule, AuditModule], providers: sweeps, exports: sweeps })
export class NoticesJobsModule {}
