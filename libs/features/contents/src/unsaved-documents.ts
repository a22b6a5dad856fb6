import { Injectable } from '@nestjs/common';
import { fault, invalidInput } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { ContentBodyRequest } from './content-body.requests';
import { blockFaults, shapeFaults } from './content-input';
import type { RawBody } from './content-input';
import { VariantRequest } from './content-variant.requests';
import { variantIn } from './content-variants';
import type { ContentDocument } from './domain/content-document';
import { DocumentAssembler } from './document-assembler';
import type { GivenParts } from './document-assembler';
import { contentTypeOf } from './types/registry';

/** The parts of an item that is not saved, or not yet: a title may be missing, a block half filled. */
export interface UnsavedDocument {
  /** With the assets that exist and that the caller may use, and no others. */
  document: ContentDocument;
  /** Columns, assets and people that are named and not there; whoever only counts may pass them over. */
  referenceFaults: Fault[];
}

/** Reads the body of an item without keeping it, by the rules by which it would be kept. */
@Injectable()
export class UnsavedDocuments {
  constructor(
    private readonly database: Database,
    private readonly assembler: DocumentAssembler,
  ) {}

  /**
   * @param parts the body of `POST /contents` without unit and type, with `variants` by platform
   * @throws AppError `invalid_input` with every fault of shape
   */
  async read(
    actor: Actor,
    place: PlaceInTree,
    type: unknown,
    parts: RawBody,
    given?: GivenParts,
  ): Promise<UnsavedDocument> {
    const { variants, ...body } = parts;
    const definition = contentTypeOf(type);
    const faults = await shapeFaults(ContentBodyRequest, { ...body, title: body.title || '-' });
    if (definition) {
      const named = blockFaults(definition.key, body);
      faults.push(...named.filter(({ code }) => code !== 'block_missing'));
    } else faults.push(noSuchType());
    const read = await this.variants(variants);
    faults.push(...read.faults);
    if (!definition || faults.length > 0) throw invalidInput(faults);
    const context = { actor, place, previous: null, manager: this.database.manager, given };
    const first = await this.assembler.assemble(definition.key, body, context);
    const bound = await this.assembler.rebind({ ...first.document, variants: read.variants }, context);
    const told = new Set(bound.faults.map(({ path, code }) => `${path} ${code}`));
    return {
      document: bound.document,
      referenceFaults: [
        ...first.faults.filter(({ path, code }) => !told.has(`${path} ${code}`)),
        ...bound.faults,
      ],
    };
  }

  private async variants(
    input: unknown,
  ): Promise<{ variants: ContentDocument['variants']; faults: Fault[] }> {
    const variants: ContentDocument['variants'] = {};
    if (input === undefined || input === null) return { variants, faults: [] };
    if (typeof input !== 'object' || Array.isArray(input)) return { variants, faults: [noVariants()] };
    const faults: Fault[] = [];
    for (const [platform, raw] of Object.entries(input)) {
      const path = `variants.${platform}`;
      if (
        !/^[a-z][a-z_]{1,29}$/.test(platform) ||
        typeof raw !== 'object' ||
        raw === null ||
        Array.isArray(raw)
      ) {
        faults.push({ ...noVariants(), path });
        continue;
      }
      const found = await shapeFaults(VariantRequest, raw as RawBody);
      faults.push(...found.map((each) => ({ ...each, path: `${path}.${each.path}` })));
      variants[platform] = variantIn(raw as RawBody);
    }
    return { variants, faults };
  }
}

function noSuchType(): Fault {
  return fault('type', 'in', '没有这种稿件类型。', 'There is no such type of item.');
}

function noVariants(): Fault {
  return fault('variants', 'object', '应为按平台列出的对象。', 'It must be an object by platform.');
}
