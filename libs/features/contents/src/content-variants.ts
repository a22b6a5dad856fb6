import { Injectable } from '@nestjs/common';
import { isId, notFound } from '@haojiao/kernel';
import type { Actor } from '@haojiao/features/organizations';
import { ChangeContent } from './change-content';
import { shapeFaults } from './content-input';
import type { RawBody } from './content-input';
import { VariantRequest } from './content-variant.requests';
import { DocumentAssembler } from './document-assembler';
import { lineIn, textIn, textsIn } from './domain/clean-text';
import type { ContentVariant } from './domain/content-document';
import { ReadContent } from './read-content';
import type { ContentView } from './read-content';
import type { SaveOptions } from './revision-writer';

export type VariantVersionCheck = (current: ContentView, exists: boolean) => void;

/** What one platform gets instead of the item's own words. Part of the revision, and of its fingerprint. */
@Injectable()
export class ContentVariants {
  constructor(
    private readonly changing: ChangeContent,
    private readonly reading: ReadContent,
    private readonly assembler: DocumentAssembler,
  ) {}

  /** @throws AppError `content_not_found`, `variant_not_found` */
  async get(actor: Actor, id: string, platform: string): Promise<ContentView> {
    const view = await this.reading.get(actor, id);
    variantOf(view, platform);
    return view;
  }

  /** Sets the whole variant; `created` when there was none. */
  async put(
    actor: Actor,
    id: string,
    platform: string,
    body: RawBody,
    checkVersion: VariantVersionCheck,
    options: SaveOptions = {},
  ): Promise<{ view: ContentView; created: boolean }> {
    let created = false;
    const view = await this.changing.edit(
      actor,
      id,
      (current) => {
        created = !Object.hasOwn(current.revision.document.variants, platform);
        checkVersion(current, !created);
      },
      async (context) => {
        const shape = await shapeFaults(VariantRequest, body);
        const { document, faults } = await this.assembler.withVariant(platform, variantIn(body), context);
        return {
          document,
          faults: [...shape, ...faults.map((found) => ({ ...found, path: shortPath(found.path, platform) }))],
          action: 'content.variant_set',
          details: { platform },
          options,
        };
      },
    );
    return { view, created };
  }

  /** @throws AppError `variant_not_found` */
  async remove(
    actor: Actor,
    id: string,
    platform: string,
    checkVersion: VariantVersionCheck,
  ): Promise<ContentView> {
    return this.changing.edit(
      actor,
      id,
      (current) => {
        variantOf(current, platform);
        checkVersion(current, true);
      },
      async (context) => ({
        ...(await this.assembler.withVariant(platform, null, context)),
        action: 'content.variant_removed',
        details: { platform },
      }),
    );
  }
}

/** @throws AppError `variant_not_found` */
export function variantOf(view: ContentView, platform: string): ContentVariant {
  const { variants } = view.revision.document;
  // A platform may be called like something that every object inherits.
  if (Object.hasOwn(variants, platform)) return variants[platform]!;
  throw notFound(
    'variant',
    '这个平台没有单独的版本，使用稿件本身的内容。',
    'This platform has no variant; it gets the item’s own words.',
  );
}

export function variantIn(body: RawBody): ContentVariant {
  const title = lineIn(body.title);
  const summary = textIn(body.summary);
  const text = textIn(body.text);
  return {
    ...(title !== '' && { title }),
    ...(summary !== '' && { summary }),
    ...(text !== '' && { text }),
    ...(isId(body.coverAssetId) && { coverAssetId: body.coverAssetId.toLowerCase() }),
    ...(Array.isArray(body.tags) && { tags: textsIn(body.tags) }),
  };
}

/** A fault of the variant is told under the names of the variant's own body. */
function shortPath(path: string, platform: string): string {
  const prefix = `variants.${platform}.`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
