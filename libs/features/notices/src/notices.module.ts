import { Module } from '@nestjs/common';
import { ForgetOldNotices } from './forget-old-notices.sweep';
import { Notices } from './notices';
import './persistence/notice-read.entity';
import './persistence/notice.entity';
import { ReadNotices } from './read-notices';

@Module({
  providers: [Notices, ReadNotices, ForgetOldNotices],
  exports: [Notices, ReadNotices, ForgetOldNotices],
})
export class NoticesModule {}
