import { Module } from '@nestjs/common';

/** Audio programmes (有声工会), and the people who speak in them. */
@Module({})
export class ProgrammesModule {}
