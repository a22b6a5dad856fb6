/** One part of a message that is no text. */
export interface MailPart {
  fileName: string;
  mediaType: string;
  /** Of `Content-ID`, without its brackets; null where it has none. */
  contentId: string | null;
  bytes: Uint8Array;
}

export interface ParsedMail {
  from: { name: string; address: string }[];
  subject: string;
  html: string | null;
  text: string | null;
  parts: MailPart[];
  /** Parts that were left out because there are too many. */
  partsLeftOut: number;
}

/**
 * Runs in a worker thread, from its own source text: it must not use anything outside of itself. Posts a
 * `ParsedMail`; an error ends the thread. Nothing is fetched, and no picture is written into the text.
 */
export function parseMailInThread(): void {
  /* eslint-disable @typescript-eslint/no-require-imports -- the text runs alone, there is nothing to import into */
  const threads = require('node:worker_threads') as typeof import('node:worker_threads');
  const { source, library, maxParts, maxText } = threads.workerData as {
    source: Uint8Array;
    library: string;
    maxParts: number;
    maxText: number;
  };
  const { simpleParser } = require(library) as typeof import('mailparser');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, keepCidLinks: true };
  void simpleParser(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options).then(
    (mail) => {
      const parts = mail.attachments.map(({ filename, contentType, cid, content }) => ({
        fileName: String(filename ?? '').slice(0, 300),
        mediaType: String(contentType ?? '').slice(0, 100),
        contentId: cid ? String(cid).slice(0, 300) : null,
        bytes: new Uint8Array(content),
      }));
      const addresses = (mail.from?.value ?? []).slice(0, 10);
      threads.parentPort!.postMessage({
        from: addresses.map(({ name, address }) => ({ name: name ?? '', address: address ?? '' })),
        subject: String(mail.subject ?? '').slice(0, 1_000),
        html: typeof mail.html === 'string' ? mail.html.slice(0, maxText) : null,
        text: typeof mail.text === 'string' ? mail.text.slice(0, maxText) : null,
        parts: parts.slice(0, maxParts),
        partsLeftOut: Math.max(0, parts.length - maxParts),
      } satisfies ParsedMail);
    },
  );
}
