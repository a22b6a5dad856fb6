import { Module } from '@nestjs/common';

/** What the files of an item must have before anybody signs it off. */
@Module({})
export class MediaChecksModule {}
