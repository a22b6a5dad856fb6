import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { OrganizationsModule } from '@haojiao/features/organizations';
import { Deliveries } from './delivery/deliveries';
import './delivery/notice-delivery.entity';
import { ReadDeliveries } from './delivery/read-deliveries';
import { HookSender } from './hooks/hook-sender';
import './hooks/notice-hook.entity';
import { NoticeHooksService } from './hooks/notice-hooks.service';
import { MemberNotices } from './member-notices';
import { Notices } from './notices';
import './persistence/notice-read.entity';
import './persistence/notice.entity';
import './preferences/notice-preference.entity';
import { NoticePreferencesService } from './preferences/notice-preferences.service';
import { ReadNotices } from './read-notices';

const services = [
  Notices,
  MemberNotices,
  ReadNotices,
  Deliveries,
  ReadDeliveries,
  NoticePreferencesService,
  NoticeHooksService,
  HookSender,
];

/** What people are told: in the product, by mail, and by hooks. */
@Module({ imports: [AuditModule, OrganizationsModule], providers: services, exports: services })
export class NoticesModule {}
