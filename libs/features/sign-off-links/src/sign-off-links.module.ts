import { Module } from '@nestjs/common';
import { AuditModule } from '@haojiao/features/audit';
import { ContentsModule } from '@haojiao/features/contents';
import { PublicationsModule } from '@haojiao/features/publications';
import { ReviewsModule } from '@haojiao/features/reviews';
import { SessionsModule } from '@haojiao/features/sessions';
import { IssueSignOffLinks } from './issue-sign-off-links';
import { SignOffSecrets } from './link-secrets';
import { SignOffPages } from './page/sign-off-pages';
import './persistence/sign-off-link.entity';
import { UseSignOffLinks } from './use-sign-off-links';

const services = [IssueSignOffLinks, UseSignOffLinks, SignOffPages, SignOffSecrets];

/** A leader without an account decides on a phone, by a link for one person, stage and fingerprint. */
@Module({
  imports: [AuditModule, SessionsModule, ContentsModule, ReviewsModule, PublicationsModule],
  providers: services,
  exports: services,
})
export class SignOffLinksModule {}
