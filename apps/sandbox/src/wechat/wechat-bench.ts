import sharp from 'sharp';
import { startSandbox, type RunningSandbox } from '../core/start-sandbox';
import { createWechatSimulator } from './wechat.simulator';

export type Json = Record<string, unknown>;
export type Credentials = { appId: string; appSecret: string; encodingAesKey: string };

/** The simulated WeChat alone, over real sockets, for tests of it. */
export class WechatBench {
  private constructor(
    readonly running: RunningSandbox,
    private readonly jpeg: Buffer,
  ) {}

  static async start(): Promise<WechatBench> {
    const jpeg = await sharp({ create: { width: 94, height: 40, channels: 3, background: '#b22' } })
      .jpeg()
      .toBuffer();
    return new WechatBench(await startSandbox({ simulators: [createWechatSimulator()] }), jpeg);
  }

  get api(): string {
    return this.running.baseUrls.wechat!.api!;
  }

  async account(options: object = {}): Promise<Credentials> {
    return (await this.control('POST', '/control/accounts/wechat', options)).credentials as Credentials;
  }

  async token({ appId, appSecret }: Credentials, force = false): Promise<string> {
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force };
    return (await this.post(`${this.api}/cgi-bin/stable_token`, body)).access_token as string;
  }

  call(path: string, token: string, body: object = {}): Promise<Json> {
    return this.post(`${this.api}/cgi-bin/${path}?access_token=${token}`, body);
  }

  async cover(token: string): Promise<string> {
    return (await this.upload('material/add_material?type=image', token, this.jpeg, 'cover.jpg'))
      .media_id as string;
  }

  async upload(path: string, token: string, bytes: Buffer, fileName: string): Promise<Json> {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(bytes)]), fileName);
    const url = new URL(`${this.api}/cgi-bin/${path}`);
    url.searchParams.set('access_token', token);
    return (await fetch(url, { method: 'POST', body: form })).json() as Promise<Json>;
  }

  async draft(token: string, article: object = {}): Promise<string> {
    const thumb_media_id = await this.cover(token);
    const articles = [{ title: '职工技能竞赛', content: '<p>开赛</p>', thumb_media_id, ...article }];
    const made = await this.call('draft/add', token, { articles });
    if (typeof made.media_id !== 'string') throw new Error(JSON.stringify(made));
    return made.media_id;
  }

  async control(method: 'POST' | 'PATCH', path: string, body: object): Promise<Json> {
    return this.send(method, `${this.running.controlUrl}${path}`, body);
  }

  advance(ms: number): Promise<void> {
    return this.running.sandbox.clock.advance(ms);
  }

  async untilMidnight(): Promise<void> {
    const now = this.running.sandbox.clock.now().getTime();
    await this.advance(86_400_000 - ((now + 8 * 3_600_000) % 86_400_000));
  }

  async reset(): Promise<void> {
    await this.control('POST', '/control/reset', {});
  }

  post(url: string, body: object): Promise<Json> {
    return this.send('POST', url, body);
  }

  private async send(method: string, url: string, body: object): Promise<Json> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, { method, headers, body: JSON.stringify(body) });
    const text = await answer.text();
    return text === '' ? {} : (JSON.parse(text) as Json);
  }
}
