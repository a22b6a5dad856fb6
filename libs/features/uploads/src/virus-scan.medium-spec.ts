import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { anMp3, askOffset, startTestApi, uploadAsset, uploadByTus } from '@haojiao/testing';
import type { ApiCaller, TestApi } from '@haojiao/testing';
import { FinishUpload } from './finish-upload';

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const infected = Buffer.from(`%PDF-1.7\n${eicar}\n%%EOF`);

/** Speaks clamd's protocol: finds EICAR, answers in two pieces, hangs up or takes little when told so. */
class FakeClamd {
  mood: 'well' | 'hangs up' = 'well';
  maxBytes = Infinity;
  streams = 0;
  private readonly server: Server = createServer((socket) => {
    const chunks: Buffer[] = [];
    let length = 0;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (this.mood === 'hangs up') return void socket.destroy();
      const said = Buffer.concat(chunks.slice(0, 1)).toString('latin1');
      if (said === 'zPING\0') return void socket.end('PONG\0');
      if (said === 'zVERSION\0') return void socket.end('ClamAV 1.4.1/27000\0');
      if (length > this.maxBytes) return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      if (!Buffer.concat(chunks.slice(-4)).subarray(-4).equals(Buffer.alloc(4))) return;
      const body = bodyOf(Buffer.concat(chunks));
      if (!body.isWhole) return;
      this.streams += 1;
      socket.write('stream: ');
      const answer = body.bytes.includes(eicar) ? 'Eicar-Test-Signature FOUND\0' : 'OK\0';
      setImmediate(() => socket.end(answer));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }
}

function bodyOf(input: Buffer): { bytes: Buffer; isWhole: boolean } {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= input.length;) {
    const length = input.readUInt32BE(at);
    if (length === 0) return { bytes: Buffer.concat(pieces), isWhole: true };
    pieces.push(input.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return { bytes: Buffer.concat(pieces), isWhole: false };
}

describe('files before a virus scanner', () => {
  const clamd = new FakeClamd();
  let api: TestApi;
  let unit: string;
  let author: ApiCaller;

  beforeAll(async () => {
    api = await startTestApi({ environment: { CLAMD_URL: await clamd.start() } });
    unit = (await api.aUnit()).id;
    await api.aUser({ username: 'author', roles: ['author'], organizationId: unit });
    author = await api.as('author');
  });

  afterAll(async () => {
    await api.close();
    clamd.stop();
  });

  beforeEach(() => Object.assign(clamd, { mood: 'well', maxBytes: Infinity, streams: 0 }));

  const doors: [string, (bytes: Buffer, fileName: string) => Promise<[number, string]>][] = [
    [
      'a form',
      async (bytes, fileName) => {
        const { status, body } = await uploadAsset(author, { organizationId: unit, bytes, fileName });
        return [status, body.code];
      },
    ],
    [
      'parts',
      async (bytes, fileName) => {
        const { status, body } = await uploadByTus(author, { organizationId: unit, bytes, fileName });
        return [status, body?.code];
      },
    ],
  ];

  it.each(doors)('S05 refuses a virus by %s, and the trail has its name', async (_door, send) => {
    expect(await send(infected, 'a.pdf')).toEqual([422, 'file_infected']);
    const [entry] = await api.dataSource.query(
      "SELECT details FROM audit_entries WHERE action = 'asset.infected' ORDER BY sequence DESC LIMIT 1",
    );
    expect(entry.details.signature).toBe('Eicar-Test-Signature');
    expect((await send(anMp3(1), 'a.mp3'))[0]).toBeLessThan(300);
  });

  it('looks at every piece of sound that is too long for one stream', async () => {
    clamd.maxBytes = 17 * 1024 ** 2;
    const bytes = Buffer.concat([anMp3(1_400), Buffer.from(eicar)]);
    expect(bytes.length).toBeGreaterThan(clamd.maxBytes);
    expect(await doors[0]![1](bytes, 'a.mp3')).toEqual([422, 'file_infected']);
    expect(clamd.streams).toBe(2);
  });

  it('takes no document that can only be looked at in pieces: what is packed would not be seen', async () => {
    clamd.maxBytes = 17 * 1024 ** 2;
    const bytes = Buffer.concat([
      infected.subarray(0, 9),
      Buffer.alloc(20 * 1024 ** 2, ' '),
      Buffer.from('%%EOF'),
    ]);
    expect(await doors[0]![1](bytes, 'a.pdf')).toEqual([503, 'virus_scanner_unavailable']);
  });

  it('takes nothing while the scanner is away, and loses nothing that came in parts', async () => {
    const scanner = async () => (await author.get('/health/ready')).body.tools.virusScanner;
    expect(await scanner()).toMatchObject({ ok: true });
    clamd.mood = 'hangs up';
    expect(await scanner()).toMatchObject({ ok: false, problem: expect.any(String) });
    expect(await doors[0]![1](anMp3(1), 'a.mp3')).toEqual([503, 'virus_scanner_unavailable']);
    const answer = await uploadByTus(author, { organizationId: unit, bytes: anMp3(1), fileName: 'a.mp3' });
    expect([answer.status, answer.headers['upload-state']]).toEqual([204, 'judging']);
    clamd.mood = 'well';
    const { items } = (await author.get('/api/v1/uploads?limit=1')).body;
    await api.app.get(FinishUpload, { strict: false }).run(items[0].id);
    expect((await askOffset(author, items[0].id)).headers['upload-state']).toBe('done');
  });
});
