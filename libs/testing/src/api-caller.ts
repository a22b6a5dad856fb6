import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface ApiAnswer {
  status: number;
  // A test looks into whatever came back; a wrong guess fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
  /** Of an editable resource, for `If-Match`. */
  etag: string;
}

export type RequestHeaders = Record<string, string>;

/** One person in front of the api; addresses are whole (`/api/v1/…`). */
export class ApiCaller {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly accessToken: string | null,
  ) {}

  get(url: string, headers?: RequestHeaders): Promise<ApiAnswer> {
    return this.send('GET', url, undefined, headers);
  }

  post(url: string, body?: object, headers?: RequestHeaders): Promise<ApiAnswer> {
    return this.send('POST', url, body, headers);
  }

  patch(url: string, body: object, etag: string, headers?: RequestHeaders): Promise<ApiAnswer> {
    return this.send('PATCH', url, body, { 'if-match': etag, ...headers });
  }

  put(url: string, body: object, etag?: string, headers?: RequestHeaders): Promise<ApiAnswer> {
    return this.send('PUT', url, body, { ...(etag && { 'if-match': etag }), ...headers });
  }

  delete(url: string, etag?: string, headers?: RequestHeaders): Promise<ApiAnswer> {
    return this.send('DELETE', url, undefined, { ...(etag && { 'if-match': etag }), ...headers });
  }

  async send(method: Method, url: string, body?: object, headers: RequestHeaders = {}): Promise<ApiAnswer> {
    const response = await this.app.inject({
      method,
      url,
      headers: { ...(this.accessToken && { authorization: `Bearer ${this.accessToken}` }), ...headers },
      ...(body !== undefined && { payload: body }),
    });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return {
      status: response.statusCode,
      body: isJson && response.payload !== '' ? JSON.parse(response.payload) : null,
      text: response.payload,
      headers: response.headers,
      etag: String(response.headers.etag ?? ''),
    };
  }
}
