import { Module } from '@nestjs/common';
import { InvitationsModule } from '@haojiao/features/invitations';
import { CorrespondentPagesModule } from '../correspondent-pages.module';
import { CorrespondentPagesController } from './correspondent-pages.controller';

@Module({
  imports: [CorrespondentPagesModule, InvitationsModule],
  controllers: [CorrespondentPagesController],
})
export class CorrespondentPagesHttpModule {}
