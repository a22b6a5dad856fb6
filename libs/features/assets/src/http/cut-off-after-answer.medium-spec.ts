import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { until } from '@haojiao/testing';
import { cutOffAfterAnswer } from './cut-off-after-answer';

describe('the end of a refused upload', () => {
  const server = createServer((request, response) => {
    cutOffAfterAnswer(request, response);
    response.writeHead(413).end('too large');
  });
  let client: Socket;
  let answer: string;

  beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => server.close());

  beforeEach(async () => {
    answer = '';
    client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.on('error', () => undefined).on('data', (chunk) => (answer += chunk.toString()));
    await once(client, 'connect');
    client.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000000\r\n\r\n');
  });
  afterEach(() => client.destroy());

  it('is answered while the client is still sending, and the connection stays for a while', async () => {
    const megabyte = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent < 8; sent += 1) {
      await new Promise((resolve) => client.write(megabyte, resolve));
    }
    await until(() => answer.includes('too large'));
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*too large/);
    expect(client.destroyed).toBe(false);
  });

  it('cuts off a client that does not stop at the answer', async () => {
    const megabyte = Buffer.alloc(1024 * 1024);
    let sent = 0;
    while (!client.destroyed && sent < 200) {
      sent += 1;
      await new Promise((resolve) => client.write(megabyte, resolve));
    }
    expect(answer).toContain('too large');
    expect(sent).toBeLessThan(80);
  });

  it('cuts off a client that falls silent', async () => {
    await once(client, 'close');
    expect(answer).toContain('too large');
  });
});
