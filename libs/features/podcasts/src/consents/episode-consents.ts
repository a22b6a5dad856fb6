import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentDocument } from '@haojiao/features/contents';
import { PersonConsents, ProgrammeCatalogue } from '@haojiao/features/programmes';
import { ReviewsService } from '@haojiao/features/reviews';

/**
 * Nobody's voice goes out without their consent: asked when an episode of a programme enters review, and once more
 * before it is signed off.
 */
@Injectable()
export class EpisodeConsents implements OnModuleInit {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly contents: ContentsService,
    private readonly consents: PersonConsents,
    private readonly programmes: ProgrammeCatalogue,
  ) {}

  onModuleInit(): void {
    this.reviews.onSubmitting(async ({ revision }, manager) => {
      await this.require(revision.document, manager);
    });
    this.reviews.onApproving(async ({ revisionId }, manager) => {
      const { document } = await this.contents.revision(revisionId, manager);
      await this.require(document, manager);
    });
  }

  /** @throws AppError `invalid_input` with every guest whose consent is missing */
  private async require(document: ContentDocument, manager: EntityManager): Promise<void> {
    const faults = await this.faults(document, manager);
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async faults({ episode }: ContentDocument, manager: EntityManager): Promise<Fault[]> {
    if (!episode?.programmeId) return [];
    const guests = (episode.people ?? []).map((person, index) => ({ ...person, index }));
    const heard = guests.filter(({ role }) => role === 'guest');
    const ids = heard.map(({ personId }) => personId);
    const people = await this.programmes.people(ids, manager);
    const standing = await this.consents.standing(ids, manager);
    const named = new Set([...people.values()].map(({ name }) => name));
    return [
      ...heard
        .filter(({ personId }) => !standing.get(personId)?.has('voice'))
        .map(({ personId, index }) =>
          consentMissing(`episode.people.${index}`, people.get(personId)?.name ?? ''),
        ),
      ...episode.guests.flatMap((name, index) =>
        named.has(name) ? [] : [guestUnknown(`episode.guests.${index}`, name)],
      ),
    ];
  }
}

function consentMissing(path: string, name: string): Fault {
  return fault(
    path,
    'guest_consent_missing',
    `嘉宾“${name}”没有有效的声音授权：请先在“节目人员”里登记本人同意公开声音。`,
    `The guest "${name}" has no standing consent to the use of their voice: record one with the person first.`,
  );
}

function guestUnknown(path: string, name: string): Fault {
  return fault(
    path,
    'guest_consent_missing',
    `嘉宾“${name}”没有登记为节目人员，无法核对授权：请在本期的“主持人与嘉宾”里选登记过的人，担任“嘉宾”。`,
    `Nobody knows of a consent of the guest "${name}": name them in episode.people with the role guest.`,
  );
}
