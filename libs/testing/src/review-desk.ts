import type { Role } from '@haojiao/features/organizations';
import { aDraft } from './an-article';
import type { ApiAnswer, ApiCaller } from './api-caller';
import { startTestApi } from './api-harness';
import type { TestApi } from './api-harness';

export interface DeskPerson {
  id: string;
  username: string;
  caller: ApiCaller;
}

/** As the queue shows it; a test looks into what it wants. */
interface QueueRow {
  reviewId: string;
}

/** The whole api with what tests of reviews ask for again and again. */
export class ReviewDesk {
  private serial = 0;

  private constructor(
    readonly api: TestApi,
    readonly admin: ApiCaller,
  ) {}

  static async open(): Promise<ReviewDesk> {
    const api = await startTestApi();
    return new ReviewDesk(api, await api.as('admin'));
  }

  close(): Promise<void> {
    return this.api.close();
  }

  /** A unit whose flow has those stages; `review_3` is the chief editor's, every other an editor's. */
  async aUnit(keys: string[], parentId = this.api.root.id): Promise<string> {
    this.serial += 1;
    const unit = await this.api.aUnit({ code: `desk-${this.serial}`, parentId });
    const made = await this.admin.post('/api/v1/review-flows', {
      organizationId: unit.id,
      name: '本单位流程',
      kind: 'standard',
      isDefault: true,
      stages: keys.map((key) => ({
        key,
        kind: key.startsWith('proof') ? 'proof' : 'review',
        roles: [key === 'review_3' ? 'chief_editor' : 'editor'],
      })),
    });
    if (made.status !== 201) throw new Error(made.text);
    return unit.id;
  }

  async aPerson(organizationId: string, ...roles: Role[]): Promise<DeskPerson> {
    this.serial += 1;
    const username = `desk-person-${this.serial}`;
    const { id } = await this.api.aUser({ username, roles, organizationId });
    return { id, username, caller: await this.api.as(username) };
  }

  async submitted(author: DeskPerson, organizationId: string, wish: object = {}): Promise<ApiAnswer['body']> {
    const draft = await aDraft(author.caller, organizationId, wish);
    return this.submit(author, (draft.body as { id: string }).id);
  }

  async submit(author: DeskPerson, contentId: string): Promise<ApiAnswer['body']> {
    const answer = await author.caller.post(`/api/v1/contents/${contentId}/submit`, {});
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body;
  }

  decide(person: DeskPerson, reviewId: string, body: object = { outcome: 'approve' }): Promise<ApiAnswer> {
    return person.caller.post(`/api/v1/reviews/${reviewId}/decisions`, body);
  }

  /** @throws Error where one of them is refused */
  async approve(reviewId: string, ...people: DeskPerson[]): Promise<ApiAnswer['body']> {
    let last: ApiAnswer | null = null;
    for (const person of people) {
      const answer = await this.decide(person, reviewId);
      if (answer.status !== 201) throw new Error(`${person.username}: ${answer.text}`);
      last = answer;
    }
    return last?.body;
  }

  correct(person: DeskPerson, reviewId: string, changes: object, stage?: string): Promise<ApiAnswer> {
    return person.caller.post(`/api/v1/reviews/${reviewId}/corrections`, {
      changes,
      ...(stage && { stage }),
    });
  }

  async review(reviewId: string): Promise<ApiAnswer['body']> {
    return (await this.admin.get(`/api/v1/reviews/${reviewId}`)).body;
  }

  async queue(person: DeskPerson, query = ''): Promise<QueueRow[]> {
    const answer = await person.caller.get(`/api/v1/review-queue?limit=100${query}`);
    return (answer.body as { items: QueueRow[] }).items;
  }

  // Rows are whatever the statement asks for; a wrong guess fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  sql<Row = any>(text: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.api.dataSource.query<Row[]>(text, parameters);
  }

  /** A decision by plain SQL, around every rule of the program. */
  insertDecision(
    review: { id: string; revisionId: string },
    stage: string,
    deciderId: string,
    by: { delegationId?: string; onBehalfOf?: string } = {},
  ): Promise<unknown> {
    return this.sql(
      `INSERT INTO review_decisions (id, review_id, revision_id, stage_key, position, decider_id, outcome,
                                     delegation_id, on_behalf_of)
       VALUES (gen_random_uuid(), $1, $2, $3, 1, $4, 'approve', $5, $6)`,
      [review.id, review.revisionId, stage, deciderId, by.delegationId ?? null, by.onBehalfOf ?? null],
    );
  }
}

/** What an answer says went right or wrong. */
export const outcomeOf = ({ status, body }: ApiAnswer): [number, string | undefined] => [
  status,
  (body as { code?: string } | null)?.code,
];
