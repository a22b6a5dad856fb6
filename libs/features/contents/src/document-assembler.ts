import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { AssetCatalogue } from './asset-catalogue';
import type { CatalogueAsset } from './asset-catalogue';
import { BrandReferences } from './brand-references';
import type { RawBody } from './content-input';
import { cleanHtml } from './domain/clean-html';
import { lineIn, textIn, textsIn } from './domain/clean-text';
import type {
  AssetFacts,
  AssetKind,
  ContentDocument,
  ContentReprint,
  ContentSource,
  ContentVariant,
} from './domain/content-document';
import { assetReferences } from './domain/document-parts';
import { slugFrom } from './domain/slug';
import type { AssetReference } from './types/content-type';
import { EpisodeReferences } from './types/episode/episode-references';
import { contentTypeOf } from './types/registry';

export interface Assembly {
  /** Only to be kept when there are no faults. */
  document: ContentDocument;
  faults: Fault[];
}

export interface AssemblyContext {
  actor: Actor;
  place: PlaceInTree;
  /** What the item said before: what it named then is not asked about again. */
  previous: ContentDocument | null;
  manager: EntityManager;
  /** Made ready by somebody with every right to it: not asked about again. */
  given?: GivenParts;
}

/** What a template brings along for people who may not read it in its own unit. */
export interface GivenParts {
  columnId: string | null;
  assetIds: string[];
  brandId?: string;
}

/** Makes the document of a revision out of a body, and finds every fault that only the database knows. */
@Injectable()
export class DocumentAssembler {
  constructor(
    private readonly database: Database,
    private readonly catalogue: AssetCatalogue,
    private readonly settings: Settings,
    private readonly episodes: EpisodeReferences,
    private readonly brands: BrandReferences,
  ) {}

  async assemble(type: string, body: RawBody, context: AssemblyContext): Promise<Assembly> {
    const faults: Fault[] = [];
    const document: ContentDocument = {
      type,
      title: lineIn(body.title),
      summary: textIn(body.summary),
      slug: textIn(body.slug) || context.previous?.slug || slugFrom(randomBytes(10)),
      locale: textIn(body.locale) || 'zh-CN',
      byline: lineIn(body.byline),
      tags: textsIn(body.tags),
      coverAssetId: isId(body.coverAssetId) ? body.coverAssetId.toLowerCase() : null,
      source: sourceIn(body.source),
      ...reprintIn(body.reprint),
      ...generatedIn(body.generatedContent),
      columnId: isId(body.columnId) ? body.columnId.toLowerCase() : null,
      ...(isId(body.brandId) && { brandId: body.brandId.toLowerCase() }),
      variants: context.previous?.variants ?? {},
      coAuthorIds: textsIn(body.coAuthorIds).filter(isId),
      assets: {},
      ...this.blockIn(type, body, faults),
    };
    if (typeof body.title === 'string' && body.title !== '' && document.title === '') {
      faults.push(fault('title', 'not_empty', '标题不能为空白。', 'The title must not be blank.'));
    }
    faults.push(...blankReprintFaults(document.reprint));
    faults.push(...(await this.columnFaults(document, context)));
    faults.push(...(await this.brands.faults(document, context)));
    faults.push(...(await this.coAuthorFaults(document, context)));
    faults.push(...(await this.episodes.faults(document, context)));
    if (contentTypeOf(type)) await this.bindAssets(document, faults, context);
    return { document, faults };
  }

  /** The same document with one platform's variant set, or taken away. */
  async withVariant(
    platform: string,
    variant: ContentVariant | null,
    context: AssemblyContext & { previous: ContentDocument },
  ): Promise<Assembly> {
    const { [platform]: _, ...others } = context.previous.variants;
    const variants = variant ? { ...others, [platform]: variant } : others;
    return this.rebind({ ...context.previous, variants }, context);
  }

  /** Binds a document of old to the assets as they are now. */
  async rebind(document: ContentDocument, context: AssemblyContext): Promise<Assembly> {
    const faults = await this.columnFaults(document, context);
    faults.push(...(await this.brands.faults(document, context)));
    faults.push(...(await this.episodes.faults(document, context)));
    const bound = { ...document, assets: {} };
    await this.bindAssets(bound, faults, context);
    return { document: bound, faults };
  }

  private blockIn(type: string, body: RawBody, faults: Fault[]): object {
    const definition = contentTypeOf(type);
    if (!definition) return {};
    const raw = body[definition.key];
    const input = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as RawBody) : {};
    const block = definition.toBlock(input, {
      html: (path, value) => {
        const { html, foreignImages, foreignMedia } = cleanHtml(
          typeof value === 'string' ? value : '',
          this.settings.publicUrl,
          { keepsMedia: true },
        );
        if (foreignImages.length > 0) faults.push(foreignImageFault(path, foreignImages));
        if (foreignMedia.length > 0) faults.push(foreignMediaFault(path, foreignMedia));
        return html;
      },
    });
    return { [definition.key]: block };
  }

  /** Fills `document.assets` with what every named asset is now. */
  private async bindAssets(
    document: ContentDocument,
    faults: Fault[],
    context: AssemblyContext,
  ): Promise<void> {
    const references = assetReferences(document);
    const found = await this.catalogue.find(
      references.map((reference) => reference.assetId),
      context.manager,
    );
    for (const reference of references) {
      const asset = found.get(reference.assetId);
      const readable =
        asset !== undefined &&
        (context.previous?.assets[asset.id] !== undefined ||
          context.given?.assetIds.includes(asset.id) ||
          mayUse(context.actor, asset));
      const wrong = assetFault(reference, readable ? asset : undefined);
      if (wrong) faults.push(wrong);
      else if (asset) document.assets[asset.id] = factsOf(asset);
    }
  }

  private async columnFaults(document: ContentDocument, context: AssemblyContext): Promise<Fault[]> {
    const { columnId } = document;
    if (!columnId || columnId === context.previous?.columnId || columnId === context.given?.columnId)
      return [];
    const [column] = await this.database.query<PlaceInTree>(
      `SELECT o.id, o.path FROM columns c JOIN organizations o ON o.id = c.organization_id
       WHERE c.id = $1 AND c.organization_id = ANY($2::uuid[])`,
      [columnId, context.place.path],
      context.manager,
    );
    if (column && context.actor.can('column.read', column)) return [];
    return [
      fault(
        'columnId',
        'column_unknown',
        '没有这个栏目：应为本单位或上级单位的栏目。',
        'There is no such column in this unit or one above it.',
      ),
    ];
  }

  private async coAuthorFaults(document: ContentDocument, context: AssemblyContext): Promise<Fault[]> {
    const known = new Set(context.previous?.coAuthorIds);
    const asked = document.coAuthorIds.filter((id) => !known.has(id));
    if (asked.length === 0) return [];
    const rows = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.id = ANY($1::uuid[]) AND u.state = 'active' AND (o.path @> ARRAY[$2::uuid] OR o.id = ANY($3::uuid[]))`,
      [asked, context.place.id, context.place.path],
      context.manager,
    );
    const found = new Set(rows.map((row) => row.id));
    return document.coAuthorIds
      .map((id, index) => ({ id, index }))
      .filter(({ id }) => !known.has(id) && !found.has(id))
      .map(({ index }) =>
        fault(
          `coAuthorIds.${index}`,
          'user_unknown',
          '本单位所在的分支里没有这个人员。',
          'There is no such person in the branch of this unit.',
        ),
      );
  }
}

function sourceIn(value: unknown): ContentSource | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { name, url } = value as RawBody;
  return { name: lineIn(name), ...(textIn(url) !== '' && { url: textIn(url) }) };
}

function reprintIn(value: unknown): { reprint?: ContentReprint } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { sourceTitle, permissionBasis, originalAuthor } = value as RawBody;
  const author = lineIn(originalAuthor);
  return {
    reprint: {
      sourceTitle: lineIn(sourceTitle),
      permissionBasis: textIn(permissionBasis),
      ...(author !== '' && { originalAuthor: author }),
    },
  };
}

function generatedIn(value: unknown): Pick<ContentDocument, 'generatedContent'> {
  return value === 'assisted' || value === 'generated' ? { generatedContent: value } : {};
}

/** Nothing but spaces passes the check of lengths. */
function blankReprintFaults(reprint: ContentReprint | undefined): Fault[] {
  if (!reprint) return [];
  return (['sourceTitle', 'permissionBasis'] as const)
    .filter((member) => reprint[member] === '')
    .map((member) => fault(`reprint.${member}`, 'not_empty', '不能为空白。', 'It must not be blank.'));
}

function factsOf(asset: CatalogueAsset): AssetFacts {
  return {
    sha256: asset.sha256,
    mediaType: asset.mediaType,
    ...(asset.altText !== '' && { altText: asset.altText }),
    ...(asset.focalPoint && { focalPoint: { x: asset.focalPoint.x, y: asset.focalPoint.y } }),
  };
}

/** Readers of its unit, and whoever uploaded it. */
function mayUse(actor: Actor, asset: CatalogueAsset): boolean {
  return (
    actor.can('asset.read', asset.place) ||
    (asset.uploadedBy === actor.userId && actor.can('asset.write', asset.place))
  );
}

function assetFault({ path, kind }: AssetReference, asset: CatalogueAsset | undefined): Fault | null {
  if (!asset) {
    return fault(
      path,
      'asset_unknown',
      '没有这个素材，请从素材库选择。',
      'There is no such asset; choose one from the library.',
    );
  }
  if (asset.kind !== kind) {
    return fault(
      path,
      'asset_kind_wrong',
      `这里要用${kindNames[kind]}类素材，所选素材是${kindNames[asset.kind]}。`,
      `An asset of kind ${kind} belongs here; this one is ${asset.kind}.`,
    );
  }
  if (asset.state === 'rejected') {
    return fault(
      path,
      'asset_rejected',
      '这个素材未通过检查，请换一个。',
      'This asset did not pass the checks; take another.',
    );
  }
  return null;
}

const kindNames: Readonly<Record<AssetKind, string>> = {
  image: '图片',
  audio: '音频',
  video: '视频',
  document: '文档',
  captions: '字幕',
};

function foreignMediaFault(path: string, addresses: string[]): Fault {
  const known = addresses.filter(Boolean).slice(0, 3).join(' , ');
  const shown = known && { zh: `（${known}）`, en: ` (${known})` };
  return fault(
    path,
    'media_foreign',
    `正文中有 ${addresses.length} 段不在素材库的音频或视频${shown && shown.zh}：请先上传到素材库，再从素材库插入。`,
    `The body has ${addresses.length} sound(s) or film(s) that are not of the library${shown && shown.en}: upload them and insert them from there.`,
  );
}

function foreignImageFault(path: string, addresses: string[]): Fault {
  const shown = addresses.slice(0, 3).join(' , ');
  return fault(
    path,
    'image_foreign',
    `正文中有 ${addresses.length} 张站外图片（${shown}）：请先上传到素材库，再从素材库插入。`,
    `The body has ${addresses.length} picture(s) from elsewhere (${shown}): upload them to the asset library and insert them from there.`,
  );
}
