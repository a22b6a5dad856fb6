import { Module } from '@nestjs/common';

/** Links by which people join a unit without anybody telling them a password. */
@Module({ imports: [], providers: [], exports: [] })
export class InvitationsModule {}
