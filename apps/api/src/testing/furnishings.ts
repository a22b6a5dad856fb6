import { randomUUID } from 'node:crypto';
import { signedHeaders } from '@haojiao/features/notices';

/** What a unit has already when it is furnished further, and how its people ask. */
export interface FurnishedUnit {
  organizationId: string;
  columnId: string;
  flowId: string;
  assetId: string;
  /** An approved item, its current revision and the review that approved it. */
  contentId: string;
  revisionId: string;
  reviewId: string;
  /** Of the unit's site. */
  accountId: string;
  /** The unit's author. */
  authorId: string;
  /** Asks as somebody of the unit who holds every role; yields the body of an answer that succeeded. */
  ask: <Answer = { id: string }>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: object,
  ) => Promise<Answer>;
  /** Sends bytes to a whole address: as `ask`, or as nobody, as programs do that sign what they send. */
  post: (
    by: 'person' | 'nobody',
    path: string,
    body: Buffer,
    headers: Record<string, string>,
  ) => Promise<{ id: string }>;
}

/** A thing of the kind, and ids for further parameters of its addresses, by their names. */
export interface Furnishing {
  id: string;
  children?: Record<string, string>;
}

/**
 * One thing of each kind that has addresses of its own (`/api/v1/{kind}/{id}…`), made by the api. Both tests that ask
 * for things of another unit furnish their units with them: a new kind has its line here.
 */
export const furnishings: Record<string, (unit: FurnishedUnit) => Promise<Furnishing>> = {
  'content-templates': async ({ organizationId, contentId, ask }) => {
    const parts = { title: '每日一问 {date}', article: { html: '<p>问：</p>' } };
    const { id } = await ask('POST', '/content-templates', {
      organizationId,
      name: '每日一问',
      type: 'article',
      parts,
    });
    // Hangs below an item, as every check of links does.
    const check = await ask('POST', `/contents/${contentId}/link-checks`, {});
    return { id, children: { checkId: check.id } };
  },
  'delivery-previews': ({ contentId, ask }) => ask('POST', `/contents/${contentId}/delivery-previews`, {}),
  brands: ({ organizationId, ask }) =>
    ask('POST', '/brands', {
      ...{ organizationId, code: `brand-${randomUUID().slice(0, 8)}`, name: '红色先锋', color: '#c8102e' },
    }),
  'platform-figures': async ({ accountId, ask }) => {
    const { items } = await ask<{ items: { id: string }[] }>(
      'POST',
      `/channel-accounts/${accountId}/figures`,
      {
        takenAt: '2026-01-01T09:00:00+08:00',
        figures: [{ metric: 'followers', value: '1.2万' }],
      },
    );
    return items[0]!;
  },
  'period-figures': async ({ accountId, ask }) => {
    const figure = { from: '2025-01-01', to: '2025-01-31', metric: 'page_views', value: '12.4万次' };
    const path = `/channel-accounts/${accountId}/period-figures`;
    const { items } = await ask<{ items: { id: string }[] }>('POST', path, { figures: [figure] });
    return items[0]!;
  },
  'figure-imports': async ({ accountId, post }) => {
    const part = (name: string, value: string) =>
      `--form\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const form =
      part('channelAccountId', accountId) + part('file"; filename="2025.csv', '月份,浏览量\n2025年2月,5\n');
    const headers = { 'content-type': 'multipart/form-data; boundary=form' };
    const { id } = await post(
      'person',
      '/api/v1/figure-imports',
      Buffer.from(`${form}--form--\r\n`),
      headers,
    );
    return { id, children: { line: '2' } };
  },
  recounts: ({ contentId, ask }) => {
    const today = new Date().toISOString().slice(0, 10);
    return ask('POST', '/analytics/recounts', { contentId, from: today, to: today });
  },
  'live-broadcasts': ({ organizationId, ask }) =>
    ask('POST', '/live-broadcasts', {
      ...{ organizationId, place: '抖音', title: '技能大赛', startedAt: '2026-05-01T09:00:00+08:00' },
      views: '5万',
    }),
  leaderboards: ({ organizationId, ask }) =>
    ask('POST', '/leaderboards', {
      ...{ organizationId, title: '周榜', publisher: '某研究院' },
      period: { from: '2026-10-04', to: '2026-10-10' },
      text: '序号\t账号名称\t主办单位\n1\t河东工会\t河东区总工会',
    }),
  'inspection-exemptions': async ({ columnId, ask }) => {
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    return ask('POST', '/inspection-exemptions', { columnId, reason: '栏目改版', until });
  },
  'inspection-updates': ({ columnId, ask }) =>
    ask('POST', '/inspection-updates', { columnId, occurredAt: '2026-01-01T09:00:00+08:00' }),
  'report-schedules': async ({ organizationId, authorId, ask }) => {
    const { id } = await ask('POST', '/report-schedules', {
      ...{ organizationId, name: '月报', every: 'month', at: '08:00', format: 'csv' },
      recipientIds: [authorId],
    });
    // Reports are made by the worker alone.
    return { id, children: { runId: id } };
  },
  'legacy-imports': ({ organizationId, ask }) =>
    ask('POST', '/legacy-imports', { organizationId, name: '旧站' }),
  programmes: async ({ organizationId, ask }) => {
    const { id } = await ask('POST', '/programmes', {
      organizationId,
      code: `series-${randomUUID().slice(0, 8)}`,
      languages: ['zh-Hans'],
      titles: { 'zh-Hans': '有声工会' },
      descriptions: { 'zh-Hans': '每天一问。' },
      categories: ['news'],
      visibility: 'private',
    });
    const token = await ask('POST', `/programmes/${id}/feed-tokens`, { label: '值班室' });
    return { id, children: { tokenId: token.id } };
  },
  'programme-people': async ({ organizationId, ask }) => {
    const { id } = await ask('POST', '/programme-people', { organizationId, name: '其其格' });
    const consent = await ask('POST', `/programme-people/${id}/consents`, {
      scope: ['voice'],
      givenOn: '2026-01-01',
    });
    return { id, children: { consentId: consent.id } };
  },
  'asset-jobs': ({ assetId, ask }) =>
    ask('POST', '/assets/bulk', { action: 'set_credit', credit: '宣教部', ids: [assetId] }),
  'asset-folders': ({ organizationId, ask }) =>
    ask('POST', '/asset-folders', { organizationId, name: '图片' }),
  uploads: ({ organizationId, post }) => {
    const metadata = `organizationId ${Buffer.from(organizationId).toString('base64')}`;
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': '100', 'upload-metadata': metadata };
    return post('person', '/api/v1/uploads', Buffer.alloc(0), headers);
  },
  imports: ({ organizationId, ask }) =>
    ask('POST', '/imports', { organizationId, text: '导入的文字，其中有***一处。' }),
  lexicons: async ({ organizationId, ask }) => {
    const lexicon = await ask('POST', '/lexicons', { organizationId, name: '本单位词库' });
    const put = { id: 't1', category: 'typo_pair', pattern: '帐号', match: 'variant', severity: 'suggest' };
    await ask('POST', `/lexicons/${lexicon.id}/versions?activate=true`, { changes: [{ put }] });
    return { id: lexicon.id, children: { number: '1', termId: `${lexicon.id}.t1` } };
  },
  'lexicon-rescans': async ({ organizationId, ask }) => {
    const lexicon = await ask('POST', '/lexicons', { organizationId, name: '复扫词库' });
    const put = { id: 't1', category: 'typo_pair', pattern: '帐户', match: 'variant', severity: 'suggest' };
    await ask('POST', `/lexicons/${lexicon.id}/versions?activate=true`, { changes: [{ put }] });
    const { items } = await ask<{ items: { id: string; lexiconId: string }[] }>('GET', '/lexicon-rescans');
    return items.find(({ lexiconId }) => lexiconId === lexicon.id)!;
  },
  'index-formulas': ({ organizationId, ask }) =>
    ask('POST', '/index-formulas', {
      ...{ organizationId, code: 'reach', indexCode: 'wvci', name: '本单位指数', subject: 'account' },
      document: { inputs: [{ name: 'plays', kind: 'count' }], expression: 'ln(plays + 1)' },
    }),
  'index-values': async ({ organizationId, accountId, ask }) => {
    const formula = await ask<{ versions: { formulaId: string }[] }>('POST', '/index-formulas', {
      ...{ organizationId, code: 'plays', indexCode: 'wvci', name: '播放指数', subject: 'account' },
      document: { inputs: [{ name: 'plays', kind: 'count' }], expression: 'ln(plays + 1)' },
    });
    return ask('POST', '/index-values', {
      formulaId: formula.versions[0]!.formulaId,
      channelAccountId: accountId,
      period: { kind: 'month', from: '2026-01-01' },
      inputs: [{ name: 'plays', value: 9_800 }],
    });
  },
  topics: ({ organizationId, ask }) =>
    ask('POST', '/topics', { organizationId, slug: `topic-${organizationId}`, title: '劳模风采' }),
  'pay-lists': ({ organizationId, ask }) =>
    ask('POST', '/pay-lists', { organizationId, title: '稿费发放表', bulletinIds: [] }),
  'honour-rolls': async ({ organizationId, ask }) => {
    const scheme = await ask('POST', '/scoring-schemes', { organizationId, name: '评优办法', template: 'A' });
    const year = await ask('POST', '/assessment-years', {
      ...{ organizationId, name: '评优年度', startsOn: '2031-01-01', endsOn: '2031-12-31' },
      ...{ periodUnit: 'month', lateArrivals: 'count_in_next', schemeId: scheme.id },
    });
    return ask('POST', '/honour-rolls', {
      ...{ assessmentYearId: year.id, title: '评优名单', unitPlaces: [], personPlaces: 3 },
    });
  },
  payees: ({ organizationId, ask }) =>
    ask('POST', '/payees', {
      organizationId,
      contributorName: '张三',
      legalName: '张三',
      bankName: '建设银行',
      bankAccount: '6227001540020345678',
    }),
  invitations: ({ organizationId, ask }) =>
    ask('POST', `/organizations/${organizationId}/invitations`, { role: 'correspondent' }),
  'notice-hooks': async ({ organizationId, ask }) => {
    const url = 'https://hooks.example.com/notices';
    const { id } = await ask('POST', '/notice-hooks', { organizationId, name: '值班推送', url });
    // Nothing was delivered yet; any id has to be as unknown as the hook itself.
    return { id, children: { deliveryId: id } };
  },
  webhooks: async ({ organizationId, ask }) => {
    const { id } = await ask('POST', '/webhooks', {
      ...{ organizationId, name: '发布推送', url: 'https://hooks.example.com/published' },
      events: ['content.published'],
    });
    // Nothing was published to it yet; any id has to be as unknown as the webhook itself.
    return { id, children: { messageId: id } };
  },
  'submission-mailboxes': async ({ organizationId, authorId, ask }) => {
    const wish = { organizationId, name: '收稿', kind: 'webhook' };
    const { id } = await ask('POST', '/submission-mailboxes', wish);
    const address = `${authorId}@union.example`;
    const registered = await ask('POST', `/users/${authorId}/sending-addresses`, { address });
    return { id, children: { addressId: registered.id } };
  },
  'submission-sheets': ({ organizationId, post }) => {
    const head = 'Content-Disposition: form-data; name=';
    const parts = [
      `${head}"organizationId"\r\n\r\n${organizationId}`,
      `${head}"file"; filename="sheet.csv"\r\n\r\n标题,信息类别,正文\n一篇,动态信息,正文。`,
    ];
    const form = [...parts.map((part) => `--form\r\n${part}\r\n`), '--form--\r\n'].join('');
    const headers = { 'content-type': 'multipart/form-data; boundary=form' };
    return post('person', '/api/v1/submission-sheets', Buffer.from(form), headers);
  },
  commissions: async ({ organizationId, ask }) => {
    const { id } = await ask('POST', '/commissions', {
      organizationId,
      title: '约稿',
      dueOn: '2029-01-01',
      addressees: { reach: 'all_below' },
    });
    return { id, children: { organizationId } };
  },
  'scoring-schemes': async ({ organizationId, ask }) => {
    const { id, versions } = await ask<{ id: string; versions: { id: string }[] }>(
      'POST',
      '/scoring-schemes',
      {
        organizationId,
        name: '计分办法',
        template: 'A',
      },
    );
    await ask('PUT', `/organizations/${organizationId}/unit-classes/towns`, {
      name: '乡镇街道',
      members: [],
    });
    // No report of theirs is marked; any id has to be as unknown as the report itself.
    return { id, children: { versionId: versions[0]!.id, code: 'towns', markId: id } };
  },
  bulletins: async ({ organizationId, ask }) => {
    const scheme = await ask('POST', '/scoring-schemes', { organizationId, name: '通报办法', template: 'A' });
    const year = await ask('POST', '/assessment-years', {
      ...{
        organizationId,
        name: '2027年度',
        startsOn: '2027-01-01',
        endsOn: '2027-12-31',
        schemeId: scheme.id,
      },
      ...{ periodUnit: 'month', lateArrivals: 'count_in_next' },
    });
    await ask('PUT', `/organizations/${organizationId}/unit-classes/houses`, {
      name: '直属单位',
      members: [],
    });
    const bulletin = await ask('POST', '/bulletins', {
      ...{ organizationId, assessmentYearId: year.id, unitClasses: ['houses'], period: '2027-01' },
    });
    // Nobody appealed; any id has to be as unknown as the bulletin itself.
    return { id: bulletin.id, children: { appealId: bulletin.id } };
  },
  'assessment-years': async ({ organizationId, ask }) => {
    const scheme = await ask('POST', '/scoring-schemes', { organizationId, name: '年度办法', template: 'B' });
    return ask('POST', '/assessment-years', {
      organizationId,
      name: '2029年度',
      startsOn: '2028-12-01',
      endsOn: '2029-11-30',
      periodUnit: 'month',
      lateArrivals: 'count_in_next',
      schemeId: scheme.id,
    });
  },
  'score-penalties': ({ organizationId, ask }) =>
    ask('POST', '/score-penalties', {
      organizationId,
      issuerId: organizationId,
      code: 'false_report',
      occurredOn: '2026-01-01',
      reason: '与事实不符',
    }),
  'intake-messages': async ({ organizationId, ask, post }) => {
    const wish = { organizationId, name: '推送收稿', kind: 'webhook' };
    const box = await ask<{ id: string; secret: string }>('POST', '/submission-mailboxes', wish);
    const source = 'From: new@union.example\r\nSubject: report\r\n\r\nwords\r\n';
    const headers = signedHeaders(box.secret, randomUUID(), new Date(), source);
    await post('nobody', `/intake/mail/${box.id}`, Buffer.from(source), {
      ...headers,
      'content-type': 'message/rfc822',
    });
    const found = [];
    // A worker may have read it already.
    for (const state of ['received', 'set_aside', 'received', 'set_aside']) {
      const path = `/intake-messages?state=${state}&mailboxId=${box.id}`;
      found.push(...(await ask<{ items: { id: string }[] }>('GET', path)).items);
    }
    return found[0]!;
  },
  pushes: async ({ organizationId, contentId, ask }) => {
    await ask('POST', '/organizations', {
      name: '下级工会',
      code: `below-${organizationId.slice(-6)}`,
      parentId: organizationId,
    });
    return ask('POST', `/contents/${contentId}/pushes`, { units: { reach: 'all_below' } });
  },
  'pushed-items': async ({ organizationId, ask }) => {
    const { items } = await ask<{ items: { id: string }[] }>(
      'GET',
      `/pushed-items?organizationId=${organizationId}`,
    );
    return items[0]!;
  },
  'unit-subscriptions': async ({ organizationId, contentId, ask }) => {
    const { items } = await ask<{ items: { organizationId: string }[] }>(
      'GET',
      `/pushed-items?organizationId=${organizationId}`,
    );
    const { id } = await ask('POST', '/unit-subscriptions', {
      subscriberOrganizationId: items[0]!.organizationId,
      sourceOrganizationId: organizationId,
    });
    return { id, children: { contentId } };
  },
  'story-ideas': ({ organizationId, authorId, ask }) =>
    ask('POST', '/story-ideas', { organizationId, title: '选题', ownerId: authorId, dueOn: '2029-01-01' }),
  'recurring-slots': async ({ organizationId, columnId, ask }) => {
    const when = { days: ['mon'], time: '07:30', from: '2029-01-01' };
    const slot = await ask('POST', '/recurring-slots', {
      organizationId,
      name: '每日一问',
      columnId,
      ...when,
    });
    return { id: slot.id, children: { date: '2029-01-01' } };
  },
  'release-bundles': ({ organizationId, contentId, ask }) =>
    ask('POST', '/release-bundles', { organizationId, name: '组合', contentIds: [contentId] }),
  campaigns: async ({ organizationId, contentId, ask }) => {
    const days = { from: '2029-01-01', to: '2029-01-31' };
    const campaign = await ask('POST', '/campaigns', { organizationId, name: '策划', goal: '目标', ...days });
    return { id: campaign.id, children: { contentId } };
  },
  'sign-off-links': async ({ organizationId, ask }) => {
    const username = `leader-${organizationId.slice(-8)}`;
    const leader = await ask('POST', '/users', { username, displayName: '领导', organizationId });
    await ask('PUT', `/organizations/${organizationId}/members/${leader.id}`, { roles: ['chief_editor'] });
    const item = await ask('POST', '/contents', {
      organizationId,
      type: 'article',
      title: '请签审',
      article: { html: '<p>正文。</p>' },
    });
    const review = await ask('POST', `/contents/${item.id}/submit`, {});
    return ask('POST', `/reviews/${review.id}/sign-off-links`, { userId: leader.id });
  },
  'review-delegations': async ({ organizationId, ask }) => {
    const username = `delegate-${organizationId.slice(-8)}`;
    const delegate = await ask('POST', '/users', { username, displayName: '受托人', organizationId });
    await ask('PUT', `/organizations/${organizationId}/members/${delegate.id}`, { roles: ['editor'] });
    return ask('POST', '/review-delegations', {
      organizationId,
      delegateId: delegate.id,
      from: '2029-01-01T00:00:00+08:00',
      to: '2029-01-08T00:00:00+08:00',
      reason: '休假',
    });
  },
  'emergency-orders': async ({ organizationId, authorId, ask }) => {
    await ask('POST', '/review-flows', {
      organizationId,
      name: '应急',
      kind: 'emergency',
      stages: [{ key: 'review_1', kind: 'review', roles: ['chief_editor'] }],
      settings: { approvers: [{ userId: authorId }], platforms: ['site'] },
      isDefault: true,
    });
    const item = await ask('POST', '/contents', {
      organizationId,
      type: 'article',
      title: '暴雨避险提示',
      article: { html: '<p>请勿外出。</p>' },
    });
    return ask('POST', `/contents/${item.id}/emergency-orders`, {
      reasonCode: 'weather',
      approverId: authorId,
      approvedAt: new Date().toISOString(),
      means: 'phone',
      wording: '立即发布',
      readBack: true,
      platforms: ['site'],
    });
  },
  'reprint-sources': ({ organizationId, ask }) =>
    ask('POST', '/reprint-sources', {
      organizationId,
      name: '县工人报',
      hosts: ['workers.example.cn'],
      kind: 'own',
      validFrom: '2026-01-01',
    }),
};

/** Furnishes a unit. */
export async function furnishFurther(
  unit: FurnishedUnit,
): Promise<{ ids: Record<string, string>; children: Record<string, string> }> {
  const ids: Record<string, string> = {};
  const children: Record<string, string> = {};
  for (const [kind, make] of Object.entries(furnishings)) {
    const { id, children: more } = await make(unit);
    ids[kind] = id;
    Object.assign(children, more);
  }
  const note = await unit.ask('POST', `/contents/${unit.contentId}/notes`, {
    revisionId: unit.revisionId,
    path: 'title',
    note: '请核对',
  });
  children.noteId = note.id;
  // Of another report; that the first can't be seen is said before anybody looks for it.
  children.otherId = note.id;
  const report = await unit.ask('POST', '/submissions', {
    organizationId: unit.organizationId,
    category: 'news',
    title: '有批示的来稿',
    bodyHtml: '<p>来稿正文。</p>',
    assetIds: [],
    contributors: [{ name: '张三' }],
  });
  const instruction = await unit.ask('POST', `/submissions/${report.id}/instructions`, {
    level: 'city',
    leaderName: '王某',
    leaderPost: '主席',
    instructedOn: '2026-07-22',
  });
  children.instructionId = instruction.id;
  return { ids, children };
}
