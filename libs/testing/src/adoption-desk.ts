import type { ApiAnswer, ApiCaller } from './api-caller';
import { approve } from './an-article';
import { startTestApi } from './api-harness';
import type { TestApi } from './api-harness';

const reports = '/api/v1/submissions';

/**
 * The whole api with a city and a district below it, whose correspondents send what the city's editors take up and
 * publish.
 */
export class AdoptionDesk {
  private serial = 0;

  private constructor(
    readonly api: TestApi,
    readonly city: string,
    readonly district: string,
    /** 张三 of the district. */
    readonly correspondent: ApiCaller,
    /** Of the city, as `second` and the chief. */
    readonly editor: ApiCaller,
    readonly second: ApiCaller,
    readonly chief: ApiCaller,
    /** An editor of the district itself. */
    readonly insider: ApiCaller,
    /** By username. */
    readonly ids: Record<string, string>,
  ) {}

  static async open(): Promise<AdoptionDesk> {
    const api = await startTestApi();
    const city = (await api.aUnit({ name: '某市总工会', code: 'city' })).id;
    const district = (await api.aUnit({ name: '城东区总工会', code: 'east', parentId: city })).id;
    await api.dataSource.query(`UPDATE organizations SET tier = 'city' WHERE id = $1`, [city]);
    const ids: Record<string, string> = {};
    const people = [
      ['zhang', 'correspondent', district, '张三'],
      ['editor', 'editor', city, '编辑'],
      ['second', 'editor', city, '二审'],
      ['third', 'editor', city, '三审'],
      ['chief', 'chief_editor', city, '总编'],
      ['insider', 'editor', district, '区编辑'],
    ] as const;
    for (const [username, role, organizationId, displayName] of people)
      ids[username] = (await api.aUser({ username, displayName, roles: [role], organizationId })).id;
    const [correspondent, editor, second, chief, insider] = await Promise.all(
      ['zhang', 'editor', 'second', 'chief', 'insider'].map((name) => api.as(name)),
    );
    return new AdoptionDesk(api, city, district, correspondent!, editor!, second!, chief!, insider!, ids);
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** Of the district's correspondent, or of another one. */
  async aReport(changes: object = {}, sender: ApiCaller = this.correspondent): Promise<string> {
    this.serial += 1;
    const answer = await sender.post(reports, {
      organizationId: this.district,
      category: 'news',
      title: `城东区开展送清凉活动（${this.serial}）`,
      bodyHtml: '<p>慰问一线职工。</p>',
      assetIds: [],
      contributors: [{ name: '张三' }],
      ...changes,
    });
    return (succeeded(answer).body as { id: string }).id;
  }

  async story(id: string, reader: ApiCaller = this.editor): Promise<ApiAnswer['body']> {
    return succeeded(await reader.get(`${reports}/${id}`)).body;
  }

  async claim(id: string, changes: object = {}): Promise<string> {
    const use = { level: 'province', outlet: '省工人报', adoptedOn: '2026-07-22', ...changes };
    const answer = await this.correspondent.post(`${reports}/${id}/adoptions`, use);
    return (succeeded(answer).body as { id: string }).id;
  }

  /** Accepted by the editor and approved by the others. Yields the item's id. */
  async approvedItem(reportId: string): Promise<string> {
    const draft = succeeded(await this.editor.post(`${reports}/${reportId}/accept`, {})).body as {
      id: string;
    };
    return this.approved(draft.id);
  }

  /** The editor's draft after its review. */
  async approved(contentId: string): Promise<string> {
    await approve(this.editor, contentId, [this.second, await this.api.as('third'), this.chief]);
    return contentId;
  }

  /** The city's site, or another account of the city. */
  async site(): Promise<{ id: string; name: string }> {
    const accounts = await this.chief.get(
      `/api/v1/channel-accounts?organizationId=${this.city}&platform=site`,
    );
    return accounts.body.items[0];
  }

  /** Yields the publication's id; the worker has not seen it yet. */
  async plan(contentId: string, accountId: string): Promise<string> {
    const answer = await this.editor.post(`/api/v1/contents/${contentId}/publications`, {
      channelAccountIds: [accountId],
    });
    return (succeeded(answer).body as { items: { id: string }[] }).items[0]!.id;
  }
}

function succeeded(answer: ApiAnswer): ApiAnswer {
  if (answer.status < 300) return answer;
  throw new Error(`${answer.status} ${answer.text}`);
}
