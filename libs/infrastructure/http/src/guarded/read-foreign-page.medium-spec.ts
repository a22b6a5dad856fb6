import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readForeignPage } from './read-foreign-page';

describe('reading a page of somebody else', () => {
  let server: Server;
  let origin: string;
  let asked: IncomingMessage[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => new Promise((done) => (server.closeAllConnections(), server.close(done))));

  const read = (path = '/', options = {}) =>
    readForeignPage(`${origin}${path}`, { trustedOrigins: [origin], ...options });
  const redirecting = (status: number, location: string) => {
    answer = (_request, response) => response.writeHead(status, { location }).end();
  };

  it('S01 is not tried at an inside address, and nothing arrives there', async () => {
    await expect(readForeignPage(origin)).rejects.toMatchObject({ code: 'address_refused' });
    await expect(
      readForeignPage('https://inside.example/', {
        resolve: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      }),
    ).rejects.toMatchObject({ code: 'address_refused' });
    expect(asked).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('S02 stops at a %d to an inside address', async (status) => {
    for (const inside of [
      'http://169.254.169.254/',
      'https://127.0.0.1/',
      'https://[::ffff:10.0.0.1]/',
      '//10.0.0.1/',
    ]) {
      redirecting(status, inside);
      await expect(read()).rejects.toMatchObject({ code: 'address_refused' });
    }
  });

  it('follows a few redirections and tells where it ended', async () => {
    answer = (request, response) =>
      request.url === '/end'
        ? response.writeHead(200, { 'content-type': 'text/html' }).end('<title>甲</title>')
        : response.writeHead(302, { location: '/end' }).end();
    const page = await read('/short');
    expect([page.url, page.bytes.toString()]).toEqual([`${origin}/end`, '<title>甲</title>']);
    redirecting(302, '/again');
    await expect(read()).rejects.toThrow('Too many');
  });

  it('reads no more than it needs and waits no longer than it may', async () => {
    answer = (_request, response) => response.writeHead(200).end(Buffer.alloc(3_000_000, 97));
    expect((await read('/', { maxBytes: 1_000 })).bytes).toHaveLength(1_000);
    answer = () => undefined;
    const startedAt = Date.now();
    await expect(read('/', { timeoutMs: 200 })).rejects.toThrow();
    expect(Date.now() - startedAt).toBeLessThan(4_500);
  });

  it('sends nothing of ours along', async () => {
    answer = (_request, response) => response.end('x');
    await read();
    expect(Object.keys(asked[0]!.headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});
