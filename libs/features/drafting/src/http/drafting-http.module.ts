import { Module } from '@nestjs/common';
import { DraftingModule } from '../drafting.module';

@Module({ imports: [DraftingModule] })
export class DraftingHttpModule {}
