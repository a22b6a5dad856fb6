import { Module } from '@nestjs/common';
import { InvitationsModule } from '../invitations.module';
import { InvitationsController } from './invitations.controller';
import { JoinController } from './join.controller';

@Module({ imports: [InvitationsModule], controllers: [InvitationsController, JoinController] })
export class InvitationsHttpModule {}
