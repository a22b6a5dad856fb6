import type { FastifyRequest } from 'fastify';
import { parseMultipart } from './parse-multipart';

export interface ReceivedPart {
  name: string;
  fileName?: string;
  mediaType?: string;
  bytes: Buffer;
}

/** A request's body as it came, read in the way the route asks for it: platforms do not trust the content type either. */
export class ReceivedBody {
  constructor(
    readonly raw: Buffer,
    readonly mediaType: string,
  ) {}

  get empty(): boolean {
    return this.raw.length === 0;
  }

  text(): string {
    return this.raw.toString('utf8');
  }

  /** The parsed JSON, or undefined when it is none. */
  json(): unknown {
    try {
      return JSON.parse(this.text());
    } catch {
      return undefined;
    }
  }

  /** Fields of a form, whichever of the three forms it came in; values as text. Empty when it is none. */
  fields(): Record<string, string> {
    if (this.mediaType.startsWith('multipart/')) {
      const texts = this.parts().filter((part) => part.fileName === undefined);
      return Object.fromEntries(texts.map((part) => [part.name, part.bytes.toString('utf8')]));
    }
    if (this.mediaType.includes('json')) {
      const value = this.json();
      if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [
          key,
          typeof member === 'object' ? JSON.stringify(member) : String(member),
        ]),
      );
    }
    return Object.fromEntries(new URLSearchParams(this.text()));
  }

  /** Parts of a multipart body; empty when it is none. */
  parts(): ReceivedPart[] {
    return parseMultipart(this.raw, this.mediaType);
  }

  part(name: string): ReceivedPart | undefined {
    return this.parts().find((part) => part.name === name);
  }
}

/** The body of a request to a simulated host; an empty one when none came. */
export function bodyOf(request: FastifyRequest): ReceivedBody {
  return request.body instanceof ReceivedBody ? request.body : new ReceivedBody(Buffer.alloc(0), '');
}
