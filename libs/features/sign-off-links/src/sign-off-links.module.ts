import { Module } from '@nestjs/common';

/** A leader without an account decides on a phone, by a link for one person, stage and fingerprint. */
@Module({})
export class SignOffLinksModule {}
