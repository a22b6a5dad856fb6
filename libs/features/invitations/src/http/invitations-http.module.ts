import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations.module';

@Module({ imports: [InvitationsModule], controllers: [] })
export class InvitationsHttpModule {}
