import type { DeliveryDocument } from '../domain/delivery-document';

/** A document that is looked at before it is published. */
export interface PreviewDocument {
  /** As published it would be, but for where its files are: below `filesUrl`, `{assetId}/{fileName}`. */
  document: DeliveryDocument;
  /** Where the files lie that it names, `{assetId}/{hashPrefix}/{fileName}`, by `{assetId}/{fileName}`. */
  files: ReadonlyMap<string, string>;
}

/**
 * Puts other addresses in place of public ones: an address that everybody can open would outlive the preview. HLS is left
 * out, as its lists name files by their public addresses.
 */
export function previewDocument(
  delivered: DeliveryDocument,
  publicUrl: string,
  filesUrl: string,
): PreviewDocument {
  const { media } = delivered;
  const { streamUrl: _streamUrl, ...playable } = media ?? {};
  const whole = JSON.stringify({ ...delivered, media: media && playable });
  const files = new Map<string, string>();
  const told = whole.replace(
    publicFiles(publicUrl),
    (_, assetId: string, prefix: string, fileName: string) => {
      files.set(`${assetId}/${fileName}`, `${assetId}/${prefix}/${fileName}`);
      return `${filesUrl}/${assetId}/${fileName}`;
    },
  );
  return { document: JSON.parse(told) as DeliveryDocument, files };
}

function publicFiles(publicUrl: string): RegExp {
  const origin = publicUrl.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`${origin}/assets/([0-9a-f-]{36})/([0-9a-f]{32})/([a-z0-9_]{1,40}\\.[a-z0-9]{2,5})`, 'g');
}
