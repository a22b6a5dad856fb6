import { Module } from '@nestjs/common';
import { BulletinsModule } from '../bulletins.module';

@Module({ imports: [BulletinsModule], controllers: [] })
export class BulletinsHttpModule {}
