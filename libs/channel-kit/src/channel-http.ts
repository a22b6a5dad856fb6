import { Agent, request } from 'undici';
import { ChannelFailure } from './channel-failure';

export interface ChannelRequest {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  query?: Record<string, string | number>;
  /** At most one of the three bodies. Multipart bodies are buffered, so that a Content-Length is sent. */
  json?: unknown;
  form?: Record<string, string>;
  multipart?: MultipartPart[];
  /** Default 15 s for the whole exchange. */
  timeoutMs?: number;
  /**
   * `read`: a lost answer is `transient`, the question can be asked again.
   * `write`: a lost answer is `unknown`.
   */
  effect: 'read' | 'write';
}

export interface MultipartPart {
  name: string;
  value: string | Buffer;
  fileName?: string;
  mediaType?: string;
}

export interface ChannelResponse {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  text(): string;
  /** @throws ChannelFailure of the request's effect when the body is no JSON. */
  json(): unknown;
}

/** The one way adapters speak to their platforms: time-outs, a Content-Length on every body, and honest outcomes. */
export interface ChannelHttp {
  send(request: ChannelRequest): Promise<ChannelResponse>;
}

/** Errors before a connection stood: nothing can have arrived. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export class UndiciChannelHttp implements ChannelHttp {
  private readonly agent = new Agent({ connect: { timeout: 5_000 }, keepAliveTimeout: 4_000 });

  async send(options: ChannelRequest): Promise<ChannelResponse> {
    const url = new URL(options.url);
    for (const [key, value] of Object.entries(options.query ?? {}))
      url.searchParams.append(key, String(value));
    const { body, headers } = encodeBody(options);
    try {
      const answer = await request(url, {
        method: options.method,
        headers: { accept: 'application/json, */*;q=0.5', ...headers, ...options.headers },
        body,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(options.timeoutMs ?? 15_000),
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      return new BufferedResponse(answer.statusCode, flatten(answer.headers), bytes, options.effect);
    } catch (error) {
      throw transportFailure(error, options.effect);
    }
  }

  async close(): Promise<void> {
    await this.agent.close();
  }
}

class BufferedResponse implements ChannelResponse {
  constructor(
    readonly status: number,
    readonly headers: Record<string, string>,
    readonly body: Buffer,
    private readonly effect: 'read' | 'write',
  ) {}

  text(): string {
    return this.body.toString('utf8');
  }

  json(): unknown {
    try {
      return JSON.parse(this.text());
    } catch (cause) {
      throw unreadableAnswer(this.status, this.effect, cause);
    }
  }
}

/** An answer that is no JSON: gateways and overloaded platforms send HTML or nothing. */
export function unreadableAnswer(status: number, effect: 'read' | 'write', cause?: unknown): ChannelFailure {
  return new ChannelFailure({
    failureClass: effect === 'read' ? 'transient' : 'unknown',
    code: 'platform_answer_unreadable',
    platformCode: `http_${status}`,
    advice: {
      zh: '平台返回了无法识别的内容，系统会先向平台核实结果。',
      en: 'The platform sent an unreadable answer; the outcome is checked with the platform first.',
    },
    cause,
  });
}

function transportFailure(cause: unknown, effect: 'read' | 'write'): ChannelFailure {
  if (cause instanceof ChannelFailure) return cause;
  const code = errorCode(cause);
  const nothingSent = neverSent.has(code);
  return new ChannelFailure({
    failureClass: nothingSent || effect === 'read' ? 'transient' : 'unknown',
    code: nothingSent ? 'platform_unreachable' : 'platform_answer_lost',
    platformCode: code,
    advice: nothingSent
      ? {
          zh: '暂时连不上平台，稍后自动重试。',
          en: 'The platform can not be reached; it is tried again by itself.',
        }
      : {
          zh: '与平台的连接中断，结果未知，系统会先核实再决定。',
          en: 'The connection broke and the outcome is unknown; it is checked before anything is sent again.',
        },
    cause,
  });
}

/** By shape, not by class: errors of Node's own come from another realm under a test runner. */
function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'transport_error';
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'timeout';
  if (typeof code === 'string') return code;
  return cause === undefined || cause === error ? 'transport_error' : errorCode(cause);
}

function encodeBody(options: ChannelRequest): {
  body: string | Buffer | null;
  headers: Record<string, string>;
} {
  if (options.json !== undefined) {
    return {
      body: JSON.stringify(options.json),
      headers: { 'content-type': 'application/json; charset=utf-8' },
    };
  }
  if (options.form) {
    return {
      body: new URLSearchParams(options.form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
  }
  if (options.multipart) return encodeMultipart(options.multipart);
  return { body: options.method === 'POST' ? '' : null, headers: {} };
}

/** Buffered by hand: WeChat answers 412 to a body without Content-Length, and streams are sent chunked. */
function encodeMultipart(parts: MultipartPart[]): { body: Buffer; headers: Record<string, string> } {
  const boundary = `----haojiao${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const chunks: Buffer[] = [];
  for (const part of parts) {
    const fileName = part.fileName === undefined ? '' : `; filename="${part.fileName}"`;
    const mediaType = part.mediaType === undefined ? '' : `Content-Type: ${part.mediaType}\r\n`;
    chunks.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"${fileName}\r\n${mediaType}\r\n`,
      ),
      Buffer.isBuffer(part.value) ? part.value : Buffer.from(part.value),
      Buffer.from('\r\n'),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return {
    body: Buffer.concat(chunks),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
