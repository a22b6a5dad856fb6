import sharp from 'sharp';
import { ask, expectStatus } from './http';
import { PASSWORD } from './product';
import type { Product } from './product';

export interface PersonFacts {
  displayName?: string;
  post?: string;
}

/** A unit with everybody whom a story needs, and their accounts on the platforms. */
export class Newsroom {
  readonly accounts: Record<string, string[]> = {};
  organizationId = '';
  private serial = 0;

  private constructor(private readonly product: Product) {}

  /** @param people who they are, where somebody reads their names */
  static async open(
    product: Product,
    code = 'city',
    people: Partial<Record<keyof Newsroom['people'], PersonFacts>> = {},
  ): Promise<Newsroom> {
    const room = new Newsroom(product);
    const unit = await expectStatus(
      201,
      product.as('admin', 'POST', '/organizations', { name: '江城市总工会', code }),
    );
    room.organizationId = unit.body.id;
    const inUnit = (username: string, role: string, facts?: PersonFacts) =>
      room.person(`${code}-${username}`, [role], room.organizationId, facts);
    await inUnit('author', 'author', people.author);
    await inUnit('editor-1', 'editor', people.first);
    await inUnit('editor-2', 'editor', people.second);
    await inUnit('chief', 'chief_editor', people.third);
    room.people = {
      author: `${code}-author`,
      first: `${code}-editor-1`,
      second: `${code}-editor-2`,
      third: `${code}-chief`,
    };
    const site = await expectStatus(
      200,
      product.as('admin', 'GET', `/channel-accounts?organizationId=${room.organizationId}&platform=site`),
    );
    room.accounts.site = site.body.items.map((account: { id: string }) => account.id);
    return room;
  }

  people = { author: '', first: '', second: '', third: '' };

  async person(
    username: string,
    roles: string[],
    organizationId = this.organizationId,
    facts: PersonFacts = {},
  ): Promise<string> {
    const user = await expectStatus(
      201,
      this.product.as('admin', 'POST', '/users', {
        username,
        displayName: username,
        password: PASSWORD,
        organizationId,
        ...facts,
      }),
    );
    await expectStatus(
      204,
      this.product.as('admin', 'PUT', `/organizations/${organizationId}/members/${user.body.id}`, { roles }),
    );
    return user.body.id;
  }

  /** An account on a platform of the sandbox, connected here. */
  async connect(
    platform: string,
    options: Record<string, unknown> = {},
    name = `${platform} ${(this.accounts[platform]?.length ?? 0) + 1}`,
  ): Promise<string> {
    const made = await this.product.control('POST', `/control/accounts/${platform}`, options);
    const account = await expectStatus(
      201,
      this.product.as('admin', 'POST', '/channel-accounts', {
        organizationId: this.organizationId,
        platform,
        name,
        credentials: made.body.credentials,
        settings: made.body.settings,
      }),
    );
    const id: string = account.body.id;
    await expectStatus(200, this.product.as('admin', 'POST', `/channel-accounts/${id}/verify`));
    if (platform === 'wechat') {
      await this.product.control('POST', '/control/wechat/callback', {
        appId: made.body.credentials.appId,
        url: `${this.product.url}/callbacks/wechat/${id}`,
        mode: 'secure',
      });
    }
    (this.accounts[platform] ??= []).push(id);
    return id;
  }

  async upload(bytes: Buffer, fileName: string, mediaType: string): Promise<string> {
    const form = new FormData();
    form.set('organizationId', this.organizationId);
    form.set('altText', '竞赛现场');
    form.set('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), fileName);
    const token =
      this.product.tokens.get(this.people.author) ?? (await this.product.signIn(this.people.author));
    const answer = await expectStatus(201, ask('POST', `${this.product.url}/api/v1/assets`, { token, form }));
    const id: string = answer.body.id;
    await this.product.until('the asset to be ready', async () => {
      const { body } = await this.product.as(this.people.author, 'GET', `/assets/${id}`);
      return body.state === 'ready';
    });
    return id;
  }

  async picture(): Promise<string> {
    this.serial += 1;
    const bytes = await sharp({
      create: { width: 900, height: 600, channels: 3, background: { r: this.serial % 256, g: 90, b: 60 } },
    })
      .jpeg()
      .toBuffer();
    return this.upload(bytes, `picture-${this.serial}.jpg`, 'image/jpeg');
  }

  async draft(body: Record<string, unknown>): Promise<string> {
    const answer = await expectStatus(
      201,
      this.product.as(this.people.author, 'POST', '/contents', {
        organizationId: this.organizationId,
        locale: 'zh-CN',
        ...body,
      }),
    );
    return answer.body.id;
  }

  /** Submitted by its author, approved by three other people. */
  async approve(contentId: string): Promise<void> {
    const review = await expectStatus(
      201,
      this.product.as(this.people.author, 'POST', `/contents/${contentId}/submit`, {}),
    );
    for (const person of [this.people.first, this.people.second, this.people.third]) {
      await expectStatus(
        201,
        this.product.as(person, 'POST', `/reviews/${review.body.id}/decisions`, { outcome: 'approve' }),
      );
    }
  }

  async publish(contentId: string, channelAccountIds: string[], scheduledAt?: Date): Promise<string[]> {
    const answer = await expectStatus(
      201,
      this.product.as(this.people.author, 'POST', `/contents/${contentId}/publications`, {
        channelAccountIds,
        ...(scheduledAt && { scheduledAt: scheduledAt.toISOString() }),
      }),
    );
    return answer.body.items.map((publication: { id: string }) => publication.id);
  }
}
