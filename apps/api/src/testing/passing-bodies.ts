import { randomUUID } from 'node:crypto';

/**
 * Bodies that pass every check of shape, so that the question is asked which the id decides. A new route that
 * answers 400 to the tests of foreign ids wants its line. By method and path below `/api/v1`, parameters as `:name`.
 */
export const passingBodies: Record<string, object> = {
  'PATCH /organizations/:id': { name: '改名' },
  'PUT /organizations/:id/members/:userId': { roles: ['editor'] },
  'PATCH /users/:id': { displayName: '改名' },
  'POST /organizations/:id/invitations': { role: 'correspondent' },
  'PATCH /assets/:id': { altText: '改' },
  'POST /imports/:id/repairs': { accept: [{ kind: 'masked_word' }] },
  'POST /imports/:id/tracked-changes': { choice: 'reject' },
  'POST /imports/:id/pictures': { urls: ['https://pictures.example/1.jpg'] },
  'PATCH /lexicons/:id': { name: '改名' },
  'POST /lexicons/:id/versions': { changes: [{ remove: 't1' }] },
  'POST /lexicons/:id/test': { text: '登记帐号。' },
  'PUT /organizations/:id/lexicon-mutes/:termId': { reason: '本单位另有规定' },
  'PUT /organizations/:id/leader-order': { entries: [] },
  'POST /contents/:id/proofing/acceptances': {
    revisionId: randomUUID(),
    findingKey: 'f'.repeat(64),
    reason: '原文引用',
  },
  'PATCH /columns/:id': { name: '改名' },
  'PATCH /content-templates/:id': { name: '改名' },
  'PATCH /contents/:id': { title: '改题' },
  'PUT /contents/:id/presence': { editing: true },
  'PUT /contents/:id/variants/:platform': { title: '改题' },
  'POST /contents/:id/publications': { channelAccountIds: [randomUUID()] },
  'POST /contents/:id/withdraw': { reason: '不再需要' },
  'POST /contents/:id/notes': { revisionId: randomUUID(), path: 'title', note: '用全称' },
  'POST /contents/:id/notes/:noteId/replies': { text: '已改' },
  'POST /reviews/:id/assign': { userId: randomUUID() },
  'PUT /organizations/:id/review-separation': { mode: 'strict', reason: '恢复' },
  'POST /reviews/:id/corrections': { changes: { title: '改题' } },
  'POST /reviews/:id/decisions': { outcome: 'approve' },
  'POST /reviews/:id/sign-off-links': { userId: randomUUID() },
  'PATCH /review-flows/:id': { name: '改名' },
  'POST /contents/:id/emergency-orders': {
    reasonCode: 'accident',
    approverId: randomUUID(),
    approvedAt: '2030-01-01T09:00:00+08:00',
    means: 'phone',
    wording: '立即发布',
    readBack: true,
    platforms: ['site'],
  },
  'PATCH /reprint-sources/:id': { note: '改注' },
  'POST /contents/:id/reprint-snapshots': { html: '<p>原文</p>' },
  'PATCH /channel-accounts/:id': { name: '改名' },
  'PATCH /notice-hooks/:id': { name: '改名' },
  'PATCH /payees/:id': { bankName: '工商银行' },
  'POST /payees/:id/looks': { reason: '核对' },
  'PATCH /submission-mailboxes/:id': { name: '改名' },
  'PATCH /blackout-windows/:id': { reason: '改由' },
  'PATCH /publications/:id': { scheduledAt: '2030-01-01T09:00:00+08:00' },
  'POST /publications/:id/resolve': { outcome: 'not_published' },
  'POST /publications/:id/withdraw': { reason: '不再需要' },
  'PUT /organizations/:id/submission-deadlines': { rules: [], terms: [] },
  'PATCH /submissions/:id': { title: '改题' },
  'POST /submissions/:id/contact-looks': { reason: '核实情况' },
  'POST /submissions/:id/decline': { reason: '不采用' },
  'POST /submissions/:id/adoptions': { level: 'city', outlet: '市报', adoptedOn: '2026-07-22' },
  'POST /submissions/:id/adoptions/:adoptionId/refuse': { reason: '未见报' },
  'POST /submissions/:id/adoptions/:adoptionId/revoke': { reason: '经核实未刊发' },
  'PATCH /commissions/:id': { title: '改题' },
  'POST /commissions/:id/cancel': { reason: '不再需要' },
  'POST /commissions/:id/addressees/:organizationId/excuse': { reason: '无相关工作' },
  'POST /submissions/:id/instructions': {
    level: 'city',
    leaderName: '王某',
    leaderPost: '主席',
    instructedOn: '2026-07-22',
  },
  'POST /submissions/:id/instructions/:instructionId/refuse': { reason: '未见批示' },
  'POST /submissions/:id/instructions/:instructionId/revoke': { reason: '经核实无此批示' },
  'PATCH /story-ideas/:id': { title: '改题' },
  'POST /story-ideas/:id/drop': { reason: '不再需要' },
  'PATCH /campaigns/:id': { name: '改名' },
  'PATCH /recurring-slots/:id': { name: '改名' },
  'PUT /recurring-slots/:id/occurrences/:date': { skipReason: '不再需要' },
  'PATCH /release-bundles/:id': { name: '改名' },
  'POST /release-bundles/:id/schedule': { channelAccountIds: [randomUUID()] },
  'POST /release-bundles/:id/move': { scheduledAt: '2030-01-01T09:00:00+08:00' },
};

/** What an address demands behind its question mark, or nothing; comparing two revisions names them there. */
export function passingQuery(path: string, revisionId: string): string {
  if (path.endsWith('/compare')) return `?from=${revisionId}&to=${revisionId}`;
  if (path.endsWith('/occurrences')) return '?from=2029-01-01&to=2029-01-31';
  return path.endsWith('/diff') ? '?from=1' : '';
}
