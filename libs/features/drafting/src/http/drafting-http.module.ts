import { Module } from '@nestjs/common';
import { DraftingModule } from '../drafting.module';
import { PresenceController } from '../presence/presence.controller';

@Module({ imports: [DraftingModule], controllers: [PresenceController] })
export class DraftingHttpModule {}
