import { Module } from '@nestjs/common';
import { ConsolePage } from './console-page';
import { ConsolePagesController } from './console-pages.controller';

/** The console that is built from `apps/console`. */
@Module({ providers: [ConsolePage], controllers: [ConsolePagesController] })
export class ConsolePagesHttpModule {}
