export class HandOffTextResponse {
  key: string;
  label: string;
  text: string;
}

export class HandOffFileResponse {
  /** Its place in the pack: `/publications/{id}/hand-off/pictures/{index}`. */
  index: number;
  /** Path inside the pack. */
  name: string;
  mediaType: string;
  isPicture: boolean;
}

export class HandOffResponse {
  /** Where to post; empty where the platform has no such page. */
  editorUrl: string;
  /** To be copied, in this order. */
  texts: HandOffTextResponse[];
  files: HandOffFileResponse[];
  checklist: string[];
  /** The result needs the address of the post; elsewhere a picture of it will do. */
  isLinkNeeded: boolean;
}

export class HandOffLinkResponse {
  id: string;
  /** Opens the hand-off on a phone without signing in: give it to nobody but to whoever posts. */
  url: string;
  /** The same as a QR code; SVG without script and reference. */
  qrSvg: string;
  expiresAt: string;
}

export class ShareLinkResponse {
  /** Opens the platform's app with everything filled in. */
  url: string;
  qrSvg: string;
  expiresAt: string;
}
