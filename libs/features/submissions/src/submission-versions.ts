import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { fingerprint } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { SubmissionDocument } from './domain/submission-document';
import type { SentSubmission } from './persistence/submission.entity';
import { SubmissionVersionEntity } from './persistence/submission-version.entity';

/** Keeps what a report said each time it reached the desk. */
@Injectable()
export class SubmissionVersions {
  constructor(private readonly database: Database) {}

  /** A new version, unless the report says what the last one said. The report's row is held by the caller. */
  async keep(
    manager: EntityManager,
    submission: SentSubmission,
    savedBy: string,
    savedAt: Date,
  ): Promise<SubmissionVersionEntity> {
    const document = documentOf(submission);
    const last = await manager.findOne(SubmissionVersionEntity, {
      where: { submissionId: submission.id },
      order: { number: 'DESC' },
    });
    if (last && isSame(last.document, document)) return last;
    const version = manager.create(SubmissionVersionEntity, {
      submissionId: submission.id,
      number: (last?.number ?? 0) + 1,
      document,
      savedBy,
      savedAt,
    });
    await manager.insert(SubmissionVersionEntity, version);
    return version;
  }

  async last(submissionId: string, manager: EntityManager): Promise<SubmissionVersionEntity> {
    return manager.findOneOrFail(SubmissionVersionEntity, {
      where: { submissionId },
      order: { number: 'DESC' },
    });
  }

  /** Newest first, without a permission question. Plan: the primary key backwards. */
  async list(
    submissionId: string,
    limit: number,
    beforeNumber: number | null,
  ): Promise<SubmissionVersionEntity[]> {
    return this.database.manager.find(SubmissionVersionEntity, {
      where: { submissionId, ...(beforeNumber === null ? {} : { number: LessThan(beforeNumber) }) },
      order: { number: 'DESC' },
      take: limit + 1,
    });
  }
}

export function documentOf(submission: SentSubmission): SubmissionDocument {
  const { category, title, bodyHtml, occurredOn, occurredTime, assetIds, pictureCaptions } = submission;
  const { contributors, signedOffBy, previouslyPublishedIn, targetLevel, urgency } = submission;
  const { firstSubmission, commissionId } = submission;
  return {
    ...{ category, title, bodyHtml, occurredOn, occurredTime, assetIds, pictureCaptions, contributors },
    ...{ signedOffBy, previouslyPublishedIn, targetLevel, urgency, firstSubmission, commissionId },
  };
}

function isSame(one: SubmissionDocument, other: SubmissionDocument): boolean {
  return fingerprintOf(one) === fingerprintOf(other);
}

/** By which a sender can prove later what was sent. */
export function fingerprintOf(document: SubmissionDocument): string {
  return fingerprint(document as unknown as Json);
}
