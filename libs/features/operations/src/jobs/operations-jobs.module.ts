import { Module } from '@nestjs/common';
import { BeatHeart } from './beat-heart.sweep';
import { ForgetOldKeys } from './forget-old-keys.sweep';

@Module({ providers: [BeatHeart, ForgetOldKeys], exports: [BeatHeart, ForgetOldKeys] })
export class OperationsJobsModule {}
