import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelRegistry } from '@haojiao/channel-kit';
import type {
  ChannelCapabilities,
  DraftBodyMedia,
  DraftImage,
  DraftMedia,
  PublicationDraft,
} from '@haojiao/channel-kit';
import { mediaOfHtml, ruleBroken } from '@haojiao/kernel';
import { isPublicAddress } from '@haojiao/infrastructure/http';
import { isVerticalScript } from '@haojiao/infrastructure/vertical-text';
import { AssetFiles, AssetsService, DerivedFilms, ExpiringMedia } from '@haojiao/features/assets';
import type { AssetEntity } from '@haojiao/features/assets';
import { CanonicalUrls } from './canonical-urls';
import { channelBlockOf } from './channel-block';
import { derivedMedia } from './derived-media';
import { DrawnWords } from './drawn-words';
import { mediaInWords } from './media-in-words';
import { ContentOrigins } from '../content-origins';
import { imagesOfHtml, textOfHtml } from '../domain/clean-html';
import type { ContentDocument } from '../domain/content-document';
import { isRepost } from '../domain/is-repost';
import type { ContentRevisionEntity } from '../persistence/content-revision.entity';
import type { ContentEntity } from '../persistence/content.entity';

export interface DraftRequest {
  publicationId: string;
  content: Pick<ContentEntity, 'id' | 'slug' | 'organizationId'>;
  revision: Pick<ContentRevisionEntity, 'id' | 'document' | 'assetIds'>;
  platform: string;
  options: Record<string, unknown>;
  approverAddress: string | null;
}

/** Makes what adapters see out of one revision: the platform's variant applied, pictures and media by their approved hash. */
@Injectable()
export class DraftBuilder {
  constructor(
    private readonly assets: AssetsService,
    private readonly files: AssetFiles,
    private readonly urls: CanonicalUrls,
    private readonly shared: ExpiringMedia,
    private readonly films: DerivedFilms,
    private readonly origins: ContentOrigins,
    private readonly drawn: DrawnWords,
    private readonly registry: ChannelRegistry,
  ) {}

  async build(request: DraftRequest, manager?: EntityManager): Promise<PublicationDraft> {
    const { content, revision, platform } = request;
    const document = revision.document;
    const variant = document.variants[platform] ?? {};
    const block = channelBlockOf(document);
    const { keepsWritingDirection, playsBodyMedia } = this.capabilitiesOf(platform);
    const isDrawn = isVerticalScript(document.locale) && !keepsWritingDirection;
    const body = playsBodyMedia ? block.html : mediaInWords(block.html, document.locale);
    const words = isDrawn ? await this.drawn.of(body) : { html: body, images: {} };
    const assets = await this.loadAssets(revision.assetIds, manager);
    const coverId = variant.coverAssetId ?? document.coverAssetId;
    const images = imagesOfHtml(block.html)
      .map((id) => assets.get(id))
      .filter((asset) => asset !== undefined);
    const cover = coverId ? assets.get(coverId) : undefined;
    const bodyMedia = await this.bodyMedia(block.html, assets, document);
    const media = block.mediaAssetId ? assets.get(block.mediaAssetId) : undefined;
    return {
      publicationId: request.publicationId,
      contentId: content.id,
      revisionId: revision.id,
      kind: document.type as PublicationDraft['kind'],
      locale: document.locale,
      title: variant.title ?? document.title,
      summary: variant.summary ?? document.summary,
      html: words.html,
      text: variant.text ?? block.text,
      description: block.text,
      byline: document.byline,
      tags: variant.tags ?? document.tags,
      source: document.source ?? undefined,
      isRepost: (await this.isRepost(content.id, document, manager)) || undefined,
      canonicalUrl: await this.urls.of(content, manager),
      cover: cover && this.image(cover, document),
      images: {
        ...Object.fromEntries(images.map((asset) => [asset.id, this.image(asset, document)])),
        ...words.images,
      },
      media: media && (await this.media(media, document)),
      ...(bodyMedia.length > 0 && { bodyMedia }),
      approverIp:
        request.approverAddress && isPublicAddress(request.approverAddress)
          ? request.approverAddress
          : undefined,
      options: request.options,
    };
  }

  /**
   * Reads every file of the revision and compares it with what was approved; one that is gone, or that nobody approved,
   * is refused too. @throws AppError `approved_content_changed`
   */
  async verifyFiles(revision: Pick<ContentRevisionEntity, 'document' | 'assetIds'>): Promise<void> {
    const assets = await this.loadAssets(revision.assetIds);
    for (const id of revision.assetIds) {
      const approved = revision.document.assets[id];
      const asset = assets.get(id);
      if (!approved || !asset) throw assetMissing(id, asset?.fileName ?? id);
      await this.files.verify(asset, approved.sha256);
    }
  }

  /** What was taken over names its source for good: without one there is no origin to ask for. */
  private async isRepost(
    contentId: string,
    document: ContentDocument,
    manager: EntityManager | undefined,
  ): Promise<boolean> {
    return isRepost(document, document.source ? await this.origins.of(contentId, manager) : null);
  }

  private capabilitiesOf(platform: string): Partial<ChannelCapabilities> {
    return this.registry.find(platform)?.capabilities ?? {};
  }

  private async bodyMedia(
    html: string,
    assets: ReadonlyMap<string, AssetEntity>,
    document: ContentDocument,
  ): Promise<DraftBodyMedia[]> {
    const found: DraftBodyMedia[] = [];
    for (const { assetId, kind, captionHtml } of mediaOfHtml(html)) {
      const asset = assets.get(assetId);
      if (asset)
        found.push({ kind, caption: textOfHtml(captionHtml), media: await this.media(asset, document) });
    }
    return found;
  }

  private async loadAssets(ids: string[], manager?: EntityManager): Promise<Map<string, AssetEntity>> {
    const assets = ids.length === 0 ? [] : await this.assets.loadMany(ids, manager);
    return new Map(assets.map((asset) => [asset.id, asset]));
  }

  private image(asset: AssetEntity, document: ContentDocument): DraftImage {
    const approved = document.assets[asset.id];
    // A focal point that moved since would cut another picture out of the approved one.
    const asApproved = approved ? { ...asset, focalPoint: approved.focalPoint ?? null } : asset;
    return {
      assetId: asset.id,
      sha256: approved?.sha256 ?? asset.sha256,
      mediaType: asset.mediaType,
      bytes: asset.bytes,
      width: asset.width ?? 0,
      height: asset.height ?? 0,
      altText: approved?.altText ?? asset.altText ?? '',
      encode: async (fit) => this.files.encodeImage(asApproved, fit, approved?.sha256),
      publicUrl: async (until) => this.shared.urlFor(asset, approved?.sha256 ?? asset.sha256, until),
    };
  }

  private async media(asset: AssetEntity, document: ContentDocument): Promise<DraftMedia> {
    const sha256 = document.assets[asset.id]?.sha256 ?? asset.sha256;
    return {
      assetId: asset.id,
      sha256,
      mediaType: asset.mediaType,
      fileName: `media.${extensionOf(asset.mediaType)}`,
      bytes: asset.bytes,
      durationSeconds: asset.durationSeconds ?? 0,
      width: asset.width ?? undefined,
      height: asset.height ?? undefined,
      codecs: { video: asset.codec.video?.codec ?? null, audio: asset.codec.audio?.codec ?? null },
      read: (start, end) => this.files.read(asset, start, end),
      publicUrl: async (until) => this.shared.urlFor(asset, sha256, until),
      canConvert: asset.kind === 'video' && (await this.films.canConvert()),
      convert: async (fit) =>
        derivedMedia(asset.id, await this.films.make(asset, fit, sha256), (film, start, end) =>
          this.films.read(film, start, end),
        ),
    };
  }
}

function assetMissing(assetId: string, name: string) {
  return ruleBroken(
    'approved_content_changed',
    `审定稿中的附件“${name}”已不存在或未经审定，已停止发布。请更换附件后重新送审。`,
    `The file "${name}" of the approved item is gone or was never approved; nothing is sent. Replace it and submit again.`,
    { extra: { assetId } },
  );
}

/** Platforms judge by the extension; it follows the bytes, never the name somebody gave. */
function extensionOf(mediaType: string): string {
  return extensions[mediaType] ?? 'bin';
}

const extensions: Record<string, string> = {
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
};
