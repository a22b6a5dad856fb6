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
