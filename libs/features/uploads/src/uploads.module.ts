import { Module } from '@nestjs/common';

/** Large files that arrive in parts and go on after an interruption (tus 1.0). */
@Module({})
export class UploadsModule {}
