import { fault } from '@haojiao/kernel';
import { ReviewFlowsService } from './review-flows.service';
import { ReviewDesk } from '@haojiao/testing';
import type { DeskPerson as Person } from '@haojiao/testing';

describe('flows as data', () => {
  let desk: ReviewDesk;
  let unit: string;
  let author: Person;
  let chief: Person;

  beforeAll(async () => {
    desk = await ReviewDesk.open();
    unit = await desk.aUnit(['review_1']);
    author = await desk.aPerson(unit, 'author');
    chief = await desk.aPerson(unit, 'chief_editor');
  });

  afterAll(() => desk.close());

  const stage = (key: string) => ({ key, kind: 'review', roles: ['editor'] });

  it('leave a version with every change; a running review keeps and shows its own', async () => {
    const running = await desk.submitted(author, unit);
    expect(running.flowVersion).toBe(1);
    const path = `/api/v1/review-flows/${running.flowId}`;
    const { etag } = await chief.caller.get(path);
    const stages = [stage('review_1'), stage('review_2')];
    const changed = await chief.caller.patch(path, { stages }, etag);
    // Who is the default is no part of what a flow asks for.
    const same = await chief.caller.patch(path, { isDefault: true }, changed.etag);
    await chief.caller.patch(path, { name: '两审' }, same.etag);
    const { body } = await chief.caller.get(`${path}/versions?limit=2`);
    const rest = await chief.caller.get(`${path}/versions?limit=2&cursor=${body.nextCursor}`);
    const versions = [...body.items, ...rest.body.items];
    expect(versions.map(({ number, name, stages: each }) => [number, name, each.length])).toEqual([
      [3, '两审', 2],
      [2, '本单位流程', 2],
      [1, '本单位流程', 1],
    ]);
    expect(versions[0].changedByName).toBe(chief.username);
    const kept = await desk.review(running.id);
    expect([kept.flowVersion, kept.stages.length]).toEqual([1, 1]);
    expect((await desk.submitted(author, unit)).flowVersion).toBe(3);
    await expect(desk.sql('UPDATE review_flow_versions SET number = 9')).rejects.toThrow('append-only');
  });

  it('where nobody may decide say so with a way on, and go on when somebody comes', async () => {
    const alone = await desk.aUnit(['review_1']);
    const writer = await desk.aPerson(alone, 'author');
    const review = await desk.submitted(writer, alone);
    expect(review).toMatchObject({ nobodyCanDecide: true, stageOrganizationId: alone });
    expect(review.wayOn.zh).toContain('撤回');
    const rootEditor = await desk.aPerson(desk.api.root.id, 'editor');
    const asked = await writer.caller.post(`/api/v1/reviews/${review.id}/escalations`);
    expect(asked.body).toMatchObject({
      nobodyCanDecide: false,
      wayOn: null,
      stageOrganizationId: desk.api.root.id,
      escalatedFrom: alone,
    });
    expect((await desk.queue(rootEditor, '&mine=true')).map(({ reviewId }) => reviewId)).toEqual([review.id]);
    const [entry] = await desk.sql(
      "SELECT details FROM audit_entries WHERE action = 'review.escalated' AND object_id = $1",
      [review.id],
    );
    expect(entry.details).toMatchObject({ from: alone, to: desk.api.root.id });
    expect((await desk.approve(review.id, rootEditor)).state).toBe('approved');
  });

  it('have settings only where their kind has, in the shape that the kind says', async () => {
    const post = (kind: string, settings: object) =>
      chief.caller.post('/api/v1/review-flows', {
        organizationId: unit,
        name: `流程 ${kind}`,
        kind,
        stages: [stage('review_1')],
        settings,
      });
    const none = await post('standard', { hours: 24 });
    expect(none.body.errors).toMatchObject([{ path: 'settings.hours', code: 'setting_unknown' }]);
    const reserved = await chief.caller.post('/api/v1/review-flows', {
      organizationId: unit,
      name: '占用',
      kind: 'standard',
      stages: [stage('proof_after_correction')],
    });
    expect(reserved.body.errors).toMatchObject([{ path: 'stages.0.key', code: 'stage_key_reserved' }]);
    const flows = desk.api.app.get(ReviewFlowsService, { strict: false });
    expect(() =>
      ['standard', 'standard'].forEach(() =>
        flows.registerKind('standard', {
          templates: [],
          settingsFaults: (settings) =>
            'hours' in settings
              ? []
              : [fault('settings.hours', 'required', '缺少时限。', 'Hours are missing.')],
        }),
      ),
    ).toThrow('twice');
    expect((await post('standard', {})).body.errors).toMatchObject([{ path: 'settings.hours' }]);
    expect((await post('standard', { hours: 24 })).body.settings).toEqual({ hours: 24 });
  });
});
