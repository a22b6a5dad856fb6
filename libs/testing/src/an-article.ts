import { randomBytes, randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiCaller } from './api-caller';
import type { TestApi } from './api-harness';

export interface AssetWish {
  kind?: 'image' | 'audio' | 'video' | 'document';
  /** Default the root. */
  organizationId?: string;
  state?: 'processing' | 'ready' | 'rejected';
  altText?: string;
}

const mediaTypes = {
  image: 'image/png',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  document: 'application/pdf',
};

/** The row of an asset without any bytes behind it, for tests that only name it. Yields its id. */
export async function anAsset(api: TestApi, wish: AssetWish = {}): Promise<string> {
  const kind = wish.kind ?? 'image';
  const state = wish.state ?? 'ready';
  const id = randomUUID();
  await api.dataSource.query(
    `INSERT INTO assets (id, organization_id, kind, media_type, bytes, sha256, file_name, alt_text, state, rejection,
                         uploaded_by, version)
     SELECT $1, $2, $3, $4, 1024, $5, 'file', $6, $7, $8, (SELECT id FROM users LIMIT 1), 1`,
    [
      id,
      wish.organizationId ?? api.root.id,
      kind,
      mediaTypes[kind],
      randomBytes(32).toString('hex'),
      wish.altText ?? '配图',
      state,
      state === 'rejected' ? 'damaged' : null,
    ],
  );
  return id;
}

/** A body of `POST /contents` that passes every rule; a test states only what matters to it. */
export function anArticle(organizationId: string, wish: object = {}): Record<string, unknown> {
  return {
    organizationId,
    type: 'article',
    title: '春送岗位进园区',
    summary: '三月里的第一场招聘会。',
    byline: '王小华',
    tags: ['就业'],
    article: { html: '<p>上午九点，园区的招聘会开始了。</p>' },
    ...wish,
  };
}

/** A draft made by that caller. @throws Error when the api refuses it */
export async function aDraft(
  caller: ApiCaller,
  organizationId: string,
  wish: object = {},
): Promise<ApiAnswer> {
  return expectStatus(201, await caller.post('/api/v1/contents', anArticle(organizationId, wish)));
}

/** Takes an item through every stage of its review; `reviewers` decide one stage each, in order. */
export async function approve(
  submitter: ApiCaller,
  contentId: string,
  reviewers: ApiCaller[],
): Promise<ApiAnswer> {
  let answer = expectStatus(201, await submitter.post(`/api/v1/contents/${contentId}/submit`, {}));
  for (const reviewer of reviewers) {
    answer = expectStatus(
      201,
      await reviewer.post(`/api/v1/reviews/${answer.body.id}/decisions`, { outcome: 'approve' }),
    );
  }
  return answer;
}

function expectStatus(status: number, answer: ApiAnswer): ApiAnswer {
  if (answer.status === status) return answer;
  throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
}
