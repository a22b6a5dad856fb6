import { Injectable } from '@nestjs/common';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { DeliveryChanges } from '../reading/delivery-changes';
import { DeliveryReads } from '../reading/delivery-reads';
import type { ListQuestion } from '../reading/delivery-reads';
import { etagOfBytes } from '../domain/etag';
import type { ReadyAnswer } from '../reading/ready-answer';
import { fieldTrees } from './field-tree';
import { canonicalFields, picked, wantedFields } from './wanted-fields';
import type { WantedFields } from './wanted-fields';

/** What lies ready. Date and keys are those of the whole answer that was asked for: many have the same few members. */
type Narrowed = Pick<ReadyAnswer, 'bytes' | 'etag'>;

const MEGABYTE = 1_024 * 1_024;

/**
 * Answers with a few members of each item, made of the ready ones. They have a room of their own, so that nobody drives
 * whole answers out by wanting this and that; order and repetitions of fields make no further entry.
 */
@Injectable()
export class SparseReads {
  private readonly kept: ReadyCache<Narrowed>;

  constructor(
    private readonly reads: DeliveryReads,
    changes: DeliveryChanges,
  ) {
    this.kept = new ReadyCache({
      maxBytes: 8 * MEGABYTE,
      bytesOf: ({ bytes }) => bytes.length,
      trustMs: () => changes.trustMs(),
    });
    changes.onChange(() => this.kept.clear());
  }

  /** @param whole the item's whole answer. @throws AppError `invalid_input` with `field_unknown` */
  item(whole: ReadyAnswer, fields: string): Promise<ReadyAnswer> {
    const wanted = wantedFields(fields, fieldTrees.document);
    return this.narrowed(whole, canonicalFields(wanted), (document) => picked(document, wanted));
  }

  /** @throws AppError `invalid_input` with `field_unknown`, and as `DeliveryReads.list` */
  async list({ ...question }: ListQuestion & { fields?: string }, fields: string): Promise<ReadyAnswer> {
    const wanted = wantedFields(fields, fieldTrees.summary);
    delete question.fields;
    const whole = await this.reads.list(question, addressOf(question));
    return this.narrowed(whole, `list ${canonicalFields(wanted)}`, (page) => pickedPage(page, wanted));
  }

  private async narrowed(
    whole: ReadyAnswer,
    wish: string,
    narrow: (told: unknown) => unknown,
  ): Promise<ReadyAnswer> {
    // The whole one's tag names its bytes: what is made of these is right whatever happens meanwhile.
    const part = await this.kept.load(`${whole.etag} ${wish}`, async () => {
      const bytes = Buffer.from(JSON.stringify(narrow(JSON.parse(whole.bytes.toString('utf8')))));
      return { bytes, etag: etagOfBytes(bytes) };
    });
    return { ...whole, ...part };
  }
}

function pickedPage(page: unknown, wanted: WantedFields): unknown {
  const { items, nextCursor } = page as { items: unknown[]; nextCursor: string | null };
  return { items: picked(items, wanted), nextCursor };
}

/** The address of the whole list in one spelling. */
function addressOf(question: ListQuestion): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question))
    if (value !== undefined) query.append(name, String(value));
  query.sort();
  return `/delivery/v1/contents?${query.toString()}`;
}
