import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendToForeign } from './send-to-foreign';

describe('posting to an address of somebody else', () => {
  let server: Server;
  let origin: string;
  let asked: { method?: string; url?: string; body: string }[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        asked.push({ method: request.method, url: request.url, body });
        answer(request, response);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => new Promise((done) => (server.closeAllConnections(), server.close(done))));

  const delivery = { body: '{"a":"甲"}', headers: { 'webhook-id': 'x' } };

  it('S01 S03 does not begin at an inside address, however it is reached', async () => {
    await expect(sendToForeign(origin, delivery)).rejects.toMatchObject({ code: 'address_refused' });
    await expect(
      sendToForeign('https://inside.example/', {
        ...delivery,
        resolve: (_name, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      }),
    ).rejects.toMatchObject({ code: 'address_refused' });
    expect(asked).toEqual([]);
  });

  it('yields the status where the operator trusts the origin, and reads nothing of the answer', async () => {
    answer = (_request, response) => response.writeHead(202).end(Buffer.alloc(5_000_000));
    const status = await sendToForeign(`${origin}/hook`, { ...delivery, trustedOrigins: [origin] });
    expect([status, asked]).toEqual([202, [{ method: 'POST', url: '/hook', body: delivery.body }]]);
  });

  it('S02 follows no redirection', async () => {
    answer = (_request, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    const status = await sendToForeign(`${origin}/hook`, { ...delivery, trustedOrigins: [origin] });
    expect([status, asked.length]).toEqual([307, 1]);
  });

  it('waits no longer than it may', async () => {
    answer = () => undefined;
    await expect(
      sendToForeign(origin, { ...delivery, trustedOrigins: [origin], timeoutMs: 200 }),
    ).rejects.toThrow();
  });
});
