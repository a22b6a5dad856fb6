import { Module } from '@nestjs/common';
import { DeskFiles } from './desk-files';

/** The pages on which a correspondent joins, writes and follows reports, made for a phone. */
@Module({ providers: [DeskFiles], exports: [DeskFiles] })
export class CorrespondentPagesModule {}
